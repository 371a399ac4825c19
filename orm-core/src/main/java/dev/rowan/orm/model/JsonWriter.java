package dev.rowan.orm.model;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Java values as JSON.
 *
 * <p>The spelling is that of Django's rows (a space after commas and colons, ASCII only): SQLite compares texts.
 */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private final int indent;
    private int depth;

    private JsonWriter(int indent) {
        this.indent = indent;
    }

    static String write(@Nullable Object value) {
        return write(value, 0);
    }

    /** @param indent how many spaces each level is further in, each item on a line of its own; 0 for one line */
    static String write(@Nullable Object value, int indent) {
        JsonWriter writer = new JsonWriter(indent);
        writer.value(value);
        return writer.out.toString();
    }

    private void value(@Nullable Object value) {
        if (value == null || value == JsonNull.INSTANCE) {
            out.append("null");
        } else if (value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> items) {
            array(items);
        } else if (value instanceof Record row) {
            object(RecordShape.of(row.getClass()).values(row));
        } else if (value instanceof byte[] bytes) {
            text(java.util.Base64.getEncoder().encodeToString(bytes));
        } else if (value.getClass().isArray()) {
            array(items(value));
        } else {
            text(scalar(value));
        }
    }

    private static String scalar(Object value) {
        if (value instanceof Choice<?> choice) {
            return String.valueOf(choice.value());
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        boolean known = value instanceof CharSequence
                || value instanceof Character
                || value instanceof TemporalAccessor
                || value instanceof java.time.Duration
                || value instanceof java.util.UUID;
        if (!known) {
            throw new BadValue("“" + value + "” of " + value.getClass().getName() + " has no form in JSON.\n  Use a"
                    + " record, a Map, a List, a text, a number, a boolean, an enum, a date or a UUID.");
        }
        return value.toString();
    }

    private void number(Number number) {
        double floating = number.doubleValue();
        boolean big = number instanceof BigDecimal || number instanceof BigInteger;
        if (!big && (Double.isNaN(floating) || Double.isInfinite(floating))) {
            throw new BadValue(number + " has no form in JSON.");
        }
        out.append(number);
    }

    private void object(Map<?, ?> map) {
        out.append('{');
        depth++;
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            separate(first);
            text(Coercions.text(entry.getKey()));
            out.append(": ");
            value(entry.getValue());
            first = false;
        }
        close('}', first);
    }

    private void array(Iterable<?> items) {
        out.append('[');
        depth++;
        boolean first = true;
        for (Object item : items) {
            separate(first);
            value(item);
            first = false;
        }
        close(']', first);
    }

    private void separate(boolean first) {
        if (!first) {
            out.append(indent == 0 ? ", " : ",");
        }
        line();
    }

    private void close(char bracket, boolean empty) {
        depth--;
        if (!empty) {
            line();
        }
        out.append(bracket);
    }

    private void line() {
        if (indent > 0) {
            out.append('\n').append(" ".repeat(indent * depth));
        }
    }

    private static Iterable<?> items(Object array) {
        java.util.List<@Nullable Object> items = new java.util.ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            items.add(Array.get(array, i));
        }
        return items;
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
