package dev.rowan.reports.cli;

import dev.rowan.reports.Engine;
import dev.rowan.reports.Format;
import dev.rowan.reports.Result;
import dev.rowan.reports.gate.Preset;
import dev.rowan.reports.gate.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides whether a build may pass. */
@Command(
        name = "check",
        description = "Decides whether a build may pass, by rules and a baseline.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:pass",
            "1:a limit is broken",
            "2:the configuration or the baseline cannot be used",
            "3:there is no data, or it is not sound"
        })
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Engine engine;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final PageOptions page = new PageOptions();

    @Option(names = "--baseline", paramLabel = "FILE", description = "The baseline file: nothing may be worse.")
    private @Nullable Path baseline;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "none, recommended or ratchet. Default: ratchet with a baseline, recommended without.")
    private @Nullable Preset preset;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write the report there.")
    private @Nullable Path out;

    @Option(names = "--formats", split = ",", paramLabel = "FORMAT", description = ReportCommand.FORMATS)
    private List<Format> formats = new ArrayList<>();

    CheckCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = InputOptions.with(preset, input.settings());
        terminal.progress("reading recordings");
        Result result = engine.decide(page.request(input, settings, input.baseline(baseline, settings)));
        Path written = out == null ? null : engine.write(result, out, ReportCommand.chosen(formats));
        terminal.print(terminal.console().checked(result.report(), written));
        return result.report().verdict().outcome().exitCode();
    }
}
