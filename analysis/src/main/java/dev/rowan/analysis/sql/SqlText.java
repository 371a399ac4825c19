package dev.rowan.analysis.sql;

/**
 * A statement as it was written: its structure, and where its values belong. Immutable; thread-safe.
 *
 * <p>A value is a JDBC parameter or a literal, numbered from 0 in order of appearance.
 */
public final class SqlText {

    private final SqlStatement statement;
    private final Object[] values;
    private final int[] keys;
    private final int limit;
    private final int offset;

    SqlText(SqlStatement statement, Object[] values, int[] keys, int limit, int offset) {
        this.statement = statement;
        this.values = values;
        this.keys = keys;
        this.limit = limit;
        this.offset = offset;
    }

    /** The same text with an equal statement, so that equal statements are one object. */
    SqlText with(SqlStatement interned) {
        return new SqlText(interned, values, keys, limit, offset);
    }

    public SqlStatement statement() {
        return statement;
    }

    /** How many values the text has. */
    public int values() {
        return values.length;
    }

    /** The JDBC parameter's number from 1 behind a value, or 0 when it is a literal. */
    public int parameter(int value) {
        return values[value] instanceof Integer number ? number : 0;
    }

    /** The literal behind a value: a {@code Long} or a {@code String}; "" for a parameter and for a very long one. */
    public Object literal(int value) {
        return values[value] instanceof Integer ? "" : values[value];
    }

    /** Which of the statement's keys takes a value, or -1. */
    public int key(int value) {
        return keys[value];
    }

    /** The value that is the limit, or -1. */
    public int limit() {
        return limit;
    }

    /** The value that is the offset, or -1. */
    public int offset() {
        return offset;
    }

    @Override
    public String toString() {
        return statement.sql();
    }
}
