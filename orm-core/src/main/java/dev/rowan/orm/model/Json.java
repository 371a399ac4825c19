package dev.rowan.orm.model;

import org.jspecify.annotations.Nullable;

/** JSON as Rowan reads and writes it: {@code Map}, {@code List}, {@code String}, numbers, {@code Boolean}, null. */
public final class Json {
    private Json() {}

    /**
     * The value of a text.
     *
     * @throws NotJson when it is none
     */
    public static @Nullable Object read(String text) {
        return JsonReader.read(text);
    }

    /** A value on one line; nothing but ASCII, so that no encoding can spoil it. */
    public static String write(@Nullable Object value) {
        return JsonWriter.write(value, 0);
    }

    /** As {@link #write(Object)}, each item on a line of its own, so many spaces further in; 0 for one line. */
    public static String write(@Nullable Object value, int indent) {
        return JsonWriter.write(value, indent);
    }
}
