package dev.rowan.analysis.recording;

import dev.rowan.analysis.sql.Column;
import java.util.List;
import java.util.Locale;

/**
 * Which columns of a result may be keys of other rows. Immutable; thread-safe.
 *
 * @param mask a bit for each of the first 64 columns
 */
record KeyColumns(List<Column> columns, long mask) {

    /** Up to this width every column is one; wider rows are told by their key-like names. */
    private static final int NARROW = 8;

    static KeyColumns of(List<Column> columns) {
        if (columns.size() <= NARROW) {
            return new KeyColumns(columns, -1L);
        }
        long mask = 0;
        for (int i = 0; i < Math.min(ResultRows.MOST_COLUMNS, columns.size()); i++) {
            mask |= isKeyLike(columns.get(i).name()) ? 1L << i : 0;
        }
        return new KeyColumns(columns, mask);
    }

    boolean areOf(List<Column> others) {
        return columns.equals(others);
    }

    private static boolean isKeyLike(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        return name.isEmpty()
                || name.endsWith("id")
                || name.endsWith("key")
                || name.endsWith("code")
                || name.endsWith("uuid")
                || name.endsWith("_no")
                || name.endsWith("_nr")
                || name.endsWith("number")
                || name.endsWith("slug")
                || name.endsWith("name")
                || name.endsWith("email")
                || name.endsWith("isbn")
                || name.endsWith("pk")
                || name.endsWith("ref");
    }
}
