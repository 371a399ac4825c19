package dev.rowan.reports.cli;

import dev.rowan.reports.Engine;
import dev.rowan.reports.Format;
import dev.rowan.reports.gate.Choices;
import dev.rowan.reports.gate.ConfigurationException;
import dev.rowan.reports.gate.Preset;
import dev.rowan.reports.view.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.TypeConversionException;

/** {@code java -jar rowan.jar}: recordings to reports and decisions. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(Terminal.system(), Engine.standard(), args));
    }

    static int run(Terminal terminal, Engine engine, String... args) {
        CommandLine line = new CommandLine(new Top());
        line.addSubcommand(new ReportCommand(terminal, engine));
        line.addSubcommand(new CheckCommand(terminal, engine));
        line.addSubcommand(new BaselineCommand(terminal, engine));
        line.addSubcommand(new DiffCommand(terminal, engine));
        line.addSubcommand(new MergeCommand(terminal));
        line.addSubcommand(new DoctorCommand(terminal, engine));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.registerConverter(Format.class, word -> choice(Format.class, word));
        line.registerConverter(Preset.class, word -> choice(Preset.class, word));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.terminal() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler(new WrongOptions());
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            if (exception instanceof ConfigurationException) {
                terminal.err().println("rowan: " + exception.getMessage());
                return Verdict.Outcome.BAD_CONFIGURATION.exitCode();
            }
            if (exception instanceof IOException) {
                terminal.err().println("rowan: cannot read or write: " + exception);
                return Verdict.Outcome.BAD_CONFIGURATION.exitCode();
            }
            terminal.err().println("rowan: a fault of Rowan itself, please report it:");
            exception.printStackTrace(terminal.err());
            return Verdict.Outcome.NO_DATA.exitCode();
        });
        return line.execute(args);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String written) {
        List<String> words = new ArrayList<>();
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(written)) {
                return one;
            }
            words.add(one.name().toLowerCase(Locale.ROOT));
        }
        throw new TypeConversionException("'" + written + "' is none. " + Choices.told(written, words));
    }

    @Command(
            name = "rowan",
            description = "Turns recordings of the Rowan agent into reports and decisions.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            subcommands = HelpCommand.class,
            footer = {
                "",
                "Exit codes: 0 pass, 1 violation, 2 bad configuration, 3 missing or unhealthy data.",
                "No data is never a pass."
            })
    private static final class Top implements Runnable {
        @picocli.CommandLine.Spec
        private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

        @Override
        public void run() {
            if (spec != null) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "Say what to do: report, check, baseline, diff, merge or doctor");
            }
        }
    }

    private static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"rowan " + (version == null ? "(built from sources)" : version)};
        }
    }
}
