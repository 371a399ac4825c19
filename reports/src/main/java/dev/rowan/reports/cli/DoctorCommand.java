package dev.rowan.reports.cli;

import dev.rowan.reports.Engine;
import dev.rowan.reports.Result;
import dev.rowan.reports.export.Doctor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what the agent saw and what it did not. */
@Command(
        name = "doctor",
        description = "Says what the agent saw: drivers, classes, statements; what it did not see, and why.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Engine engine;

    @Mixin
    private final InputOptions input = new InputOptions();

    DoctorCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws Exception {
        Result result = engine.look(input.recordings(), input.benchmarks(), input.settings());
        terminal.print(Doctor.lines(result.report()));
        return result.report().verdict().outcome().exitCode();
    }
}
