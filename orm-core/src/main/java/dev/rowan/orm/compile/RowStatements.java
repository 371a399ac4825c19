package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.LinkTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write rows whose keys and values are known: no query tree is needed for them.
 *
 * <p>Immutable, safe for any thread.
 */
public final class RowStatements {
    private final Dialect dialect;
    private final RowText text;

    public RowStatements(Dialect dialect) {
        this.dialect = dialect;
        this.text = new RowText(dialect);
    }

    /** A column and the value that it gets, as the field's type takes it. */
    public record Cell(Field<?, ?> field, @Nullable Object value) {
        Parameter parameter() {
            return new Parameter(field.type().toCarrier(value), field.type().kind(), false);
        }
    }

    /** Rows of one table, all with the same columns, in the order of the fields. */
    public Statement insert(
            String table,
            List<? extends Field<?, ?>> fields,
            List<List<@Nullable Object>> rows,
            String conflict,
            List<? extends Field<?, ?>> returning) {
        StringBuilder sql = new StringBuilder("INSERT INTO ").append(dialect.quote(table));
        List<Parameter> binds = new ArrayList<>(fields.size() * rows.size());
        if (fields.isEmpty()) {
            sql.append(" DEFAULT VALUES");
        } else {
            sql.append(" (").append(text.columns(fields)).append(") VALUES ");
            RowText.rows(sql, binds, fields, rows);
        }
        sql.append(conflict);
        return returning(sql, binds, returning);
    }

    /**
     * As {@link #insert}, with one array for each column: the same text whatever the number of rows.
     *
     * @param columns the carriers of each field, from row to row
     */
    public Statement insertArrays(
            String table,
            List<? extends Field<?, ?>> fields,
            List<List<@Nullable Object>> columns,
            String conflict,
            List<? extends Field<?, ?>> returning) {
        StringBuilder sql = new StringBuilder("INSERT INTO ")
                .append(dialect.quote(table))
                .append(" (")
                .append(text.columns(fields))
                .append(") SELECT * FROM ");
        List<Parameter> binds = new ArrayList<>();
        text.unnest(sql, binds, fields, columns);
        sql.append(conflict);
        return returning(sql, binds, returning);
    }

    /** Many rows in the form that the database takes best: arrays where it has them, else as {@link #insert}. */
    public Statement insertMany(
            String table,
            List<? extends Field<?, ?>> fields,
            List<List<@Nullable Object>> rows,
            String conflict,
            List<? extends Field<?, ?>> returning) {
        return dialect.features().arrays() && !fields.isEmpty()
                ? insertArrays(table, fields, RowText.turned(fields, rows), conflict, returning)
                : insert(table, fields, rows, conflict, returning);
    }

    private Statement returning(StringBuilder sql, List<Parameter> binds, List<? extends Field<?, ?>> returning) {
        if (returning.isEmpty()) {
            return new Statement(sql.toString(), binds, null, false);
        }
        sql.append(" RETURNING ").append(text.columns(returning));
        List<RowPlan.Output> outputs = new ArrayList<>();
        for (int i = 0; i < returning.size(); i++) {
            outputs.add(new RowPlan.Output(
                    returning.get(i).name(), i + 1, returning.get(i).type()));
        }
        return new Statement(sql.toString(), binds, new RowPlan.Tuples(outputs), false);
    }

    /** The statement, giving these columns of the rows that it writes. */
    public Statement returning(Statement written, List<? extends Field<?, ?>> returning) {
        return written.empty() ? written : returning(new StringBuilder(written.sql()), written.parameters(), returning);
    }

    /** What comes after the rows when some of them exist already; {@code update} empty leaves those as they are. */
    public String onConflict(List<? extends Field<?, ?>> unique, List<? extends Field<?, ?>> update) {
        String target = unique.isEmpty() ? "" : " (" + text.columns(unique) + ")";
        if (update.isEmpty()) {
            return " ON CONFLICT" + target + " DO NOTHING";
        }
        return " ON CONFLICT" + target + " DO UPDATE SET "
                + String.join(
                        ", ",
                        update.stream()
                                .map(field ->
                                        dialect.quote(field.column()) + " = EXCLUDED." + dialect.quote(field.column()))
                                .toList());
    }

    /** New values for the rows of one table whose column has one of these values. */
    public Statement update(String table, List<Cell> cells, Field<?, ?> where, Collection<?> values) {
        StringBuilder sql =
                new StringBuilder("UPDATE ").append(dialect.quote(table)).append(" SET ");
        List<Parameter> binds = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(dialect.quote(cells.get(i).field().column()))
                    .append(" = ?");
            binds.add(cells.get(i).parameter());
        }
        sql.append(" WHERE ");
        text.in(sql, binds, dialect.quote(where.column()), where, values);
        return new Statement(sql.toString(), binds, null, false);
    }

    /**
     * As {@link #update} with other values for each row, by one array for each column.
     *
     * @param columns the carriers of the key, then of each field, from row to row
     */
    public Statement updateArrays(
            String table, Field<?, ?> key, List<? extends Field<?, ?>> fields, List<List<@Nullable Object>> columns) {
        StringBuilder sql =
                new StringBuilder("UPDATE ").append(dialect.quote(table)).append(" SET ");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < key.parts().size(); i++) {
            names.add("k" + i);
        }
        for (int i = 0; i < fields.size(); i++) {
            names.add("v" + i);
            sql.append(i == 0 ? "" : ", ")
                    .append(dialect.quote(fields.get(i).column()))
                    .append(" = d.v")
                    .append(i);
        }
        List<Field<?, ?>> all = new ArrayList<>(key.parts());
        all.addAll(fields);
        List<Parameter> binds = new ArrayList<>();
        sql.append(" FROM ");
        text.unnest(sql, binds, all, columns);
        sql.append(" AS d(").append(String.join(", ", names)).append(") WHERE ");
        same(sql, table, key, "d.k", 0);
        return new Statement(sql.toString(), binds, null, false);
    }

    /**
     * As {@link #updateArrays} by a list of rows, for a database without arrays.
     *
     * <p>The list stands under FROM, where SQLite reads it row by row; under WITH it is one compound query, whose cost
     * grows with the square of its rows.
     */
    public Statement updateValues(
            String table, Field<?, ?> key, List<? extends Field<?, ?>> fields, List<List<@Nullable Object>> rows) {
        StringBuilder sql =
                new StringBuilder("UPDATE ").append(dialect.quote(table)).append(" SET ");
        int keys = key.parts().size();
        for (int i = 0; i < fields.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(dialect.quote(fields.get(i).column()))
                    .append(" = d.column")
                    .append(keys + i + 1);
        }
        List<Field<?, ?>> all = new ArrayList<>(key.parts());
        all.addAll(fields);
        List<Parameter> binds = new ArrayList<>(all.size() * rows.size());
        sql.append(" FROM (VALUES ");
        RowText.rows(sql, binds, all, rows);
        sql.append(") AS d WHERE ");
        same(sql, table, key, "d.column", 1);
        return new Statement(sql.toString(), binds, null, false);
    }

    /** The row of the table is the one of the list, in which the key's parts are numbered from the first. */
    private void same(StringBuilder sql, String table, Field<?, ?> key, String part, int first) {
        for (int i = 0; i < key.parts().size(); i++) {
            sql.append(i == 0 ? "" : " AND ")
                    .append(dialect.quote(table))
                    .append('.')
                    .append(dialect.quote(key.parts().get(i).column()))
                    .append(" = ")
                    .append(part)
                    .append(first + i);
        }
    }

    /**
     * A column that has one of these values.
     *
     * @param type the field whose values they are
     */
    public record OneOf(String column, Field<?, ?> type, Collection<?> values) {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** The rows of one table whose column has one of these values. */
    public Statement delete(String table, Field<?, ?> where, Collection<?> values) {
        return delete(table, List.of(new OneOf(where.column(), where, values)));
    }

    /** The rows of one table for which one of the conditions holds. */
    public Statement delete(String table, List<OneOf> any) {
        StringBuilder sql =
                new StringBuilder("DELETE FROM ").append(dialect.quote(table)).append(" WHERE ");
        List<Parameter> binds = new ArrayList<>();
        for (int i = 0; i < any.size(); i++) {
            OneOf one = any.get(i);
            sql.append(i == 0 ? "" : " OR ");
            text.in(sql, binds, dialect.quote(one.column()), one.type(), one.values());
        }
        return new Statement(sql.toString(), binds, null, false);
    }

    /** The links of several sources, as pairs of keys in the order of both. */
    public Statement links(LinkTable link, Collection<?> sources) {
        String source = dialect.quote(link.sourceColumn());
        String target = dialect.quote(link.targetColumn());
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(source + ", " + target)
                .append(" FROM ")
                .append(dialect.quote(link.table()))
                .append(" WHERE ");
        List<Parameter> binds = new ArrayList<>();
        text.in(sql, binds, source, link.source(), sources);
        sql.append(" ORDER BY " + source + ", " + target);
        RowPlan plan = new RowPlan.Tuples(List.of(
                new RowPlan.Output("source", 1, link.source().type()),
                new RowPlan.Output("target", 2, link.target().type())));
        return new Statement(sql.toString(), binds, plan, false);
    }

    /**
     * One row whose column leads to no row, with the value that does not.
     *
     * @param own what the row is told by
     * @param column of the table, whose values are those of {@code target}
     */
    public Statement dangling(String table, Field<?, ?> own, String column, Field<?, ?> target) {
        String from = dialect.quote(table);
        String value = from + "." + dialect.quote(column);
        StringBuilder sql = new StringBuilder("SELECT ");
        List<RowPlan.Output> outputs = new ArrayList<>();
        for (Field<?, ?> part : own.parts()) {
            sql.append(from).append('.').append(dialect.quote(part.column())).append(", ");
            outputs.add(new RowPlan.Output(part.name(), outputs.size() + 1, part.type()));
        }
        sql.append(value + " FROM " + from + " WHERE " + value + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
                + dialect.quote(target.model().table()) + " t WHERE t." + dialect.quote(target.column()) + " = " + value
                + ") LIMIT 1");
        outputs.add(new RowPlan.Output("value", outputs.size() + 1, target.type()));
        return new Statement(sql.toString(), List.of(), new RowPlan.Tuples(outputs), false);
    }
}
