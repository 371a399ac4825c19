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
        boolean watched = System.console() != null
                && !environment.containsKey("NO_COLOR")
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(System.out, System.err, watched);
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
