package dev.rowan.reports.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowan.analysis.judge.Analyzer;
import dev.rowan.reports.view.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One mapping of a configuration file, with where it is, for messages. */
final class Keys {

    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|us|µs|ms|s)?");

    private final String file;
    private final String path;
    private final JsonNode node;

    Keys(String file, String path, JsonNode node) throws ConfigurationException {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw fault("should be a mapping of keys to values, and is '" + node + "'");
        }
    }

    ConfigurationException fault(String message) {
        String end = message.endsWith("?") ? "" : ".";
        return new ConfigurationException(file + ": " + (path.isEmpty() ? "the file" : path) + " " + message + end);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    void only(String... known) throws ConfigurationException {
        List<String> choices = Arrays.asList(known);
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!choices.contains(name)) {
                throw fault("has no key '" + name + "'. " + Choices.told(name, choices));
            }
        }
    }

    /** A name of a finding, which must be one: what is about no finding would never match. */
    String finding(String name) throws ConfigurationException {
        List<String> rules = Analyzer.rules();
        if (!name.isEmpty() && !rules.contains(name)) {
            throw fault(
                    "names the finding '" + name + "', and there is none of that name. " + Choices.told(name, rules));
        }
        return name;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    Keys child(String key) throws ConfigurationException {
        return new Keys(file, path.isEmpty() ? key : path + "." + key, node.get(key));
    }

    List<Keys> list(String key) throws ConfigurationException {
        if (!has(key)) {
            return List.of();
        }
        JsonNode list = node.get(key);
        if (!list.isArray()) {
            throw fault("needs a list under '" + key + "'");
        }
        List<Keys> all = new ArrayList<>();
        for (JsonNode one : list) {
            all.add(new Keys(file, key + "[" + (all.size() + 1) + "]", one));
        }
        return all;
    }

    String text(String key, String otherwise) throws ConfigurationException {
        if (!has(key)) {
            return otherwise;
        }
        if (node.get(key).isContainerNode()) {
            throw fault("needs one value under '" + key + "'");
        }
        return node.get(key).asText();
    }

    String required(String key) throws ConfigurationException {
        if (!has(key)) {
            throw fault("needs a '" + key + "'");
        }
        return text(key, "");
    }

    List<String> texts(String key) throws ConfigurationException {
        if (!has(key)) {
            return List.of();
        }
        JsonNode value = node.get(key);
        if (!value.isArray()) {
            return List.of(text(key, ""));
        }
        List<String> all = new ArrayList<>();
        value.forEach(one -> all.add(one.asText()));
        return all;
    }

    long number(String key, long otherwise) throws ConfigurationException {
        if (!has(key)) {
            return otherwise;
        }
        String text = text(key, "");
        if (!text.matches("\\d{1,18}")) {
            throw fault("needs a whole number that is not negative under '" + key + "', and has '" + text + "'");
        }
        return Long.parseLong(text);
    }

    /** A time in milliseconds; a bare number is milliseconds too. */
    double millis(String key, double otherwise) throws ConfigurationException {
        return nanos(key, otherwise * 1e6) / 1e6;
    }

    /** The same in nanoseconds. */
    double nanos(String key, double otherwise) throws ConfigurationException {
        if (!has(key)) {
            return otherwise;
        }
        Matcher matcher = DURATION.matcher(node.get(key).asText().trim());
        if (!matcher.matches()) {
            throw fault("needs a time under '" + key + "', such as 500us, 0.5ms or 1s, and has '"
                    + node.get(key).asText() + "'");
        }
        double number = Double.parseDouble(matcher.group(1));
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        return switch (unit) {
            case "ns" -> number;
            case "us", "µs" -> number * 1e3;
            case "s" -> number * 1e9;
            default -> number * 1e6;
        };
    }

    Level level(String key, Level otherwise) throws ConfigurationException {
        if (has(key) && node.get(key).isBoolean() && !node.get(key).asBoolean()) {
            // Some YAML readers take the bare word off for false.
            return Level.OFF;
        }
        return has(key) ? choice(key, Level.class) : otherwise;
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) throws ConfigurationException {
        String value = text(key, "");
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(value.replace('-', '_'))) {
                return one;
            }
        }
        throw fault("has '" + value + "' under '" + key + "'. Choices are: "
                + Arrays.stream(type.getEnumConstants())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }
}
