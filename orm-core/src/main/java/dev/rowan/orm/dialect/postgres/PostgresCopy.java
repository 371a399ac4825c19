package dev.rowan.orm.dialect.postgres;

import dev.rowan.orm.dialect.RowCopy;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * COPY in its binary form, which the server reads without parsing text. The form says no types: the bytes of a moment
 * would be taken for those of a whole number, so a caller compares the types first.
 */
final class PostgresCopy implements RowCopy {
    private final UnaryOperator<String> quote;

    PostgresCopy(UnaryOperator<String> quote) {
        this.quote = quote;
    }

    @Override
    public String into(String table, List<? extends Field<?, ?>> fields) {
        List<String> columns =
                fields.stream().map(field -> quote.apply(field.column())).toList();
        return "COPY " + quote.apply(table) + " (" + String.join(", ", columns) + ") FROM STDIN (FORMAT binary)";
    }

    @Override
    public String columnTypes() {
        return "SELECT a.attname, b.typname FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid"
                + " JOIN pg_type b ON b.oid = COALESCE(NULLIF(t.typbasetype, 0), t.oid)"
                + " WHERE a.attrelid = CAST(? AS regclass) AND a.attnum > 0 AND NOT a.attisdropped";
    }

    @Override
    public Set<String> typesOf(ColumnKind kind) {
        return kind == ColumnKind.TEXT
                ? Set.of("text", "varchar", "bpchar", "citext")
                : Set.of(Arrays.elementType(kind));
    }

    @Override
    public String newKeys() {
        // OFFSET 0 keeps the sequence from being looked up in the catalog again for each key.
        return "SELECT nextval(s.name) FROM (SELECT CAST(pg_get_serial_sequence(?, ?) AS regclass) AS name OFFSET 0) s,"
                + " generate_series(1, ?)";
    }

    @Override
    public void send(
            Connection connection,
            String statement,
            List<ColumnKind> kinds,
            List<? extends List<? extends @Nullable Object>> columns)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            BinaryRows out = new BinaryRows(copy::writeToCopy);
            int rows = columns.get(0).size();
            for (int row = 0; row < rows; row++) {
                out.row(columns.size());
                for (int column = 0; column < columns.size(); column++) {
                    out.value(columns.get(column).get(row), kinds.get(column));
                }
            }
            out.end();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
