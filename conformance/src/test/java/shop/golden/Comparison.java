package shop.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds an answer against the recorded one: floats and decimals to nine digits, all else to the letter. */
final class Comparison {
    /** Begins the classes of a refusal, in place of the one class that the corpus has. */
    static final String REFUSAL = "refused: ";

    private static final double NINE_DIGITS = 1e-9;

    private final boolean decimals;

    Comparison(boolean decimals) {
        this.decimals = decimals;
    }

    /** Where the two differ, one line each; empty when they are the same. */
    List<String> differences(JsonNode expected, JsonNode actual) {
        List<String> found = new ArrayList<>();
        compare("", expected, actual, found);
        return found;
    }

    private void compare(String at, JsonNode expected, JsonNode actual, List<String> found) {
        if (isRefusal(actual.path(0))) {
            // The message is the driver's or Django's own; the class decides.
            compare(at, expected.path(0), actual.path(0), found);
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(at + "[" + i + "]", expected.get(i), actual.get(i), found);
            }
        } else if (expected.isObject() && actual.isObject() && names(expected).equals(names(actual))) {
            for (String name : names(expected)) {
                compare(at + "." + name, expected.get(name), actual.get(name), found);
            }
        } else if (!same(expected, actual)) {
            found.add((at.isEmpty() ? "answer" : at) + ": Django " + expected + ", Rowan " + actual);
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    private static boolean isRefusal(JsonNode node) {
        return node.isTextual() && node.asText().startsWith(REFUSAL);
    }

    private boolean same(JsonNode expected, JsonNode actual) {
        if (isRefusal(actual)) {
            String name = expected.asText();
            return Verdict.says(
                    List.of(actual.asText().substring(REFUSAL.length()).split(" ")),
                    name.substring(name.lastIndexOf('.') + 1));
        }
        if (expected.isNumber() && actual.isNumber()) {
            boolean whole = expected.isIntegralNumber() && actual.isIntegralNumber();
            return whole ? expected.asLong() == actual.asLong() : near(expected.decimalValue(), actual.decimalValue());
        }
        if (decimals && expected.isTextual() && actual.isTextual()) {
            try {
                return near(new BigDecimal(expected.asText()), new BigDecimal(actual.asText()));
            } catch (NumberFormatException text) {
                return expected.equals(actual);
            }
        }
        return expected.equals(actual);
    }

    private static boolean near(BigDecimal a, BigDecimal b) {
        double size = Math.max(Math.abs(a.doubleValue()), Math.abs(b.doubleValue()));
        return a.subtract(b).abs().doubleValue() <= NINE_DIGITS * Math.max(size, NINE_DIGITS);
    }
}
