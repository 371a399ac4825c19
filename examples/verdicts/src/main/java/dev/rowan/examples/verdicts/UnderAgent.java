package dev.rowan.examples.verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of an example's tests in a JVM of its own, with the agent and the class path of the caller. */
public final class UnderAgent {
    /** A run that has not ended by then hangs: an example takes seconds. */
    private static final long MINUTES = 5;

    private UnderAgent() {}

    /**
     * Runs them, and gives the folder with the recording.
     *
     * @param agent the packed jar
     * @param scratch where the folder is made
     * @throws IllegalStateException if a test fails, with what the JVM said
     */
    public static Path run(Path agent, Path scratch, Order order, Class<?>... tests)
            throws IOException, InterruptedException {
        return run(agent, "", scratch, order, tests);
    }

    /** The same with options of the agent, {@code verify=off}. */
    public static Path run(Path agent, String options, Path scratch, Order order, Class<?>... tests)
            throws IOException, InterruptedException {
        return run(agent, options, System.getProperty("java.class.path"), scratch, order, tests);
    }

    /** The same with other libraries than the caller has. */
    public static Path run(Path agent, String options, String classPath, Path scratch, Order order, Class<?>... tests)
            throws IOException, InterruptedException {
        Files.createDirectories(scratch);
        Path folder = Files.createTempDirectory(scratch, order.name().toLowerCase(java.util.Locale.ROOT));
        Path recordings = folder.resolve("rowan");
        Path said = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + agent.toAbsolutePath() + "=destdir=" + recordings.toAbsolutePath()
                        + (options.isEmpty() ? "" : "," + options),
                "-cp",
                classPath,
                RunTests.class.getName(),
                order.name()));
        for (Class<?> test : tests) {
            command.add(test.getName());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The tests did not end within " + MINUTES + " minutes; see " + said);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("The tests failed under the agent:\n" + Files.readString(said));
        }
        return recordings;
    }
}
