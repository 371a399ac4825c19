package dev.rowan.benchmarks.agent;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The wall time of an application's tests, from start to end of their JVM: those of the example on Hibernate and Spring
 * Data, bare, with ours and with JaCoCo's agent. Beside them {@link Program}, which tells how much of it is start-up.
 */
public final class TestSuites {
    /** What the agent may cost beside its start-up, as a part of the bare time. */
    private static final double TARGET = 0.03;

    private static final List<String> TESTS = List.of(
            "dev.rowan.examples.verdicts.RunTests",
            "AS_WRITTEN",
            "dev.rowan.examples.petclinic.ClinicTests",
            "dev.rowan.examples.petclinic.ClinicPageTests");

    private final Agents agents;
    private final Path example;
    private final PrintStream out;

    /** @param example the built example's folder */
    public TestSuites(Agents agents, Path example, PrintStream out) {
        this.agents = agents;
        this.example = example;
        this.out = out;
    }

    /** Measures that many runs of each, and prints the table; gives the times in milliseconds by subject. */
    public Map<String, List<Double>> run(int rounds) throws IOException, InterruptedException {
        Lives lives = new Lives();
        String classPath = classPath();
        lives.add("start: bare", Startups.program(List.of()));
        lives.add("start: rowan-agent", Startups.program(agents.asAttached()));
        lives.add("tests: bare", tests(classPath, List.of()));
        lives.add("tests: rowan-agent", tests(classPath, agents.asAttached()));
        lives.add("tests: jacoco", tests(classPath, agents.optionsOf("jacoco")));
        lives.run(rounds);
        lives.print(out, "wall time of the tests of " + example.getFileName() + ", whole JVMs", "tests: bare");
        double startUp = lives.median("start: rowan-agent") - lives.median("start: bare");
        double bare = lives.median("tests: bare");
        double part = (lives.median("tests: rowan-agent") - bare - startUp) / bare;
        out.printf(
                Locale.ROOT,
                "%nTarget: rowan-agent at most %.0f%% more beside its start-up of %.0f ms: %s (%.1f%%)%n",
                TARGET * 100,
                startUp,
                part <= TARGET ? "met" : "MISSED",
                part * 100);
        return lives.millis();
    }

    private static List<String> tests(String classPath, List<String> options) {
        List<String> arguments = new ArrayList<>(options);
        arguments.add("-cp");
        arguments.add(classPath);
        arguments.addAll(TESTS);
        return arguments;
    }

    private String classPath() throws IOException {
        Path target = example.resolve("target");
        Path listed = target.resolve("test.classpath");
        if (!Files.exists(listed)) {
            throw new IllegalStateException("There is no " + listed + ".\n"
                    + "  Build the example and list its class path: mvn -q -Dquick -DskipTests"
                    + " -pl jmh-benchmarks,agent,examples/petclinic-hibernate -am package"
                    + " dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test.classpath");
        }
        return String.join(
                File.pathSeparator,
                target.resolve("test-classes").toString(),
                target.resolve("classes").toString(),
                Files.readString(listed).strip());
    }
}
