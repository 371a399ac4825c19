package dev.rowan.maven;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** The argument that attaches the agent, within a line of arguments. */
final class AgentArgument {

    /** One argument, quoted as a whole or not at all, that names a jar of the agent. */
    private static final Pattern OURS =
            Pattern.compile("\"-javaagent:[^\"]*rowan-agent[^\"]*\"\\s*|-javaagent:\\S*rowan-agent\\S*\\s*");

    private AgentArgument() {}

    static String of(Path jar, String options) {
        String argument = "-javaagent:" + jar + "=" + options;
        return argument.matches(".*\\s.*") ? '"' + argument + '"' : argument;
    }

    /** The line without the agent: attached twice, it would count everything twice. */
    static String without(String line) {
        return OURS.matcher(line).replaceAll("").strip();
    }
}
