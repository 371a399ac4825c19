package dev.rowan.reports.cli;

import dev.rowan.reports.Engine;
import dev.rowan.reports.Format;
import dev.rowan.reports.Result;
import dev.rowan.reports.gate.Settings;
import dev.rowan.reports.view.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes reports, and says what is in them; fails only when there is nothing to report. */
@Command(name = "report", description = "Writes index.html and findings.json.", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    static final String FORMATS = "What is written: html, markdown, json, sarif, junit. Default: html,json.";

    private final Terminal terminal;
    private final Engine engine;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final PageOptions page = new PageOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("target/rowan");

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "A baseline file, or an earlier recording, to show changes against.")
    private @Nullable Path baseline;

    @Option(names = "--formats", split = ",", paramLabel = "FORMAT", description = FORMATS)
    private List<Format> formats = new ArrayList<>();

    ReportCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = input.settings();
        terminal.progress("reading recordings");
        Result result = engine.decide(page.request(input, settings, input.baseline(baseline, settings)));
        terminal.progress("writing the report");
        Path written = engine.write(result, out, chosen(formats));
        terminal.print(terminal.console().reported(result.report(), written));
        Verdict.Outcome outcome = result.report().verdict().outcome();
        if (outcome == Verdict.Outcome.NO_DATA) {
            terminal.err().println("rowan: " + result.report().verdict().reason());
            return outcome.exitCode();
        }
        return Verdict.Outcome.PASS.exitCode();
    }

    static EnumSet<Format> chosen(List<Format> formats) {
        return formats.isEmpty() ? EnumSet.of(Format.HTML, Format.JSON) : EnumSet.copyOf(formats);
    }
}
