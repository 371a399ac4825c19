package dev.rowan.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked for on the command line.
 *
 * @param rounds how often each subject has its turn
 * @param iterations of warm-up, and of measurement, in each turn
 * @param millis of each iteration
 * @param only contests to run; empty for all of the suite
 * @param parameters values for parameters of the contests, {@code subject} among them
 * @param out the folder of the JSON
 */
record Settings(
        String suite,
        int rounds,
        int iterations,
        int millis,
        List<String> only,
        Map<String, String[]> parameters,
        List<String> jvm,
        Path agent,
        Path example,
        Path out) {
    static final String USAGE = """
        java -jar benchmarks.jar SUITE [OPTION…]

          --rounds N          turns of each subject, interleaved (3)
          --iterations N      of warm-up and of measurement in each turn (4)
          --millis N          of each iteration (500)
          --contest A,B       only these contests of the suite
          --param NAME=A,B    only these values of a parameter; NAME is `subject` or one that the table shows
          --jvm OPTION        a further option of the measured JVMs; can be repeated
          --agent JAR         our agent (agent/target/rowan-agent.jar of this build)
          --example DIR       whose tests `tests` runs (examples/petclinic-hibernate of this build)
          --out DIR           where the JSON goes (target/benchmarks, beside the jar)
        """;

    static Settings of(String... arguments) {
        String suite = null;
        Map<String, String> given = new LinkedHashMap<>();
        Map<String, String[]> parameters = new LinkedHashMap<>();
        List<String> jvm = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            if (!word.startsWith("--")) {
                suite = word;
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(word + " needs a value.\n" + USAGE);
            }
            String value = arguments[++i];
            switch (word) {
                case "--param" -> {
                    String[] pair = value.split("=", 2);
                    parameters.put(pair[0], pair[pair.length - 1].split(","));
                }
                case "--jvm" -> jvm.add(value);
                case "--rounds", "--iterations", "--millis", "--contest", "--agent", "--example", "--out" ->
                    given.put(word, value);
                default -> throw new IllegalArgumentException("There is no option " + word + ".\n" + USAGE);
            }
        }
        if (suite == null) {
            throw new IllegalArgumentException("Name a suite.\n" + USAGE);
        }
        String only = given.getOrDefault("--contest", "");
        return new Settings(
                suite,
                Integer.parseInt(given.getOrDefault("--rounds", "3")),
                Integer.parseInt(given.getOrDefault("--iterations", "4")),
                Integer.parseInt(given.getOrDefault("--millis", "500")),
                only.isEmpty() ? List.of() : List.of(only.split(",")),
                parameters,
                jvm,
                Path.of(given.getOrDefault("--agent", ofThisBuild("agent/target/rowan-agent.jar"))),
                Path.of(given.getOrDefault("--example", ofThisBuild("examples/petclinic-hibernate"))),
                Path.of(given.getOrDefault(
                        "--out", target().resolve("benchmarks").toString())));
    }

    private static String ofThisBuild(String path) {
        return target().resolve("../..").resolve(path).normalize().toString();
    }

    /** The folder that the jar lies in. */
    static Path target() {
        Path code = Path.of(Settings.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Path folder = code.getParent();
        return folder == null ? Path.of("") : folder;
    }
}
