package dev.rowan.analysis.recording;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bind values as short texts, for those who asked to see them. Confined like the {@link Binds} that have it.
 *
 * <p>Only values of the JDK's own classes are spelled: what the application's do when they are asked for a text is its
 * own matter. The texts are made as the values are set, so that no value is held, nor read after it may have changed.
 */
final class ValueTexts {
    private static final int LONGEST = 40;

    /** A list of a thousand keys is as clear by its first. */
    private static final int MOST = 8;

    /** A long has 64. The digits of a number of a million bits take seconds to find. */
    private static final int MOST_BITS = 256;

    /** Final, or asked for exactly: immutable or small, and spelled in a bounded time. */
    private static final Set<String> SPELLED = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
            "java.util.Date",
            "java.util.UUID");

    private final List<String> texts = new ArrayList<>(4);

    void set(int parameter, @Nullable Object value) {
        if (parameter > MOST) {
            return;
        }
        while (texts.size() < parameter) {
            texts.add("?");
        }
        texts.set(parameter - 1, text(value));
    }

    void clear() {
        texts.clear();
    }

    /** The first values of so many. */
    String of(int size) {
        List<String> shown = texts.subList(0, Math.min(size, texts.size()));
        return "(" + String.join(", ", shown) + (size > MOST ? ", … " + size + " in all" : "") + ")";
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String string) {
            return "'" + shortened(string) + "'";
        }
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        Class<?> type = value.getClass();
        return isSpelled(value, type) ? shortened(value.toString()) : "a " + simple(type);
    }

    private static boolean isSpelled(Object value, Class<?> type) {
        if (type == BigDecimal.class) {
            return ((BigDecimal) value).unscaledValue().bitLength() <= MOST_BITS;
        }
        if (type == BigInteger.class) {
            return ((BigInteger) value).bitLength() <= MOST_BITS;
        }
        String name = type.getName();
        return SPELLED.contains(name) || name.startsWith("java.time.");
    }

    /** By the name alone: {@code getSimpleName} loads the class around it, which may be missing. */
    private static String simple(Class<?> type) {
        String name = type.getName();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /** On one line, and without what a terminal would obey. */
    private static String shortened(String text) {
        int end = Math.min(text.length(), LONGEST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder shown = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char each = text.charAt(i);
            shown.append(isPlain(each) ? each : '\ufffd');
        }
        return (end < text.length() ? shown.append('…') : shown).toString();
    }

    /** Format characters turn the direction of what follows them. */
    private static boolean isPlain(char each) {
        int type = Character.getType(each);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
