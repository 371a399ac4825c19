package dev.rowan.reports.cli;

import dev.rowan.reports.Engine;
import dev.rowan.reports.export.Console;
import dev.rowan.reports.export.Markdown;
import dev.rowan.reports.gate.Difference;
import dev.rowan.reports.gate.Settings;
import dev.rowan.reports.gate.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells two recordings or baselines apart. */
@Command(
        name = "diff",
        description = "Says what differs between two recordings, baselines or results of JMH.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    /** Lines of one kind on the console; Markdown has more. */
    private static final int MOST = 20;

    private static final String KINDS =
            "A baseline file, a folder of recordings, or benchmark results that JMH wrote with -rf json.";

    private final Terminal terminal;
    private final Engine engine;

    @Parameters(index = "0", paramLabel = "BEFORE", description = KINDS)
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = KINDS)
    private Path after = Path.of("");

    @Option(names = "--markdown", paramLabel = "FILE", description = "Also write it as Markdown.")
    private @Nullable Path markdown;

    @Option(names = "--config", paramLabel = "FILE", description = "Suppressions and thresholds.")
    private @Nullable Path config;

    DiffCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = config == null ? Settings.DEFAULT : SettingsFile.read(config);
        Difference difference = Difference.between(engine.measured(before, settings), engine.measured(after, settings));
        if (difference.isEmpty()) {
            terminal.out().println("no difference");
        }
        section("new findings", difference.newFindings(), id -> id);
        section("gone findings", difference.goneFindings(), id -> id);
        section("tests", difference.tests(), test -> test.name() + ": " + test.facts());
        section("new tests", difference.added(), name -> name);
        section("gone tests", difference.gone(), name -> name);
        section("benchmarks", difference.benchmarks(), one -> one.name() + ": " + one.facts());
        if (markdown != null) {
            Files.writeString(markdown, Markdown.of(difference, before.toString(), after.toString()));
        }
        return 0;
    }

    private <T> void section(String title, List<T> items, Function<T, String> line) {
        if (items.isEmpty()) {
            return;
        }
        terminal.out().println(title + " (" + items.size() + ")");
        items.stream().limit(MOST).forEach(item -> terminal.out().println("  " + Console.safe(line.apply(item))));
        if (items.size() > MOST) {
            terminal.out().println("  and " + (items.size() - MOST) + " more");
        }
    }
}
