package dev.rowan.orm.dialect;

import dev.rowan.orm.Dialects;
import dev.rowan.orm.model.Cells;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;
import dev.rowan.testing.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A dialect on a connection to its database, to try what it writes. */
final class Probe implements AutoCloseable {
    final Dialect dialect;
    final Connection connection;

    private Probe(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    static Probe on(TestDatabase database) throws SQLException {
        return on(database, Extensions.NONE);
    }

    static Probe on(TestDatabase database, Extensions extensions) throws SQLException {
        Dialect dialect = Dialects.forUrl(database.url(), extensions);
        Connection connection = database.dataSource().getConnection();
        dialect.prepare(connection);
        return new Probe(dialect, connection);
    }

    boolean sqlite() {
        return dialect.name().equals("sqlite");
    }

    /** The value of an expression without a table. */
    Object value(ColumnKind kind, Consumer<SqlWriter> expression) throws SQLException {
        return values("", kind, expression).get(0);
    }

    boolean holds(Consumer<SqlWriter> condition) throws SQLException {
        return Boolean.TRUE.equals(value(ColumnKind.BOOLEAN, condition));
    }

    /** The value of an expression for each row of a FROM clause. */
    List<Object> values(String from, ColumnKind kind, Consumer<SqlWriter> expression) throws SQLException {
        SqlWriter out = new SqlWriter().sql("SELECT ");
        expression.accept(out);
        out.sql(from);
        try (PreparedStatement statement = connection.prepareStatement(out.text())) {
            bind(statement, out.binds());
            try (ResultSet rows = statement.executeQuery()) {
                Cells cells = dialect.cells(rows);
                List<Object> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(cells.at(1, kind));
                }
                return values;
            }
        } catch (SQLException failed) {
            throw new SQLException(out.text() + "\n" + failed.getMessage(), failed);
        }
    }

    void bind(PreparedStatement statement, List<Bind> binds) throws SQLException {
        var target = dialect.binds(statement);
        for (int i = 0; i < binds.size(); i++) {
            Bind bind = binds.get(i);
            if (bind.array()) {
                List<Object> carriers = new ArrayList<>();
                for (Expression item : ((Expression.Items) bind.source()).items()) {
                    carriers.add(bind.convert().apply(((Expression.Value) item).value()));
                }
                target.setArray(i + 1, carriers, bind.kind());
            } else {
                target.set(i + 1, bind.convert().apply(((Expression.Value) bind.source()).value()), bind.kind());
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A column, or other SQL, of a type. */
    static Operand column(String sql, FieldType<?, ?> type) {
        return new Operand() {
            @Override
            public void write(SqlWriter out) {
                out.sql(sql);
            }

            @Override
            public FieldType<?, ?> type() {
                return type;
            }
        };
    }

    static Operand text(String value) {
        return constant(value, FieldTypes.STRING);
    }

    static Operand number(int value) {
        return constant(value, FieldTypes.INTEGER);
    }

    static Operand constant(Object value, FieldType<?, ?> type) {
        return new Constant(Expression.Value.of(value), type, type.kind(), type::toCarrier);
    }

    /** A place inside a column of JSON. */
    Operand place(String sql, String... keys) {
        Operand document = column(sql, FieldTypes.json());
        return new Operand() {
            @Override
            public void write(SqlWriter out) {
                dialect.jsonPath(document, List.of(keys), false, out);
            }

            @Override
            public FieldType<?, ?> type() {
                return dialect.jsonPathType(false);
            }

            @Override
            public JsonPlace jsonPlace() {
                return new JsonPlace(document, List.of(keys), false);
            }
        };
    }

    private record Constant(
            Expression.Value value, FieldType<?, ?> type, ColumnKind kind, UnaryOperator<Object> convert)
            implements Operand {
        @Override
        public void write(SqlWriter out) {
            out.bind(new Bind(value, kind, convert, false));
        }

        @Override
        public Expression.Value constant() {
            return value;
        }

        @Override
        public Operand converted(UnaryOperator<Object> more) {
            return converted(kind, more);
        }

        @Override
        public Operand converted(ColumnKind other, UnaryOperator<Object> more) {
            return new Constant(value, type, other, raw -> more.apply(convert.apply(raw)));
        }

        @Override
        public Bind array(Expression.Items list) {
            return new Bind(list, kind, convert, true);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
