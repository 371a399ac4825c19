package dev.rowan.orm.dialect.postgres;

import dev.rowan.orm.dialect.BaseDialect;
import dev.rowan.orm.dialect.ColumnType;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.dialect.Features;
import dev.rowan.orm.dialect.Operand;
import dev.rowan.orm.dialect.RowCopy;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.dialect.Typings;
import dev.rowan.orm.model.Binds;
import dev.rowan.orm.model.Cells;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL 14 or newer. */
public final class PostgresDialect extends BaseDialect {
    private static final Features FEATURES = new Features(
            // The wire protocol counts bind values in an unsigned 16-bit field.
            65_535, true, true, true, true, true, true, true, true, true, true, true, true, true, true, "");

    private static final Set<String> FORMATS = Set.of("TEXT", "JSON", "XML", "YAML");

    /** {@code invalid input syntax for type integer: "…"}. */
    private static final Pattern QUOTED_VALUE = Pattern.compile(": \".*\"$", Pattern.DOTALL);

    public PostgresDialect(Extensions extensions) {
        super(extensions, PostgresFunctions.all());
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Features features() {
        return FEATURES;
    }

    /** The session's zone decides how a date and a point in time compare; the driver begins with the machine's. */
    @Override
    public void prepare(Connection connection) throws SQLException {
        if (!"UTC".equals(connection.unwrap(PGConnection.class).getParameterStatus("TimeZone"))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TIME ZONE 'UTC'");
            }
        }
    }

    /**
     * Beside the server's own limit, one for its answers: a network that swallows everything would be waited for
     * without end. It is twice as long, and a second at least, so that the server is heard first.
     */
    @Override
    public void limit(Connection connection, Duration statements, Duration locks) throws SQLException {
        List<String> settings = new ArrayList<>();
        if (!statements.isZero()) {
            settings.add("SET statement_timeout = " + statements.toMillis());
            long silence = statements.toMillis() + Math.max(1_000, statements.toMillis());
            connection.setNetworkTimeout(Runnable::run, (int) Math.min(Integer.MAX_VALUE, silence));
        }
        if (!locks.isZero()) {
            settings.add("SET lock_timeout = " + locks.toMillis());
        }
        if (!settings.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(String.join("; ", settings));
            }
        }
    }

    /** Many may write at a time; what they write to is what they lock. */
    @Override
    public void begin(Connection connection, boolean writing) throws SQLException {
        connection.setAutoCommit(false);
    }

    /** Undoing a savepoint brings both settings back; a limit of the user's own stays, it is what statements get anyway. */
    @Override
    public void onlyReads(Connection connection, long millis) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL transaction_read_only = on; SELECT set_config('statement_timeout', '" + millis
                    + "', true) WHERE current_setting('statement_timeout') = '0'");
        }
    }

    @Override
    public Connection ofDriver(Connection connection) throws SQLException {
        return connection.isWrapperFor(PGConnection.class)
                        && connection.unwrap(PGConnection.class) instanceof Connection own
                ? own
                : connection;
    }

    /** By the connection: the driver's statement sends one cancel only, though the server ignored it. */
    @Override
    public void cancel(Statement statement) throws SQLException {
        statement.getConnection().unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public boolean endsSlowStatements() {
        return true;
    }

    @Override
    public boolean failureBreaksTransaction() {
        return true;
    }

    /** Not the detail ({@code Key (email)=(…) already exists}), and not what could not be parsed. */
    @Override
    public @Nullable String message(SQLException failed) {
        ServerErrorMessage told = failed instanceof PSQLException known ? known.getServerErrorMessage() : null;
        if (told == null) {
            return failed.getMessage();
        }
        String message = QUOTED_VALUE.matcher(String.valueOf(told.getMessage())).replaceFirst("");
        return told.getSeverity() + ": " + message
                + (told.getHint() == null ? "" : "\n  Hint: " + told.getHint())
                + (told.getPosition() > 0 ? "\n  Position: " + told.getPosition() : "");
    }

    @Override
    public Cells cells(ResultSet rows) {
        return new PostgresCells(rows);
    }

    @Override
    public Binds binds(PreparedStatement statement) {
        return new PostgresBinds(statement);
    }

    @Override
    public String literal(@Nullable Object carrier, ColumnKind kind) {
        return PostgresTypes.literal(carrier, kind);
    }

    @Override
    public RowCopy copy() {
        return new PostgresCopy(this::quote);
    }

    @Override
    public String columnType(ColumnType type) {
        return PostgresTypes.ofColumn(type);
    }

    @Override
    public String castType(FieldType<?, ?> type) {
        return PostgresTypes.ofCast(type);
    }

    @Override
    public void cast(Operand inner, FieldType<?, ?> target, SqlWriter out) {
        boolean local = Typings.is(target, ColumnKind.DATE, ColumnKind.TIME, ColumnKind.DATETIME);
        // Not by the session's zone, which is another's to set.
        String zone = local && Typings.is(inner.type(), ColumnKind.INSTANT) ? " AT TIME ZONE 'UTC'" : "";
        out.sql("(").operand(inner).sql(zone + ")::" + castType(target));
    }

    @Override
    protected void in(Operand left, List<Operand> right, Expression.@Nullable Items list, SqlWriter out) {
        if (list == null) {
            super.in(left, right, null, out);
        } else {
            out.operand(left).sql(" = ANY(").bind(right.get(0).array(list)).sql(")");
        }
    }

    @Override
    protected void pattern(String lookup, Operand left, Operand right, SqlWriter out) {
        boolean upper = lookup.startsWith("i");
        text(left, out.sql(upper ? "UPPER(" : "")).sql(upper ? ")" : "");
        if (lookup.equals("iexact")) {
            text(right, out.sql(" = UPPER(")).sql(")");
            return;
        }
        out.sql(upper ? " LIKE UPPER(" : " LIKE ");
        writePattern(lookup, right, "::text", out);
        out.sql(upper ? ")" : "");
    }

    @Override
    protected void regex(boolean ignoreCase, Operand left, Operand right, SqlWriter out) {
        text(left, out).sql(ignoreCase ? " ~* " : " ~ ");
        text(right, out);
    }

    /** The text of a value; of a place in JSON, the text that is there. */
    private SqlWriter text(Operand operand, SqlWriter out) {
        Operand.JsonPlace place = operand.jsonPlace();
        if (place != null) {
            PostgresJson.place(place.document(), place.keys(), true, out);
            return out;
        }
        return Typings.is(operand.type(), ColumnKind.TEXT)
                ? out.operand(operand)
                : out.sql("(").operand(operand).sql(")::text");
    }

    @Override
    protected void json(String lookup, Operand left, List<Operand> right, SqlWriter out) {
        PostgresJson.lookup(lookup, left, right, out);
    }

    @Override
    public void jsonPath(Operand document, List<String> keys, boolean asText, SqlWriter out) {
        PostgresJson.place(document, keys, asText, out);
    }

    @Override
    public FieldType<?, ?> jsonPathType(boolean asText) {
        return asText ? FieldTypes.STRING : FieldTypes.json();
    }

    @Override
    public void aggregate(
            Expression.Aggregate aggregate, List<Operand> arguments, @Nullable SqlWriter orderBy, SqlWriter out) {
        String function = aggregate.function();
        String name = switch (function) {
            case "stddev" -> aggregate.sample() ? "STDDEV_SAMP" : "STDDEV_POP";
            case "variance" -> aggregate.sample() ? "VAR_SAMP" : "VAR_POP";
            default -> nativeName(function).toUpperCase(Locale.ROOT);
        };
        out.sql(name).sql(aggregate.distinct() ? "(DISTINCT " : "(");
        if (arguments.isEmpty()) {
            out.sql("*");
        } else if (function.equals("string_agg")) {
            text(arguments.get(0), out).sql(", ").operand(arguments.get(1));
        } else {
            out.operands(arguments, ", ");
        }
        if (orderBy != null) {
            out.sql(" ORDER BY ").append(orderBy);
        }
        out.sql(")");
    }

    @Override
    public void combine(Operand left, Expression.Arithmetic operator, Operand right, SqlWriter out) {
        combinedType(left.type(), operator, right.type());
        boolean dates = Typings.is(left.type(), ColumnKind.DATE) && Typings.is(right.type(), ColumnKind.DATE);
        boolean shift = operator == Expression.Arithmetic.SHIFT_LEFT || operator == Expression.Arithmetic.SHIFT_RIGHT;
        out.sql(dates ? "(INTERVAL '1 day' * (" : "(").operand(left);
        out.sql(" " + Typings.symbol(operator) + " ");
        if (shift) {
            out.sql("(").operand(right).sql(")::integer");
        } else {
            out.operand(right);
        }
        out.sql(dates ? "))" : ")");
    }

    @Override
    public void extract(String part, Operand inner, ZoneId zone, SqlWriter out) {
        PostgresMoments.extract(part, inner, zone, out);
    }

    @Override
    public void truncate(String unit, Operand inner, ZoneId zone, FieldType<?, ?> output, SqlWriter out) {
        PostgresMoments.truncate(unit, inner, zone, output, out);
    }

    @Override
    protected void dateOf(Operand moment, ZoneId zone, SqlWriter out) {
        PostgresMoments.date(moment, zone, out);
    }

    @Override
    protected void timeOf(Operand moment, ZoneId zone, SqlWriter out) {
        PostgresMoments.time(moment, zone, out);
    }

    /** Nobody counts the rows of a temporary table by itself, and few are expected: each pair of rows is looked at then. */
    @Override
    public String countRows(String table) {
        return "ANALYZE " + quote(table);
    }

    @Override
    public String deferKeys() {
        return "SET CONSTRAINTS ALL DEFERRED";
    }

    /** Never back: a number that was given once is not given again. */
    @Override
    public String continueKeys(String table, String column) {
        return "SELECT setval(q.s, GREATEST((SELECT COALESCE(MAX(" + quote(column) + "), 0) + 1 FROM " + quote(table)
                + "), nextval(q.s)), false) FROM (SELECT CAST(pg_get_serial_sequence(" + literal(quote(table)) + ", "
                + literal(column) + ") AS regclass) AS s) AS q WHERE q.s IS NOT NULL";
    }

    @Override
    public String explain(@Nullable String format, Map<String, Object> options) {
        StringBuilder list = new StringBuilder();
        if (format != null) {
            String known = format.toUpperCase(Locale.ROOT);
            if (!FORMATS.contains(known)) {
                throw new FieldError(
                        format + " is not a recognized format.\n  Allowed formats: JSON, TEXT, XML, YAML.");
            }
            list.append("FORMAT ").append(known);
        }
        new TreeMap<>(options).forEach((name, value) -> {
            if (!name.matches("[A-Za-z_]+") || !String.valueOf(value).matches("[A-Za-z0-9_]+")) {
                throw new FieldError("EXPLAIN has no option '" + name + "' with the value '" + value + "'.");
            }
            list.append(list.length() == 0 ? "" : ", ").append(name).append(' ').append(value);
        });
        return list.length() == 0 ? "EXPLAIN " : "EXPLAIN (" + list + ") ";
    }
}
