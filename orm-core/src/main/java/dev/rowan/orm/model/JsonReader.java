package dev.rowan.orm.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Java values: {@code Map}, {@code List}, {@code String}, {@code Integer}, {@code Long}, {@code BigInteger},
 * {@code Double}, {@code Boolean}, null.
 *
 * <p>{@code NaN} and {@code Infinity} are numbers here, since Python writes them.
 */
final class JsonReader {
    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    static @Nullable Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.wrong("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        blanks();
        char c = at < text.length() ? text.charAt(at) : '\0';
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            case 'N' -> literal("NaN", Double.NaN);
            case 'I' -> literal("Infinity", Double.POSITIVE_INFINITY);
            default -> number();
        };
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return value;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        at++;
        blanks();
        if (skip('}')) {
            return map;
        }
        do {
            blanks();
            String key = string();
            blanks();
            if (!skip(':')) {
                throw wrong("':'");
            }
            map.put(key, value());
            blanks();
        } while (skip(','));
        if (!skip('}')) {
            throw wrong("',' or '}'");
        }
        return map;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> items = new ArrayList<>();
        at++;
        blanks();
        if (skip(']')) {
            return items;
        }
        do {
            items.add(value());
            blanks();
        } while (skip(','));
        if (!skip(']')) {
            throw wrong("',' or ']'");
        }
        return items;
    }

    private String string() {
        if (!skip('"')) {
            throw wrong("a text");
        }
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw wrong("'\"'");
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : '\0';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw wrong("an escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw wrong("a hexadecimal digit");
            }
            code = 16 * code + digit;
            at++;
        }
        return (char) code;
    }

    private Number number() {
        int from = at;
        if (text.startsWith("-Infinity", at)) {
            at += "-Infinity".length();
            return Double.NEGATIVE_INFINITY;
        }
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(from, at);
        try {
            if (digits.contains(".") || digits.contains("e") || digits.contains("E")) {
                return Double.valueOf(digits);
            }
            BigInteger number = new BigInteger(digits);
            if (number.bitLength() < 32) {
                return number.intValue();
            }
            return number.bitLength() < 64 ? (Number) number.longValue() : number;
        } catch (NumberFormatException notANumber) {
            at = from;
            throw wrong("a value");
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private NotJson wrong(String expected) {
        return new NotJson(expected, at);
    }
}
