package dev.rowan.agent.capture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was written after {@code -javaagent:rowan-agent.jar=}, in JaCoCo's grammar: {@code
 * name=value,name=value}; lists are separated by colons, and {@code *} and {@code ?} are wild.
 *
 * @param destdir the folder for this JVM's recording
 * @param includes class names that are the application's; empty for "all that are no framework's"
 * @param excludes class names that are not, whatever {@code includes} says
 * @param foreignKeys whether the database is asked for its foreign keys
 * @param callSites whether stacks are looked at for the line that ran a statement
 * @param verify whether Rowan's querysets are run again to verify a fix
 * @param values whether bind values themselves are recorded
 * @param strict whether a fault at start stops the JVM
 * @param problems what could not be understood, each with its choices
 */
public record Options(
        Path destdir,
        List<String> includes,
        List<String> excludes,
        boolean plans,
        String indexes,
        boolean foreignKeys,
        boolean callSites,
        boolean verify,
        boolean values,
        boolean strict,
        boolean enabled,
        List<String> problems) {

    private static final Map<String, String> CHOICES = choices();

    private static Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("destdir", "a folder, default target/rowan");
        choices.put("includes", "class names such as com.acme.*:org.acme.*");
        choices.put("excludes", "class names such as com.acme.generated.*");
        choices.put("plans", "on or off");
        choices.put("indexes", "verify or off");
        choices.put("foreignkeys", "on or off");
        choices.put("callsites", "on or off");
        choices.put("verify", "on or off");
        choices.put("values", "true or false");
        choices.put("strict", "true or false");
        choices.put("enabled", "true or false");
        return choices;
    }

    public static Options parse(String text) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            if (equals < 0 || !CHOICES.containsKey(name)) {
                problems.add("Unknown option '" + part.strip() + "'. The options are: " + described() + ".");
            } else if (given.put(name, part.substring(equals + 1).strip()) != null) {
                problems.add("Option '" + name + "' is given twice; the last one counts.");
            }
        }
        return new Options(
                destination(given.get("destdir"), problems),
                list(given.get("includes")),
                list(given.get("excludes")),
                choose("plans", given, problems, "off", "on").equals("on"),
                choose("indexes", given, problems, "off", "verify"),
                choose("foreignkeys", given, problems, "on", "off").equals("on"),
                choose("callsites", given, problems, "on", "off").equals("on"),
                choose("verify", given, problems, "on", "off").equals("on"),
                choose("values", given, problems, "false", "true").equals("true"),
                choose("strict", given, problems, "false", "true").equals("true"),
                choose("enabled", given, problems, "true", "false").equals("true"),
                List.copyOf(problems));
    }

    private static String described() {
        List<String> all = new ArrayList<>();
        CHOICES.forEach((name, choice) -> all.add(name + "=(" + choice + ")"));
        return String.join(", ", all);
    }

    private static Path destination(@Nullable String value, List<String> problems) {
        Path usual = Path.of("target", "rowan");
        if (value == null) {
            return usual;
        }
        try {
            return value.isEmpty() ? usual : Path.of(value);
        } catch (IllegalArgumentException malformed) {
            problems.add("Option 'destdir' is no path: '" + value + "'. It is " + usual + " instead.");
            return usual;
        }
    }

    private static List<String> list(@Nullable String value) {
        return value == null || value.isEmpty() ? List.of() : List.of(value.split(":"));
    }

    private static String choose(
            String name, Map<String, String> given, List<String> problems, String usual, String other) {
        String value = given.getOrDefault(name, usual);
        if (value.equals(usual) || value.equals(other)) {
            return value;
        }
        problems.add("Option '" + name + "' is '" + value + "'. The choices are: " + CHOICES.get(name) + "; it is "
                + usual + " now.");
        return usual;
    }
}
