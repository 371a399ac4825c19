package dev.rowan.orm.dialect.sqlite;

import dev.rowan.orm.dialect.BaseDialect;
import dev.rowan.orm.dialect.ColumnType;
import dev.rowan.orm.dialect.DateParts;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.dialect.Features;
import dev.rowan.orm.dialect.Operand;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.dialect.Typings;
import dev.rowan.orm.model.Binds;
import dev.rowan.orm.model.Cells;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.orm.query.Expression;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteConnectionConfig;

/** SQLite 3.44 or newer, with functions of ours on each connection. */
public final class SqliteDialect extends BaseDialect {
    private static final Features FEATURES = new Features(
            // The default limit of SQLite; the driver's build allows more, another one might not.
            32_766,
            false,
            false,
            false,
            false,
            false,
            false,
            true,
            true,
            true,
            false,
            true,
            false,
            false,
            false,
            " LIMIT -1");

    public SqliteDialect(Extensions extensions) {
        super(extensions, SqliteFunctions.all());
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public Features features() {
        return FEATURES;
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        UserFunctions.register(connection);
        // SQLite leaves keys unchecked unless each connection asks for it.
        try (Statement statement = connection.unwrap(SQLiteConnection.class).createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
        }
    }

    /** How long a statement runs, SQLite does not watch. */
    @Override
    public void limit(Connection connection, Duration statements, Duration locks) throws SQLException {
        if (!locks.isZero()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = " + locks.toMillis());
            }
        }
    }

    @Override
    public Connection ofDriver(Connection connection) throws SQLException {
        return connection.isWrapperFor(SQLiteConnection.class) ? connection.unwrap(SQLiteConnection.class) : connection;
    }

    /** How a transaction begins, the driver keeps with the connection; it is as it was when this one has begun. */
    @Override
    public void begin(Connection connection, boolean writing) throws SQLException {
        SQLiteConnectionConfig driver =
                connection.unwrap(SQLiteConnection.class).getConnectionConfig();
        SQLiteConfig.TransactionMode before = driver.getTransactionMode();
        if (writing) {
            driver.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        }
        try {
            connection.setAutoCommit(false);
        } finally {
            driver.setTransactionMode(before);
        }
    }

    @Override
    public boolean endsSlowStatements() {
        return false;
    }

    @Override
    public boolean failureBreaksTransaction() {
        return false;
    }

    @Override
    public @Nullable String message(SQLException failed) {
        return failed.getMessage();
    }

    @Override
    public Cells cells(ResultSet rows) {
        return new SqliteCells(rows);
    }

    @Override
    public Binds binds(PreparedStatement statement) {
        return new SqliteBinds(statement);
    }

    @Override
    public String literal(@Nullable Object carrier, ColumnKind kind) {
        return SqliteTypes.literal(carrier, kind);
    }

    @Override
    public String columnType(ColumnType type) {
        return SqliteTypes.ofColumn(type);
    }

    @Override
    public String castType(FieldType<?, ?> type) {
        return SqliteTypes.ofCast(type);
    }

    @Override
    public void cast(Operand inner, FieldType<?, ?> target, SqlWriter out) {
        switch (target.kind()) {
            case DATE -> out.sql("DATE(").operand(inner).sql(")");
            case TIME -> out.sql("STRFTIME('%H:%M:%f', ").operand(inner).sql(")");
            case INSTANT, DATETIME ->
                out.sql("STRFTIME('%Y-%m-%d %H:%M:%f', ").operand(inner).sql(")");
            default -> out.sql("CAST(").operand(inner).sql(" AS " + castType(target) + ")");
        }
    }

    /** SQLite's name for comparing bytes is another than everyone's. */
    @Override
    public String collation(String name) {
        return super.collation(name.equals("C") ? "BINARY" : name);
    }

    @Override
    protected void pattern(String lookup, Operand left, Operand right, SqlWriter out) {
        out.operand(left).sql(" LIKE ");
        writePattern(lookup, right, "", out);
        out.sql(" ESCAPE '\\'");
    }

    @Override
    protected void regex(boolean ignoreCase, Operand left, Operand right, SqlWriter out) {
        out.operand(left).sql(" REGEXP ").sql(ignoreCase ? "('(?iu)' || " : "(");
        out.operand(right).sql(")");
    }

    @Override
    protected Operand comparable(Operand left, Operand right) {
        Operand.JsonPlace place = left.jsonPlace();
        return place != null && !place.asText() ? SqliteJson.comparable(right) : right;
    }

    @Override
    protected void json(String lookup, Operand left, List<Operand> right, SqlWriter out) {
        SqliteJson.lookup(lookup, left, right, out);
    }

    @Override
    public void jsonPath(Operand document, List<String> keys, boolean asText, SqlWriter out) {
        if (asText) {
            SqliteJson.text(document, keys, out);
        } else {
            SqliteJson.place(document, keys, out);
        }
    }

    @Override
    public FieldType<?, ?> jsonPathType(boolean asText) {
        return asText ? FieldTypes.STRING : SqliteJson.PlaceType.INSTANCE;
    }

    @Override
    public void aggregate(
            Expression.Aggregate aggregate, List<Operand> arguments, @Nullable SqlWriter orderBy, SqlWriter out) {
        String function = aggregate.function();
        if (function.equals("string_agg") && aggregate.distinct()) {
            throw new NotSupported("SQLite joins distinct texts by a comma only.\n  Leave out distinct(), or make the"
                    + " rows distinct in a subquery.");
        }
        String name = switch (function) {
            case "stddev" -> aggregate.sample() ? "ROWAN_STDDEV_SAMP" : "ROWAN_STDDEV_POP";
            case "variance" -> aggregate.sample() ? "ROWAN_VAR_SAMP" : "ROWAN_VAR_POP";
            case "string_agg" -> "GROUP_CONCAT";
            default -> nativeName(function).toUpperCase(Locale.ROOT);
        };
        out.sql(name).sql(aggregate.distinct() ? "(DISTINCT " : "(");
        if (arguments.isEmpty()) {
            out.sql("*");
        }
        out.operands(arguments, ", ");
        if (orderBy != null) {
            out.sql(" ORDER BY ").append(orderBy);
        }
        out.sql(")");
    }

    @Override
    public void combine(Operand left, Expression.Arithmetic operator, Operand right, SqlWriter out) {
        FieldType<?, ?> type = combinedType(left.type(), operator, right.type());
        boolean moments = SqliteArithmetic.isMoment(left.type()) || SqliteArithmetic.isMoment(right.type());
        if (moments) {
            SqliteArithmetic.moments(left, operator, right, out);
        } else if (operator == Expression.Arithmetic.POWER) {
            out.sql("POWER(").operand(left).sql(", ").operand(right).sql(")");
        } else if (operator == Expression.Arithmetic.BIT_XOR) {
            out.sql("((").operand(left).sql(" | ").operand(right).sql(") - (");
            out.operand(left).sql(" & ").operand(right).sql("))");
        } else if (operator == Expression.Arithmetic.DIVIDE && Typings.is(type, ColumnKind.DECIMAL)) {
            // A decimal that happens to be whole is kept as an integer, whose division would cut.
            out.sql("(CAST(").operand(left).sql(" AS REAL) / ").operand(right).sql(")");
        } else {
            out.sql("(").operand(left).sql(" " + Typings.symbol(operator) + " ");
            out.operand(right).sql(")");
        }
    }

    @Override
    public void extract(String part, Operand inner, ZoneId zone, SqlWriter out) {
        DateParts.check(part, inner.type());
        if (Typings.is(inner.type(), ColumnKind.DURATION)) {
            throw new NotSupported("Extract requires native duration support, which SQLite has not.");
        }
        out.sql("ROWAN_EXTRACT('" + part + "', ").operand(inner).sql(", ");
        out.sql(zoneOf(inner, zone)).sql(")");
    }

    @Override
    public void truncate(String unit, Operand inner, ZoneId zone, FieldType<?, ?> output, SqlWriter out) {
        String form = switch (output.kind()) {
            case DATE -> "date";
            case TIME -> "time";
            default -> "moment";
        };
        out.sql("ROWAN_TRUNC('" + unit + "', ").operand(inner).sql(", ");
        out.sql(zoneOf(inner, zone)).sql(", '" + form + "')");
    }

    /** The zone that a point in time is seen in; what is local already is not moved. */
    private static String zoneOf(Operand inner, ZoneId zone) {
        return Typings.is(inner.type(), ColumnKind.INSTANT) ? literal(zone.getId()) : "NULL";
    }

    @Override
    protected void dateOf(Operand moment, ZoneId zone, SqlWriter out) {
        truncate("day", moment, zone, FieldTypes.DATE, out);
    }

    @Override
    protected void timeOf(Operand moment, ZoneId zone, SqlWriter out) {
        out.sql("ROWAN_TIME(").operand(moment).sql(", " + zoneOf(moment, zone) + ")");
    }

    @Override
    public String deferKeys() {
        return "PRAGMA defer_foreign_keys = ON";
    }

    @Override
    public String explain(@Nullable String format, Map<String, Object> options) {
        if (format != null || !options.isEmpty()) {
            throw new NotSupported("SQLite explains without a format and without options.");
        }
        return "EXPLAIN QUERY PLAN ";
    }
}
