package dev.rowan.orm;

import dev.rowan.orm.model.ConstraintSpec;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Distinct;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the answering half of a queryset has to know of its tree. */
final class Ordering {
    private Ordering() {}

    /** Whether the rows have an order of their own; a model's ordering does not reach grouped rows. */
    static boolean isOrdered(Select tree) {
        if (tree.none()) {
            return true;
        }
        List<Order> ordering = tree.ordering();
        if (ordering != null) {
            return !ordering.isEmpty();
        }
        return !tree.model().options().ordering().isEmpty() && !isGrouped(tree);
    }

    /** Whether no two rows are equal in the order: the primary key is part of it. */
    static boolean endsInKey(Select tree) {
        List<Order> ordering = tree.ordering() != null
                ? tree.ordering()
                : tree.model().options().ordering().stream().map(Order::parse).toList();
        String key = tree.model().concrete().primaryKey().get(0).name();
        return ordering.stream()
                .anyMatch(order -> order instanceof Order.By by
                        && by.expression() instanceof Expression.Path path
                        && (path.names().equals(List.of(key)) || path.names().equals(List.of("pk"))));
    }

    private static boolean isGrouped(Select tree) {
        boolean values = false;
        for (Clause clause : tree.clauses()) {
            values |= clause instanceof Clause.Values;
            if (values
                    && clause instanceof Clause.Annotate annotate
                    && annotate.expression() instanceof Expression.Aggregate) {
                return true;
            }
        }
        return false;
    }

    static List<Order> latestBy(ModelMeta<?> model, String[] names) {
        List<String> by = names.length > 0 ? List.of(names) : model.options().getLatestBy();
        if (by.isEmpty()) {
            throw new IllegalArgumentException(
                    "earliest() and latest() require either fields as positional arguments or"
                            + " 'get_latest_by' in the model's Meta.\n  " + model.name()
                            + " has none: name the fields, or add @Table(getLatestBy = …).");
        }
        return by.stream().map(Order::parse).toList();
    }

    /** Values that are told apart by their names. */
    static List<Expression> named(Term<?>... terms) {
        List<Expression> items = new ArrayList<>();
        for (Term<?> term : terms) {
            items.add(term.node instanceof Expression.Path ? term.node : Annotations.named(term.node));
        }
        return items;
    }

    /** Values that are told apart by their places: an expression needs no name. */
    static List<Expression> placed(Term<?>... terms) {
        List<Expression> items = new ArrayList<>();
        for (Term<?> term : terms) {
            items.add(Annotations.placed(term.node, items.size() + 1));
        }
        return items;
    }

    static List<Expression> items(String name, String... more) {
        List<Expression> items = new ArrayList<>(List.of(Chain.path(name)));
        Arrays.stream(more).forEach(other -> items.add(Chain.path(other)));
        return items;
    }

    /** The query of {@code dates()} and {@code datetimes()}. */
    static Select truncated(
            Select tree, String name, String field, String unit, FieldType<?, ?> output, boolean descending) {
        Expression.Path column = Chain.path(field);
        Expression cut = new Expression.Truncate(column, unit, null, output);
        return tree.and(new Clause.Annotate(name, cut, true))
                .and(new Clause.Values(List.of(new Expression.Path(List.of(name)))))
                .and(new Clause.Filter(new Predicate.Lookup(column, "isnull", Expression.Value.of(false)), false))
                .withDistinct(new Distinct(List.of()))
                .orderedBy(List.of(new Order.By(new Expression.Path(List.of(name)), descending, null)));
    }

    /** Whether an unconditional constraint makes the column unique by itself. */
    static boolean isUniqueAlone(ModelMeta<?> model, Field<?, ?> field) {
        for (ConstraintSpec constraint : model.options().constraints().get()) {
            if (constraint instanceof ConstraintSpec.Unique unique
                    && unique.condition() == null
                    && unique.parts().equals(List.of(field.name()))) {
                return true;
            }
        }
        return false;
    }
}
