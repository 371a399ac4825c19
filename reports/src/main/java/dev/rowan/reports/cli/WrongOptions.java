package dev.rowan.reports.cli;

import dev.rowan.reports.gate.Choices;
import dev.rowan.reports.view.Verdict;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/**
 * Names an option that a command has not, with the nearest that it has, before anything else that is wrong: picocli tells
 * of what is missing first, and who misspelt an option would look for the folder.
 */
final class WrongOptions implements IParameterExceptionHandler {

    private final IParameterExceptionHandler others;

    WrongOptions(IParameterExceptionHandler others) {
        this.others = others;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) throws Exception {
        CommandLine command = exception.getCommandLine();
        TreeSet<String> known = new TreeSet<>();
        command.getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> name.startsWith("--"))
                .forEach(known::add);
        Optional<String> wrong = Stream.of(arguments)
                .takeWhile(argument -> !argument.equals("--"))
                .filter(argument -> argument.startsWith("--"))
                .map(argument -> argument.replaceFirst("=.*", ""))
                .filter(option -> !known.contains(option))
                .findFirst();
        if (wrong.isEmpty()) {
            return others.handleParseException(exception, arguments);
        }
        String told = Choices.told(wrong.get(), known);
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + " has no option '" + wrong.get() + "'. " + told
                        + (told.endsWith("?") ? "" : "."));
        return Verdict.Outcome.BAD_CONFIGURATION.exitCode();
    }
}
