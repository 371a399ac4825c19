package dev.rowan.orm.compile;

import dev.rowan.orm.compile.KeyTable.Among;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements over rows that lead to those of a {@link KeyTable}.
 *
 * <p>Immutable, safe for any thread.
 */
public final class KeyStatements {
    private final Dialect dialect;

    public KeyStatements(Dialect dialect) {
        this.dialect = dialect;
    }

    static RowPlan keys(Field<?, ?> key) {
        List<RowPlan.Output> outputs = new ArrayList<>();
        for (Field<?, ?> part : key.parts()) {
            outputs.add(new RowPlan.Output(part.name(), outputs.size() + 1, part.type()));
        }
        return new RowPlan.Tuples(outputs);
    }

    public Statement delete(Among rows) {
        return new Statement(
                "DELETE FROM " + dialect.quote(rows.table()) + " WHERE " + rows.in(), rows.binds(), null, false);
    }

    public Statement update(Among rows, RowStatements.Cell value) {
        List<Parameter> binds = new ArrayList<>(List.of(value.parameter()));
        binds.addAll(rows.binds());
        String sql = "UPDATE " + dialect.quote(rows.table()) + " SET "
                + dialect.quote(value.field().column()) + " = ? WHERE " + rows.in();
        return new Statement(sql, binds, null, false);
    }

    /**
     * The keys of the rows.
     *
     * <p>The limit stands outside: a plan that hopes to find the first soon looks at each pair of rows when there is none.
     *
     * @param kept rows that do not count, or null
     * @param others more rows that do not count, of the same table
     */
    public Statement keys(Among rows, @Nullable KeyTable kept, List<Among> others, int most) {
        ModelMeta<?> model = rows.model();
        String table = dialect.quote(rows.table());
        List<Parameter> binds = new ArrayList<>(rows.binds());
        StringBuilder sql = new StringBuilder("WITH q AS MATERIALIZED (SELECT ")
                .append(model.primaryKey().stream()
                        .map(part -> dialect.quote(part.column()))
                        .collect(Collectors.joining(", ")))
                .append(" FROM ")
                .append(table)
                .append(" WHERE ")
                .append(rows.in());
        if (kept != null) {
            sql.append(" AND ").append(kept.lacks());
        }
        for (Among other : others) {
            sql.append(" AND ").append(other.notIn(table));
            binds.addAll(other.binds());
        }
        sql.append(") SELECT * FROM q LIMIT ").append(most);
        return new Statement(sql.toString(), binds, keys(model.primaryKeyField()), false);
    }
}
