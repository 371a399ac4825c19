package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Bind;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.CompositeKey;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.Stateful;
import dev.rowan.orm.query.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Comparisons of a primary key of several columns: as a row of them, the first column counting most. */
final class CompositeLookups {
    private static final Map<String, String> OPERATORS =
            new TreeMap<>(Map.of("exact", "=", "gt", ">", "gte", ">=", "lt", "<", "lte", "<="));

    private final Context context;
    private final Resolver resolver;
    private final Coercion coercion;
    private final KeyNode left;
    private final CompositeKey<?> key;

    CompositeLookups(Context context, Resolver resolver, KeyNode left) {
        this.context = context;
        this.resolver = resolver;
        this.coercion = new Coercion(context);
        this.left = left;
        this.key = left.key();
    }

    Cond build(List<String> rest, Resolver.Right right) {
        String lookup = rest.isEmpty() ? "exact" : rest.get(0);
        if (rest.size() <= 1 && lookup.equals("in")) {
            return in(right);
        }
        if (rest.size() <= 1 && lookup.equals("isnull")) {
            return isNull(right.tree());
        }
        String operator = rest.size() <= 1 ? OPERATORS.get(lookup) : null;
        if (operator == null) {
            throw new FieldError("The primary key of " + key.model().name() + " has several columns " + key.parts()
                    + ", and cannot be compared by '" + String.join("__", rest) + "'.\n  It takes "
                    + String.join(", ", OPERATORS.keySet())
                    + ", in and isnull, with a list of their values in this order; compare the columns one by one for"
                    + " more.");
        }
        return compare(operator, right);
    }

    private Cond isNull(Expression tree) {
        if (tree instanceof Expression.Value value && value.value() instanceof Boolean missing) {
            return new Cond.IsNull(left.columns().get(0), missing);
        }
        throw new IllegalArgumentException("The value for an isnull lookup must be true or false.");
    }

    private Cond compare(String operator, Resolver.Right right) {
        if (right.tree() instanceof Expression.Subquery subquery) {
            Node row = Subqueries.row(subquery.query(), key.parts().size(), resolver.scope());
            return row instanceof Node.Nothing ? new Cond.Never() : rows(operator, row);
        }
        List<Node> values = right.node() instanceof KeyNode other ? other.columns() : values(right);
        if (values.size() != key.parts().size()) {
            throw notAKey();
        }
        if (!operator.equals("=")) {
            return rows(operator, row(values));
        }
        List<Cond> same = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            same.add(new Cond.Same(left.columns().get(i), values.get(i)));
        }
        return Cond.and(same);
    }

    private Cond rows(String operator, Node right) {
        Calc.Op.Raw between = new Calc.Op.Raw(List.of("", " " + operator + " ", ""));
        return new Cond.Holds(new Calc(context, between, List.of(left, right), FieldTypes.BOOLEAN));
    }

    private Cond in(Resolver.Right right) {
        if (right.tree() instanceof Expression.Subquery subquery) {
            Part rows = Subqueries.column(subquery.query(), null, key.parts().size(), resolver.scope());
            return rows == null ? new Cond.Never() : new Cond.InQuery(left, rows);
        }
        List<Resolver.Right> items = right.items();
        if (items == null) {
            throw new IllegalArgumentException(
                    "The value for an in lookup must be a collection or a queryset, but was " + right.tree() + ".");
        }
        if (items.isEmpty()) {
            return new Cond.Never();
        }
        List<Node> rows = new ArrayList<>();
        items.forEach(item -> rows.add(row(values(item))));
        Expression.Items list = (Expression.Items) right.tree();
        return new Cond.InQuery(left, context.shape.lists().isArray(list) ? arrays(list) : new Rows(rows));
    }

    /** The parts of one key: of a list that is one constant, of a list of values, or of a row. */
    private List<Node> values(Resolver.Right right) {
        List<Node> values = new ArrayList<>();
        for (int i = 0; i < key.parts().size(); i++) {
            Field<?, ?> part = key.parts().get(i);
            int position = i;
            List<Resolver.Right> items = right.items();
            if (items != null && items.size() == key.parts().size()) {
                values.add(part(items.get(i), part));
            } else if (right.tree() instanceof Expression.Value value && isKey(value.value())) {
                values.add(coercion.bound(value, wide(part), part.name(), raw -> part(raw, position)));
            } else {
                throw notAKey();
            }
        }
        return values;
    }

    private Node part(Resolver.Right item, Field<?, ?> part) {
        if (item.node() != null) {
            return item.node();
        }
        if (item.tree() instanceof Expression.Value value) {
            return coercion.constant(value, part.type(), part.name());
        }
        throw notAKey();
    }

    /** Any integer may be asked for, whatever the column could hold. */
    private static FieldType<?, ?> wide(Field<?, ?> part) {
        FieldType<?, ?> type = part.type();
        return type == FieldTypes.INTEGER || type == FieldTypes.SHORT || type == FieldTypes.BYTE
                ? FieldTypes.LONG
                : type;
    }

    private IllegalArgumentException notAKey() {
        return new IllegalArgumentException("The primary key of "
                + key.model().name() + " is compared with a list of "
                + key.parts().size() + " values, for " + key.parts() + ".");
    }

    private boolean isKey(@Nullable Object value) {
        if (value instanceof Stateful row) {
            return Metas.of(row).concrete() == key.model().concrete();
        }
        return value instanceof List<?> list && list.size() == key.parts().size();
    }

    private static @Nullable Object part(@Nullable Object raw, int position) {
        if (raw instanceof Stateful row) {
            return CompositeKey.part(
                    Coercion.keyOf(Metas.of(row).concrete().primaryKeyField()).apply(row), position);
        }
        return CompositeKey.part(raw, position);
    }

    private Node row(List<Node> columns) {
        List<String> pieces = new ArrayList<>(List.of("("));
        for (int i = 1; i < columns.size(); i++) {
            pieces.add(", ");
        }
        pieces.add(")");
        return new Calc(context, new Calc.Op.Raw(pieces), columns, null);
    }

    /** One array for each column, so that one text serves any number of keys. */
    private Part arrays(Expression.Items list) {
        List<Arrays.Array> arrays = new ArrayList<>();
        for (int i = 0; i < key.parts().size(); i++) {
            Field<?, ?> part = key.parts().get(i);
            FieldType<?, ?> type = wide(part);
            int position = i;
            Expression.Value any = Expression.Value.of(key);
            Bind bind = coercion.bound(any, type, part.name(), raw -> part(raw, position))
                    .array(list);
            arrays.add(new Arrays.Array(bind, context.dialect.castType(type)));
        }
        return new Arrays(arrays);
    }

    private record Arrays(List<Array> arrays) implements Part {
        private record Array(Bind bind, String type) {}

        @Override
        public void write(SqlWriter out) {
            out.sql("SELECT * FROM unnest(");
            for (int i = 0; i < arrays.size(); i++) {
                out.sql(i == 0 ? "CAST(" : ", CAST(").bind(arrays.get(i).bind());
                out.sql(" AS " + arrays.get(i).type() + "[])");
            }
            out.sql(")");
        }

        @Override
        public Part map(UnaryOperator<Node> replace) {
            return this;
        }
    }

    /** A list of rows, which takes as many as there are; a chain of ORs would be too deep for SQLite. */
    private record Rows(List<Node> rows) implements Part {
        @Override
        public void write(SqlWriter out) {
            out.sql("VALUES ").operands(rows, ", ");
        }

        @Override
        public Part map(UnaryOperator<Node> replace) {
            return this;
        }
    }
}
