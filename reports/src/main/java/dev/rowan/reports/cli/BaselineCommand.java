package dev.rowan.reports.cli;

import dev.rowan.reports.Engine;
import dev.rowan.reports.Result;
import dev.rowan.reports.gate.BaselineFile;
import dev.rowan.reports.view.Range;
import dev.rowan.reports.view.Verdict;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a baseline. */
@Command(
        name = "baseline",
        description = "Writes what the recordings count as a baseline for git. Tests that ran more than once, in one"
                + " recording or several, get the range of what they showed.",
        mixinStandardHelpOptions = true)
final class BaselineCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Engine engine;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("rowan-baseline.json");

    BaselineCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws Exception {
        terminal.progress("reading recordings");
        Result result = engine.look(input.recordings(), input.benchmarks(), input.settings());
        Verdict verdict = result.report().verdict();
        if (verdict.outcome().exitCode() != 0) {
            terminal.err().println("rowan: no baseline was written. " + verdict.reason());
            return verdict.outcome().exitCode();
        }
        BaselineFile.write(result.measured(), out);
        terminal.out()
                .printf(
                        "%s, %s%s: %s%n",
                        counted(result.report().totals().tests(), "test"),
                        counted(
                                result.measured().findings().values().stream()
                                        .mapToLong(Range::most)
                                        .sum(),
                                "finding"),
                        unsteady(result)
                                + benchmarks(result.measured().benchmarks().size()),
                        out);
        return verdict.outcome().exitCode();
    }

    private static String counted(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** Of several recordings, what one showed and another did not. */
    private static String unsteady(Result result) {
        long ids = result.measured().findings().values().stream()
                .filter(range -> !range.exact())
                .count();
        return ids == 0 ? "" : " (" + ids + (ids == 1 ? " comes and goes)" : " come and go)");
    }

    private static String benchmarks(int count) {
        return count == 0 ? "" : ", " + count + (count == 1 ? " benchmark" : " benchmarks");
    }
}
