package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.CompositeKey;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.Stateful;
import dev.rowan.orm.query.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Comparisons of a primary key of several columns: each column with its part of the value. */
final class CompositeLookups {
    private final Context context;
    private final Resolver resolver;
    private final Coercion coercion;
    private final Table table;
    private final CompositeKey<?> key;

    CompositeLookups(Context context, Resolver resolver, Table table, CompositeKey<?> key) {
        this.context = context;
        this.resolver = resolver;
        this.coercion = new Coercion(context);
        this.table = table;
        this.key = key;
    }

    Cond build(List<String> rest, Resolver.Right right) {
        String lookup = rest.isEmpty() ? "exact" : rest.get(0);
        if (rest.size() <= 1 && lookup.equals("exact")) {
            return exact(right.tree());
        }
        if (rest.size() == 1 && lookup.equals("in") && right.tree() instanceof Expression.Subquery subquery) {
            Part rows = Subqueries.column(subquery.query(), null, resolver.scope());
            return rows == null ? new Cond.Never() : new Cond.InQuery(row(columns()), rows);
        }
        if (rest.size() == 1 && lookup.equals("in") && right.tree() instanceof Expression.Items items) {
            return items.items().isEmpty() ? new Cond.Never() : new Cond.InQuery(row(columns()), rows(items));
        }
        if (rest.size() == 1
                && lookup.equals("isnull")
                && right.tree() instanceof Expression.Value value
                && value.value() instanceof Boolean missing) {
            return new Cond.IsNull(columns().get(0), missing);
        }
        throw new FieldError("The primary key of " + key.model().name() + " has several columns " + key.parts()
                + ", and cannot be compared by '" + String.join("__", rest)
                + "'.\n  It takes exact, in and isnull, with a list of their values in this order; compare the columns"
                + " one by one for more.");
    }

    private List<Node> columns() {
        List<Node> columns = new ArrayList<>();
        key.parts().forEach(part -> columns.add(table.column(Hop.End.of(part))));
        return columns;
    }

    private Cond exact(Expression tree) {
        List<Node> columns = columns();
        List<Node> values = values(tree);
        List<Cond> same = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            same.add(new Cond.Same(columns.get(i), values.get(i)));
        }
        return Cond.and(same);
    }

    /** The parts of one key: of a list that is one constant, or of a list of constants. */
    private List<Node> values(Expression tree) {
        List<Node> values = new ArrayList<>();
        for (int i = 0; i < key.parts().size(); i++) {
            Field<?, ?> part = key.parts().get(i);
            int position = i;
            if (tree instanceof Expression.Items items
                    && items.items().size() == key.parts().size()) {
                values.add(coercion.constant((Expression.Value) items.items().get(i), part.type(), part.name()));
            } else if (tree instanceof Expression.Value value && isKey(value.value())) {
                values.add(coercion.bound(value, part.type(), part.name(), raw -> part(raw, position)));
            } else {
                throw new IllegalArgumentException("The primary key of "
                        + key.model().name() + " is compared with a list of "
                        + key.parts().size() + " values, for " + key.parts() + ".");
            }
        }
        return values;
    }

    private boolean isKey(@Nullable Object value) {
        return value instanceof Stateful
                || (value instanceof List<?> list && list.size() == key.parts().size());
    }

    private static @Nullable Object part(@Nullable Object raw, int position) {
        if (raw instanceof Stateful row) {
            return CompositeKey.part(
                    Coercion.keyOf(Metas.of(row).concrete().primaryKeyField()).apply(row), position);
        }
        return CompositeKey.part(raw, position);
    }

    private Node row(List<Node> columns) {
        return new Calc(context, new Calc.Op.Raw(pieces(columns.size())), columns, null);
    }

    private static List<String> pieces(int size) {
        List<String> pieces = new ArrayList<>(List.of("("));
        for (int i = 1; i < size; i++) {
            pieces.add(", ");
        }
        pieces.add(")");
        return pieces;
    }

    /** A list of rows, which takes as many as there are; a chain of ORs would be too deep for SQLite. */
    private Part rows(Expression.Items items) {
        List<Node> rows = new ArrayList<>();
        items.items().forEach(item -> rows.add(row(values(item))));
        return new Rows(rows);
    }

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
