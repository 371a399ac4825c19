package dev.rowan.orm.compile;

import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Combination;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UNION, INTERSECT and EXCEPT of whole queries. */
final class Combining {
    private final Context context;
    private final Assembly assembly;

    Combining(Context context, Assembly assembly) {
        this.context = context;
        this.assembly = assembly;
    }

    Assembly.Built rows(Select select, @Nullable Scope outer) {
        Combination combination = java.util.Objects.requireNonNull(select.combination());
        Clause.Values values = valuesAfter(select, combination);
        List<Part> parts = new ArrayList<>();
        Assembly.Built first = null;
        boolean nothing = select.none() || (select.limit() != null && select.limit() == 0);
        for (Select part : combination.parts()) {
            Assembly.Built built = part(part, values, outer);
            boolean empties = built.part() == null
                    && (combination.kind() == Combination.Kind.INTERSECT
                            || (combination.kind() == Combination.Kind.EXCEPT && first == null));
            first = first == null ? built : first;
            nothing |= empties;
            if (built.part() != null) {
                parts.add(built.part());
            }
        }
        if (first == null) {
            throw new IllegalStateException("a combination of nothing");
        }
        List<SelectText.Item> items = first.items();
        if (nothing || parts.isEmpty()) {
            return new Assembly.Built(null, first.plan(), items);
        }
        String operator = combination.kind().name() + (combination.all() ? " ALL" : "");
        Compound compound = new Compound(context, operator, parts, context.features.compoundSlices(), items);
        compound.order = order(select, items, first.plan());
        compound.offset = select.offset();
        compound.limit = select.limit();
        return new Assembly.Built(compound, first.plan(), items);
    }

    /** {@code values()} may follow a combination and is meant for its parts; nothing else may. */
    private static Clause.@Nullable Values valuesAfter(Select select, Combination combination) {
        Clause.Values values = null;
        int known = combination.parts().get(0).clauses().size();
        for (Clause clause : select.clauses()
                .subList(
                        Math.min(known, select.clauses().size()),
                        select.clauses().size())) {
            if (!(clause instanceof Clause.Values chosen)) {
                String method =
                        clause instanceof Clause.Filter filter ? filter.negated() ? "exclude" : "filter" : "annotate";
                throw new NotSupported("Calling QuerySet." + method + "() after " + word(combination)
                        + "() is not supported.\n  Call it on the parts, before they are combined.");
            }
            values = chosen;
        }
        if (!java.util.Objects.equals(
                select.distinct(), combination.parts().get(0).distinct())) {
            throw new NotSupported("Calling QuerySet.distinct() after " + word(combination) + "() is not supported.");
        }
        return values;
    }

    private static String word(Combination combination) {
        return switch (combination.kind()) {
            case UNION -> "union";
            case INTERSECT -> "intersection";
            case EXCEPT -> "difference";
        };
    }

    private Assembly.Built part(Select part, Clause.@Nullable Values values, @Nullable Scope outer) {
        Select asked = values == null ? part : part.and(values);
        if (!context.features.compoundSlices() && part.combination() == null) {
            if (part.isSliced()) {
                throw new NotSupported("LIMIT/OFFSET not allowed in subqueries of compound statements on "
                        + context.dialect.name() + ".");
            }
            boolean ordered = !Ordering.tree(part).isEmpty() && !part.none();
            if (ordered) {
                throw new NotSupported("ORDER BY not allowed in subqueries of compound statements on "
                        + context.dialect.name() + ".\n  Call unordered() on the parts.");
            }
        }
        return assembly.rows(asked, outer, Assembly.Keep.ORDER);
    }

    /** The whole is ordered by columns of the first part, by their places. */
    private List<OrderKey> order(Select select, List<SelectText.Item> items, RowPlan plan) {
        List<OrderKey> keys = new ArrayList<>();
        if (select.ordering() == null) {
            return keys;
        }
        for (Order order : Ordering.tree(select)) {
            if (!(order instanceof Order.By by) || !(bare(by.expression()) instanceof Expression.Path path)) {
                throw new NotSupported("A combined query is ordered by its columns only, not by " + order + ".");
            }
            int place = place(select, path, items, plan);
            keys.add(new OrderKey(
                    new Node.Sql(Integer.toString(place), null, false),
                    by.descending(),
                    by.nullsFirst(),
                    null,
                    context.features.nullsOrdering()));
        }
        return keys;
    }

    private static Expression bare(Expression expression) {
        return expression instanceof Expression.Named named ? new Expression.Path(List.of(named.name())) : expression;
    }

    private int place(Select select, Expression.Path path, List<SelectText.Item> items, RowPlan plan) {
        String name = String.join("__", path.names());
        for (RowPlan.Output output : plan.outputs()) {
            if (output.name().equals(name)) {
                return output.index();
            }
        }
        Way way = Way.of(context.graph, select.model(), path.names(), List.of());
        Hop.End target = way.target();
        if (way.hops().size() == 1 && way.hops().get(0).direct()) {
            target = way.hops().get(0).from();
        }
        for (int i = 0; i < items.size(); i++) {
            boolean same = items.get(i).node() instanceof Column column
                    && column.name().equals(target.column())
                    && column.table().parent == null;
            if (same && (way.hops().isEmpty() || way.hops().get(0).direct())) {
                return i + 1;
            }
        }
        throw new FieldError("ORDER BY term does not match any column in the result set: '" + name + "'.\n"
                + "  A combined query is ordered by columns that its first part selects.");
    }
}
