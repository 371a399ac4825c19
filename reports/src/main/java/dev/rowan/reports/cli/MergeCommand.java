package dev.rowan.reports.cli;

import dev.rowan.reports.Recordings;
import dev.rowan.reports.view.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the recordings of many forks and machines into one folder. */
@Command(
        name = "merge",
        description = "Copies recordings into one folder, which is one recording. Files that are there already are"
                + " not copied twice.",
        mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Recordings: files, folders or globs.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to fill; it is made.")
    private Path out = Path.of("");

    MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        int count = Recordings.merge(Recordings.named(names), out);
        if (count == 0) {
            terminal.err()
                    .println("rowan: no recording was found under " + String.join(", ", names)
                            + "; their files end in .rowan");
            return Verdict.Outcome.NO_DATA.exitCode();
        }
        terminal.out().println(count + (count == 1 ? " recording in " : " recordings in ") + out);
        return 0;
    }
}
