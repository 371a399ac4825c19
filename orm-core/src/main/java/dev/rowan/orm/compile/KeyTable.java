package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.CompositeKey;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A temporary table for the keys of rows of one model: for more rows than the memory should hold.
 *
 * <p>Each key is there once, with the number of the wave that brought it; {@link #UNFOLLOWED} is the wave of those that
 * lead nowhere. Immutable, safe for any thread; the table itself belongs to one connection.
 */
public final class KeyTable {
    /** The wave of keys that are not among those of any other. */
    public static final int UNFOLLOWED = 0;

    private final Dialect dialect;
    private final String name;
    private final ModelMeta<?> model;
    private final Field<?, ?> key;

    /** @param name one that no other table of the connection has */
    public KeyTable(Dialect dialect, String name, ModelMeta<?> model) {
        this.dialect = dialect;
        this.name = name;
        this.model = model.concrete();
        this.key = this.model.primaryKeyField();
    }

    /**
     * A condition on one column of another table: its value is one of those that the kept rows have.
     *
     * @param column quoted, of {@code table}
     * @param values a SELECT of one column that is called {@code v}
     */
    public record Among(ModelMeta<?> model, String table, String column, String values, List<Parameter> binds) {
        public Among {
            binds = List.copyOf(binds);
        }

        String in() {
            return column + " IN (" + values + ")";
        }

        /** No {@code NOT IN}, which a database may answer by looking at each pair of rows. */
        String notIn(String quoted) {
            return "NOT EXISTS (SELECT 1 FROM (" + values + ") x WHERE x.v = " + quoted + "." + column + ")";
        }
    }

    public Field<?, ?> key() {
        return key;
    }

    /** The types of the columns are those of the model's own. */
    public List<Statement> create() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < key.parts().size(); i++) {
            columns.add(dialect.quote(key.parts().get(i).column()) + " AS k" + i);
        }
        return List.of(
                plain("CREATE TEMPORARY TABLE " + quoted() + " AS SELECT " + String.join(", ", columns)
                        + ", CAST(0 AS integer) AS wave FROM " + dialect.quote(model.table()) + " WHERE 1 = 0"),
                plain("CREATE UNIQUE INDEX " + dialect.quote(name + "_k") + " ON " + quoted() + " (" + keys() + ")"),
                plain("CREATE INDEX " + dialect.quote(name + "_w") + " ON " + quoted() + " (wave, " + keys() + ")"));
    }

    /** Tells the database how many keys there are; null where it does not ask. */
    public @Nullable Statement counted() {
        String sql = dialect.countRows(name);
        return sql == null ? null : plain(sql);
    }

    public Statement drop() {
        return plain("DROP TABLE " + quoted());
    }

    private static Statement plain(String sql) {
        return new Statement(sql, List.of(), null, false);
    }

    private String quoted() {
        return dialect.quote(name);
    }

    /** {@code k0, k1}. */
    private String keys() {
        return IntStream.range(0, key.parts().size()).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
    }

    private static Parameter number(int value) {
        return new Parameter(value, ColumnKind.INTEGER, false);
    }

    private static Parameter bind(Field<?, ?> field, @Nullable Object value) {
        return new RowStatements.Cell(field, value).parameter();
    }

    private List<Parameter> binds(Object value) {
        List<Parameter> binds = new ArrayList<>();
        for (int i = 0; i < key.parts().size(); i++) {
            Object part = key instanceof CompositeKey<?> ? CompositeKey.part(value, i) : value;
            binds.add(bind(key.parts().get(i), part));
        }
        return binds;
    }

    /** Adds the key of one row. */
    public Statement add(Object row, int wave) {
        List<Parameter> binds = binds(row);
        binds.add(number(wave));
        String marks = "?, ".repeat(key.parts().size()) + "?";
        return new Statement(
                "INSERT INTO " + quoted() + " (" + keys() + ", wave) VALUES (" + marks + ")", binds, null, false);
    }

    /** Adds the rows of a query that selects the columns of the key. */
    public Statement add(Statement query, int wave) {
        if (query.empty()) {
            return query;
        }
        List<Parameter> binds = new ArrayList<>(query.parameters());
        binds.add(number(wave));
        String sql = "WITH q(" + keys() + ") AS (" + query.sql() + ") " + insert() + " SELECT " + keys()
                + ", CAST(? AS integer) FROM q WHERE 1 = 1 ON CONFLICT DO NOTHING";
        return new Statement(sql, binds, null, false);
    }

    /** Adds the model's rows that satisfy the condition. */
    public Statement add(Among pointing, int wave) {
        List<Parameter> binds = new ArrayList<>(List.of(number(wave)));
        binds.addAll(pointing.binds());
        String sql = insert() + " SELECT " + columns() + ", CAST(? AS integer) FROM " + dialect.quote(model.table())
                + " WHERE " + pointing.in() + " ON CONFLICT DO NOTHING";
        return new Statement(sql, binds, null, false);
    }

    /** Adds the keys of a child's rows, unfollowed. */
    public Statement add(KeyTable child, int wave) {
        String sql = insert() + " SELECT " + keys() + ", CAST(? AS integer) FROM " + child.quoted()
                + " WHERE wave = ? ON CONFLICT DO NOTHING";
        return new Statement(sql, List.of(number(UNFOLLOWED), number(wave)), null, false);
    }

    private String insert() {
        return "INSERT INTO " + quoted() + " (" + keys() + ", wave)";
    }

    /** The columns of the key, of the model's table. */
    private String columns() {
        return key.parts().stream().map(part -> dialect.quote(part.column())).collect(Collectors.joining(", "));
    }

    /** The rows that point to the kept ones over a key; {@code wave} null for those of any wave but the unfollowed. */
    public Among pointing(ForeignKey<?> over, @Nullable Integer wave) {
        ModelMeta<?> from = over.model().concrete();
        return among(from, from.table(), over.column(), over.targetField(), wave);
    }

    /** The rows of a table whose column has a value of this field of the kept ones. */
    public Among linked(String table, String column, Field<?, ?> end) {
        return among(model, table, column, end, null);
    }

    private Among among(ModelMeta<?> from, String table, String column, Field<?, ?> target, @Nullable Integer wave) {
        String where = wave == null ? "wave > ?" : "wave = ?";
        List<Parameter> binds = List.of(number(wave == null ? UNFOLLOWED : wave));
        ModelMeta<?> owner = target.model().concrete();
        String kept = keys() + " FROM " + quoted() + " WHERE " + where;
        // A child's key is its parents', so that k0 is the key of each table of the row.
        if (owner.primaryKeyField() == target) {
            return new Among(
                    from, table, dialect.quote(column), "SELECT k0 AS v FROM " + quoted() + " WHERE " + where, binds);
        }
        String own = owner.primaryKey().stream()
                .map(part -> "t." + dialect.quote(part.column()))
                .collect(Collectors.joining(", "));
        String values = "SELECT t." + dialect.quote(target.column()) + " AS v FROM " + dialect.quote(owner.table())
                + " t WHERE (" + own + ") IN (SELECT " + kept + ")";
        return new Among(from, table, dialect.quote(column), values, binds);
    }

    /** The row of the model is none of the kept. */
    String lacks() {
        List<String> same = new ArrayList<>();
        for (int i = 0; i < key.parts().size(); i++) {
            same.add("x.k" + i + " = " + dialect.quote(model.table()) + "."
                    + dialect.quote(key.parts().get(i).column()));
        }
        return "NOT EXISTS (SELECT 1 FROM " + quoted() + " x WHERE " + String.join(" AND ", same) + ")";
    }

    /** The kept keys in their order, in parts: those after one that was the last before, or the first. */
    public Statement page(@Nullable Integer wave, @Nullable Object after, int size) {
        List<String> where = new ArrayList<>();
        List<Parameter> binds = new ArrayList<>();
        if (wave != null) {
            where.add("wave = ?");
            binds.add(number(wave));
        }
        if (after != null) {
            where.add("(" + keys() + ") > (" + "?, ".repeat(key.parts().size() - 1) + "?)");
            binds.addAll(binds(after));
        }
        String sql = "SELECT " + keys() + " FROM " + quoted()
                + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where)) + " ORDER BY " + keys() + " LIMIT "
                + size;
        return new Statement(sql, binds, KeyStatements.keys(key), false);
    }

    /** Deletes the rows whose keys are kept. */
    public Statement deleteRows() {
        return plain("DELETE FROM " + dialect.quote(model.table()) + " WHERE (" + columns() + ") IN (SELECT " + keys()
                + " FROM " + quoted() + ")");
    }
}
