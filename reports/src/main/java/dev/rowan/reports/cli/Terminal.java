package dev.rowan.reports.cli;

import dev.rowan.reports.export.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Where the commands print.
 *
 * @param out results
 * @param err progress and errors
 * @param terminal whether a person watches: colours and progress only then
 */
record Terminal(PrintStream out, PrintStream err, boolean terminal) {

    static Terminal system() {
        Map<String, String> environment = System.getenv();
        boolean watched = isTerminal()
                && !environment.containsKey("NO_COLOR")
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(System.out, System.err, watched);
    }

    /** Up to Java 21 there is a console only on a terminal; since 22 there always is one, and it can be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    Console console() {
        return new Console(terminal);
    }

    void print(List<String> lines) {
        lines.forEach(out::println);
    }

    void progress(String doing) {
        if (terminal) {
            err.println("rowan: " + doing + " …");
        }
    }
}
