package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Bind;
import dev.rowan.orm.dialect.ColumnType;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * UPDATEs of many rows whose new values are expressions, without a CASE for each row: rows whose expressions differ in
 * their constants alone ({@code F("views") + 1} and {@code F("views") + 7}) are one statement, and the constants are
 * columns of the data that it is joined with. Rows of another form are another statement.
 */
final class RowUpdates {
    /** The data's own names, which no table of a user has. */
    private static final String DATA = "rowan_data";

    private final Compiler compiler;
    private final Context context;
    private final ModelMeta<?> table;
    private final List<? extends Field<?, ?>> fields;

    RowUpdates(Compiler compiler, Context context, ModelMeta<?> table, List<? extends Field<?, ?>> fields) {
        this.compiler = compiler;
        this.context = context;
        this.table = table;
        this.fields = fields;
    }

    /** One row, and its constants. */
    private record Entry(NewValues row, Shape shape) {}

    List<Statement> statements(List<NewValues> rows) {
        Map<Object, List<Entry>> forms = new LinkedHashMap<>();
        for (NewValues row : rows) {
            Shape shape = compiler.shape("rows", context.zone);
            List<Object> form = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                Expression value = row.values().get(i);
                shape.token(value instanceof Expression.Value);
                if (!(value instanceof Expression.Value)) {
                    shape.expression(value);
                }
            }
            form.add(shape.key());
            for (int i = 0; i < shape.constants(); i++) {
                if (shape.constant(i) instanceof Expression.Items list) {
                    form.add(list);
                }
            }
            forms.computeIfAbsent(form, key -> new ArrayList<>()).add(new Entry(row, shape));
        }
        List<Statement> statements = new ArrayList<>();
        forms.values().forEach(entries -> statements.addAll(new Form(entries).statements()));
        return statements;
    }

    /** A column of the data: its kind, and its carriers from row to row. */
    private record Data(String name, ColumnType type, List<@Nullable Object> carriers) {
        ColumnKind kind() {
            return type.kind();
        }
    }

    /** Rows of one form. */
    private final class Form {
        private final List<Entry> entries;
        private final List<Data> data = new ArrayList<>();

        Form(List<Entry> entries) {
            this.entries = entries;
        }

        List<Statement> statements() {
            Shape shape = entries.get(0).shape();
            Context own = new Context(context.graph, context.dialect, context.zone, shape, context.contentTypes);
            Building target = new Building(own, Select.of(table), null).build();
            Resolver resolver = new Resolver(target.scope).withoutJoins();
            Field<?, ?> key = table.primaryKeyField();
            List<String> same = new ArrayList<>();
            for (int i = 0; i < key.parts().size(); i++) {
                same.add(target.scope.base.alias() + "."
                        + context.quote(key.parts().get(i).column()) + " = " + key(key, i));
            }
            SqlWriter set = SqlWriter.instead(bind -> column(bind, shape));
            for (int i = 0; i < fields.size(); i++) {
                Field<?, ?> field = fields.get(i);
                set.sql(i > 0 ? ", " : "").sql(context.quote(field.column())).sql(" = ");
                Expression value = entries.get(0).row().values().get(i);
                if (value instanceof Expression.Value) {
                    set.sql(plain(field, i));
                } else {
                    set.operand(Changing.value(new Change(field, value), resolver));
                }
            }
            List<Parameter> binds = new ArrayList<>();
            set.binds().forEach(bind -> binds.add(parameter(bind)));
            String update = "UPDATE " + context.quote(table.table()) + " AS " + target.scope.base.alias() + " SET "
                    + set.text() + " FROM ";
            String where = " WHERE " + String.join(" AND ", same);
            return context.dialect.features().arrays()
                    ? List.of(byArrays(update, binds, where))
                    : byValues(update, binds, where);
        }

        /** The key, or one part of a key of several columns, whose value is the list of its parts. */
        private String key(Field<?, ?> key, int part) {
            Field<?, ?> field = key.parts().get(part);
            List<@Nullable Object> carriers = new ArrayList<>();
            for (Entry entry : entries) {
                Object value = entry.row().key();
                boolean several = key.parts().size() > 1 && value instanceof List<?>;
                carriers.add(field.type().toCarrier(several ? ((List<?>) value).get(part) : value));
            }
            return add(ColumnType.of(field), carriers);
        }

        private String plain(Field<?, ?> field, int position) {
            List<@Nullable Object> carriers = new ArrayList<>();
            for (Entry entry : entries) {
                Expression.Value value = (Expression.Value) entry.row().values().get(position);
                carriers.add(field.type().toCarrier(value.value()));
            }
            return add(ColumnType.of(field), carriers);
        }

        /** The constant of each row, where it is one of the expression's; null where all rows have the same. */
        private @Nullable String column(Bind bind, Shape shape) {
            int index = shape.indexOf(bind.source());
            if (index < 0 || bind.array() || bind.source() instanceof Expression.Items) {
                return null;
            }
            List<@Nullable Object> carriers = new ArrayList<>();
            for (Entry entry : entries) {
                Expression.Value value = (Expression.Value) entry.shape().constant(index);
                carriers.add(bind.convert().apply(value.value()));
            }
            return add(new ColumnType(bind.kind(), 0, 0, 0, false), carriers);
        }

        private String add(ColumnType type, List<@Nullable Object> carriers) {
            // What a list of VALUES calls its columns by itself.
            String name = "column" + (data.size() + 1);
            data.add(new Data(name, type, carriers));
            return DATA + "." + name;
        }

        private Parameter parameter(Bind bind) {
            return Template.of("", List.of(bind), entries.get(0).shape(), null)
                    .statement(entries.get(0).shape())
                    .parameters()
                    .get(0);
        }

        private String names() {
            return DATA + "(" + String.join(", ", data.stream().map(Data::name).toList()) + ")";
        }

        private Statement byArrays(String update, List<Parameter> binds, String where) {
            StringBuilder sql = new StringBuilder(update).append("unnest(");
            for (int i = 0; i < data.size(); i++) {
                Data column = data.get(i);
                sql.append(i == 0 ? "" : ", ")
                        .append("CAST(? AS ")
                        .append(context.dialect.columnType(column.type()))
                        .append("[])");
                binds.add(new Parameter(column.carriers(), column.kind(), true));
            }
            sql.append(") AS ").append(names()).append(where);
            return new Statement(sql.toString(), binds, null, false);
        }

        /** Under FROM and not WITH, as {@link RowStatements#updateValues} says. */
        private List<Statement> byValues(String update, List<Parameter> binds, String where) {
            int most = Math.max(1, (context.dialect.features().maxBinds() - binds.size()) / data.size());
            List<Statement> statements = new ArrayList<>();
            for (int from = 0; from < entries.size(); from += most) {
                int to = Math.min(entries.size(), from + most);
                String marks = "(" + "?, ".repeat(data.size() - 1) + "?)";
                String sql =
                        update + "(VALUES " + marks + (", " + marks).repeat(to - from - 1) + ") AS " + DATA + where;
                List<Parameter> all = new ArrayList<>(binds);
                for (int row = from; row < to; row++) {
                    for (Data column : data) {
                        all.add(new Parameter(column.carriers().get(row), column.kind(), false));
                    }
                }
                statements.add(new Statement(sql, all, null, false));
            }
            return statements;
        }
    }
}
