package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own with little memory, in which a test's {@code main} works on the test's database. */
public final class LittleMemory {
    private LittleMemory() {}

    /**
     * What the program said, which must have ended well. Its first argument is the database's address: on SQLite that of
     * a file in the folder, since memory is not shared between processes.
     */
    public static String run(Class<?> program, String memory, TestDatabase database, Path folder, String... arguments)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                memory,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                database.engine() == Engine.POSTGRES
                        ? database.url()
                        : "jdbc:sqlite:" + folder.resolve("little-memory.db")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = process.waitFor();
        String said = Files.readString(output);
        assertThat(exitCode).as(said).isZero();
        return said;
    }
}
