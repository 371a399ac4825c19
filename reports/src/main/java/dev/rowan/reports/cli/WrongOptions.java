package dev.rowan.reports.cli;

import dev.rowan.reports.gate.Choices;
import dev.rowan.reports.view.Verdict;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with a command, in two lines: what, and where the choices are. An option that a command has not is named,
 * with the nearest that it has, before anything else that is wrong: picocli tells of what is missing first, and who
 * misspelt an option would look for the folder.
 */
final class WrongOptions implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(fault(exception, command, name, arguments));
        command.getErr().println("See: " + name + " --help");
        return Verdict.Outcome.BAD_CONFIGURATION.exitCode();
    }

    private static String fault(ParameterException exception, CommandLine command, String name, String[] arguments) {
        Optional<String> wrong = wrongOption(command, arguments);
        if (wrong.isPresent()) {
            return none(name, "option", wrong.get(), options(command));
        }
        if (exception instanceof UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()) {
            return none(
                    name,
                    "command",
                    unmatched.getUnmatched().get(0),
                    command.getSubcommands().keySet());
        }
        String message = String.valueOf(exception.getMessage());
        return name + ": " + message + (message.endsWith(".") || message.endsWith("?") ? "" : ".");
    }

    private static Optional<String> wrongOption(CommandLine command, String[] arguments) {
        Set<String> known = options(command);
        return Stream.of(arguments)
                .takeWhile(argument -> !argument.equals("--"))
                .filter(argument -> argument.startsWith("--"))
                .map(argument -> argument.replaceFirst("=.*", ""))
                .filter(option -> !known.contains(option))
                .findFirst();
    }

    private static NavigableSet<String> options(CommandLine command) {
        NavigableSet<String> known = new TreeSet<>();
        command.getCommandSpec().optionsMap().keySet().stream()
                .filter(option -> option.startsWith("--"))
                .forEach(known::add);
        return known;
    }

    private static String none(String name, String kind, String written, Collection<String> choices) {
        String told = Choices.told(written, choices);
        return name + " has no " + kind + " '" + written + "'. " + told + (told.endsWith("?") ? "" : ".");
    }
}
