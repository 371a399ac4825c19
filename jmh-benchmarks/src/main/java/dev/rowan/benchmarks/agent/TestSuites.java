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

    private static final String START_BARE = "start: bare";
    private static final String START_WATCHED = "start: rowan-agent";
    private static final String BARE = "tests: bare";
    private static final String WATCHED = "tests: rowan-agent";

    private final Agents agents;
    private final Path example;
    private final PrintStream out;

    /** @param example the built example's folder */
    public TestSuites(Agents agents, Path example, PrintStream out) {
        this.agents = agents;
        this.example = example;
        this.out = out;
    }

    /**
     * Measures that many runs of each, and says after each round what came out so far; gives the times in milliseconds by
     * subject.
     *
     * @param besides agents that run beside ours: JaCoCo's
     */
    public Map<String, List<Double>> run(int rounds, List<String> besides) throws IOException, InterruptedException {
        Lives lives = new Lives();
        String classPath = classPath();
        lives.add(START_BARE, Startups.program(List.of()));
        lives.add(START_WATCHED, Startups.program(agents.asAttached()));
        lives.add(BARE, tests(classPath, List.of()));
        lives.add(WATCHED, tests(classPath, agents.asAttached()));
        for (String agent : besides) {
            lives.add("tests: " + agent, tests(classPath, agents.optionsOf(agent)));
        }
        lives.run(rounds, () -> print(lives));
        return lives.millis();
    }

    private void print(Lives lives) {
        lives.print(out, "wall time of the tests of " + example.getFileName() + ", whole JVMs", BARE);
        double startUp = lives.median(START_WATCHED) - lives.median(START_BARE);
        double part = Lives.median(parts(lives.millis(), startUp));
        out.printf(
                Locale.ROOT,
                "%nTarget: rowan-agent at most %.0f%% more beside its start-up of %.0f ms: %s (%.1f%%, the median of %d rounds)%n",
                TARGET * 100,
                startUp,
                part <= TARGET ? "met" : "MISSED",
                part * 100,
                lives.millis().getOrDefault(BARE, List.of()).size());
    }

    /** What the agent added, of each round: what else the machine did hit both of them. */
    private static List<Double> parts(Map<String, List<Double>> millis, double startUp) {
        List<Double> bare = millis.getOrDefault(BARE, List.of());
        List<Double> watched = millis.getOrDefault(WATCHED, List.of());
        List<Double> parts = new ArrayList<>();
        for (int i = 0; i < bare.size(); i++) {
            parts.add((watched.get(i) - bare.get(i) - startUp) / bare.get(i));
        }
        return parts;
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
