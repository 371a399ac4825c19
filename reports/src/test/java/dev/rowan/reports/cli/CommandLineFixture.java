package dev.rowan.reports.cli;

import dev.rowan.reports.Engine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a folder of its own, and what it says. */
abstract class CommandLineFixture {

    @TempDir
    Path folder;

    record Said(int exitCode, String out, String err) {}

    static Said rowan(Engine engine, String... arguments) {
        return rowan(false, engine, arguments);
    }

    /** @param watched whether a person sits before it */
    static Said rowan(boolean watched, Engine engine, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                watched);
        int exitCode = Main.run(terminal, engine, arguments);
        return new Said(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }
}
