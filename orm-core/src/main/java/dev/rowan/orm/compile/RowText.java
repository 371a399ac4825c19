package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.CompositeKey;
import dev.rowan.orm.model.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pieces that statements over rows of known keys are made of. Immutable. */
final class RowText {
    private final Dialect dialect;

    RowText(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The carriers of each field, from row to row. */
    static List<List<@Nullable Object>> turned(List<? extends Field<?, ?>> fields, List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> columns = new ArrayList<>(fields.size());
        for (int j = 0; j < fields.size(); j++) {
            List<@Nullable Object> carriers = new ArrayList<>(rows.size());
            for (List<@Nullable Object> row : rows) {
                carriers.add(fields.get(j).type().toCarrier(row.get(j)));
            }
            columns.add(carriers);
        }
        return columns;
    }

    void unnest(
            StringBuilder sql,
            List<Parameter> binds,
            List<? extends Field<?, ?>> fields,
            List<List<@Nullable Object>> columns) {
        sql.append("unnest(");
        for (int j = 0; j < fields.size(); j++) {
            Field<?, ?> field = fields.get(j);
            sql.append(j == 0 ? "" : ", ")
                    .append("CAST(? AS ")
                    .append(arrayType(field))
                    .append(")");
            binds.add(new Parameter(columns.get(j), field.type().kind(), true));
        }
        sql.append(')');
    }

    private String arrayType(Field<?, ?> field) {
        return dialect.castType(field.type()) + "[]";
    }

    String columns(List<? extends Field<?, ?>> fields) {
        return String.join(
                ", ",
                fields.stream().map(field -> dialect.quote(field.column())).toList());
    }

    void in(StringBuilder sql, List<Parameter> binds, String column, Field<?, ?> type, Collection<?> values) {
        if (type instanceof CompositeKey<?> key) {
            in(sql, binds, key, values);
            return;
        }
        List<Parameter> each = new ArrayList<>();
        values.forEach(value -> each.add(new RowStatements.Cell(type, value).parameter()));
        sql.append(column);
        if (each.size() == 1) {
            sql.append(" = ?");
            binds.addAll(each);
        } else if (dialect.features().arrays()) {
            List<@Nullable Object> carriers = new ArrayList<>();
            each.forEach(one -> carriers.add(one.carrier()));
            sql.append(" = ANY(?)");
            binds.add(new Parameter(carriers, type.type().kind(), true));
        } else {
            sql.append(" IN (")
                    .append("?, ".repeat(Math.max(0, each.size() - 1)))
                    .append("?)");
            binds.addAll(each);
        }
    }

    private void in(StringBuilder sql, List<Parameter> binds, CompositeKey<?> key, Collection<?> values) {
        if (values.size() == 1) {
            Object only = values.iterator().next();
            for (int i = 0; i < key.parts().size(); i++) {
                Field<?, ?> part = key.parts().get(i);
                sql.append(i == 0 ? "" : " AND ")
                        .append(dialect.quote(part.column()))
                        .append(" = ?");
                binds.add(new RowStatements.Cell(part, CompositeKey.part(only, i)).parameter());
            }
            return;
        }
        sql.append('(').append(columns(key.parts())).append(") IN (");
        List<List<@Nullable Object>> rows = new ArrayList<>(values.size());
        for (Object value : values) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 0; i < key.parts().size(); i++) {
                row.add(CompositeKey.part(value, i));
            }
            rows.add(row);
        }
        if (dialect.features().arrays()) {
            sql.append("SELECT * FROM ");
            unnest(sql, binds, key.parts(), turned(key.parts(), rows));
        } else {
            sql.append("VALUES ");
            rows(sql, binds, key.parts(), rows);
        }
        sql.append(')');
    }

    static void rows(
            StringBuilder sql,
            List<Parameter> binds,
            List<? extends Field<?, ?>> fields,
            List<List<@Nullable Object>> rows) {
        String marks = "(" + "?, ".repeat(fields.size() - 1) + "?)";
        for (int i = 0; i < rows.size(); i++) {
            sql.append(i == 0 ? "" : ", ").append(marks);
            for (int j = 0; j < fields.size(); j++) {
                binds.add(new RowStatements.Cell(fields.get(j), rows.get(i).get(j)).parameter());
            }
        }
    }
}
