package dev.rowan.orm.dialect;

import dev.rowan.orm.model.Binds;
import dev.rowan.orm.model.Cells;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.query.Expression;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one database spells what a query means.
 *
 * <p>Implementations are immutable and safe for any thread. Methods write to the given writer; names that a dialect
 * does not know are refused with the choices.
 */
public interface Dialect {
    /** {@code sqlite}, {@code postgresql}. */
    String name();

    Features features();

    /** An identifier between quotes, quotes inside it doubled. */
    String quote(String identifier);

    /** A carrier of a kind as text of a statement, for definitions only: everything else is bound. */
    String literal(@Nullable Object carrier, ColumnKind kind);

    /** The type of a column in {@code CREATE TABLE}. */
    String columnType(ColumnType type);

    /** The type of a field's column. */
    default String columnType(Field<?, ?> field) {
        return columnType(ColumnType.of(field));
    }

    /** The type for a {@code CAST}. */
    String castType(FieldType<?, ?> type);

    /** Makes a new connection ready: functions that the database lacks, settings that the spelling relies on. */
    void prepare(Connection connection) throws SQLException;

    /**
     * Tells a new connection how long a statement may run and wait for locks; zero leaves it as it is.
     *
     * @param statements only for a database that {@linkplain #endsSlowStatements ends} what runs longer
     */
    void limit(Connection connection, Duration statements, Duration locks) throws SQLException;

    /**
     * Begins a transaction on a connection that commits each statement by itself.
     *
     * @param writing whether it takes the right to write at once, where only one transaction may have it
     */
    void begin(Connection connection, boolean writing) throws SQLException;

    /**
     * The innermost block of the connection's transaction is to read only, each statement no longer than this; it is
     * going to be undone. Where the database has no such settings, nothing happens.
     */
    default void onlyReads(Connection connection, long millis) throws SQLException {}

    /** The driver's own connection, past pools and those who count what is sent; this one where it does not show. */
    default Connection ofDriver(Connection connection) throws SQLException {
        return connection;
    }

    /** Stops a statement that runs on another thread. Said again it is sent again: the first may have come too early. */
    default void cancel(Statement statement) throws SQLException {
        statement.cancel();
    }

    /** Whether the database itself ends statements that run longer than {@link #limit} says. */
    boolean endsSlowStatements();

    /** Whether a failing statement, a read too, leaves its transaction fit for nothing but undoing. */
    boolean failureBreaksTransaction();

    /** What the database says went wrong, without the values of rows that some databases add. */
    @Nullable
    String message(SQLException failed);

    /** Reads the rows of a result. */
    Cells cells(ResultSet rows);

    /** Sets the binds of a statement. */
    Binds binds(PreparedStatement statement);

    /**
     * A lookup by its name: {@code exact}, {@code icontains}, {@code regex}, {@code has_key}, {@code range}, or one that
     * a user registered. NULL on the right, empty lists, and subqueries are settled before.
     *
     * @param left may also be a {@link Operand#jsonPlace} or a {@link Operand#datePart}
     * @param right one operand; two for {@code range}; any number for {@code in}, {@code has_keys}; constants among
     *     them are coerced and bound by {@link #rightType}
     * @param list for {@code in} over constants only: the list itself, for a dialect that binds it as one array
     *     ({@code right.get(0).array(list)}; where {@link Features#arrays} is set, {@code right} holds the first item only)
     */
    void lookup(String lookup, Operand left, List<Operand> right, Expression.@Nullable Items list, SqlWriter out);

    /**
     * The type that a constant at the right of a lookup is coerced to and bound as: the left one's for {@code exact},
     * text for {@code contains} on any column but JSON. Null leaves it to the constant's own class.
     */
    @Nullable
    FieldType<?, ?> rightType(String lookup, @Nullable FieldType<?, ?> left);

    /** Whether a lookup of this name exists. */
    boolean hasLookup(String lookup);

    /** The names of all lookups, for messages. */
    List<String> lookups();

    /** The type of what a transform by this name gives on a value of this type; null when there is no such transform. */
    @Nullable
    FieldType<?, ?> transformType(String transform, @Nullable FieldType<?, ?> input);

    /** A transform by its name: {@code date}, {@code time}, {@code year}, {@code lower}, or one that a user registered. */
    void transform(String transform, Operand inner, ZoneId zone, SqlWriter out);

    /** The type of a function's value, from the types of its arguments; null when it is the first argument's. */
    @Nullable
    FieldType<?, ?> functionType(String function, List<Operand> arguments);

    /**
     * A function by Rowan's name for it; a name may carry a fixed parameter after a colon ({@code collate:C}), since
     * constants are not known when a statement is compiled.
     */
    void function(String function, List<Operand> arguments, @Nullable FieldType<?, ?> output, SqlWriter out);

    /** A function by the database's own name, which must look like one. */
    void nativeFunction(String name, List<Operand> arguments, SqlWriter out);

    /**
     * An aggregate without its FILTER clause, which the compiler adds.
     *
     * @param orderBy the ordering inside the aggregate, written already, or null
     */
    void aggregate(Expression.Aggregate aggregate, List<Operand> arguments, @Nullable SqlWriter orderBy, SqlWriter out);

    @Nullable
    FieldType<?, ?> aggregateType(Expression.Aggregate aggregate, @Nullable FieldType<?, ?> argument);

    void combine(Operand left, Expression.Arithmetic operator, Operand right, SqlWriter out);

    @Nullable
    FieldType<?, ?> combinedType(
            @Nullable FieldType<?, ?> left, Expression.Arithmetic operator, @Nullable FieldType<?, ?> right);

    void extract(String part, Operand inner, ZoneId zone, SqlWriter out);

    /**
     * The type of a truncated moment, by which it is read and compared.
     *
     * @param output the type that was asked for, or null for the kind of the argument
     */
    FieldType<?, ?> truncatedType(
            String unit, @Nullable FieldType<?, ?> inner, ZoneId zone, @Nullable FieldType<?, ?> output);

    /** A moment cut down to a unit, in the type that {@link #truncatedType} gave. */
    void truncate(String unit, Operand inner, ZoneId zone, FieldType<?, ?> output, SqlWriter out);

    void cast(Operand inner, FieldType<?, ?> target, SqlWriter out);

    /** A place inside JSON; the keys are bound or quoted as literals, never trusted. */
    void jsonPath(Operand document, List<String> keys, boolean asText, SqlWriter out);

    /** The type of what is found at a place inside JSON. */
    FieldType<?, ?> jsonPathType(boolean asText);

    /** {@code LIMIT} and {@code OFFSET}, with a space before. */
    void slice(long offset, @Nullable Long limit, SqlWriter out);

    /** Has the database count the rows of a temporary table, or null where its plans do not rest on counts. */
    default @Nullable String countRows(String table) {
        return null;
    }

    /** Lets keys lead nowhere until the end of the transaction, as far as their tables allow it; null for nothing to say. */
    default @Nullable String deferKeys() {
        return null;
    }

    /**
     * A query that lets the keys which the database gives begin after those that are there; null where they do so by
     * themselves.
     */
    default @Nullable String continueKeys(String table, String column) {
        return null;
    }

    /** What stands before the statement for {@code EXPLAIN} with options. */
    String explain(@Nullable String format, java.util.Map<String, Object> options);

    /** The way in past INSERT; null where the database has none. */
    default @Nullable RowCopy copy() {
        return null;
    }
}
