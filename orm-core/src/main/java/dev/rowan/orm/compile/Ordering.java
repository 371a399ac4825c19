package dev.rowan.orm.compile;

import dev.rowan.orm.model.CompositeKey;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.Names;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of an ordering, with relations followed into their own models' orderings. */
final class Ordering {
    private final Building building;
    private final boolean nullsOrdering;

    Ordering(Building building) {
        this.building = building;
        this.nullsOrdering = building.context.features.nullsOrdering();
    }

    /** Whether the ordering is the model's own, which grouping drops. */
    static boolean isOwn(Select select) {
        return select.ordering() == null;
    }

    static List<Order> tree(Select select) {
        List<Order> orders = select.ordering();
        if (orders == null) {
            orders = select.model().options().ordering().stream()
                    .map(Order::parse)
                    .toList();
        }
        return select.reversed() ? orders.stream().map(Order::reversed).toList() : orders;
    }

    List<OrderKey> keys(List<Order> orders) {
        List<OrderKey> keys = new ArrayList<>();
        for (Order order : orders) {
            if (order instanceof Order.By by) {
                by(by, keys);
            } else {
                keys.add(new OrderKey(new Node.Sql("RANDOM()", null, false), false, null, null, nullsOrdering));
            }
        }
        // NULL puts no row before another, and PostgreSQL does not take it for a key.
        keys.removeIf(key -> key.value() instanceof Node.Nothing);
        Set<Node> seen = new HashSet<>();
        keys.removeIf(key -> !seen.add(key.value()));
        return keys;
    }

    private void by(Order.By by, List<OrderKey> keys) {
        Expression tree = by.expression() instanceof Expression.Named named ? named.inner() : by.expression();
        if (by.expression() instanceof Expression.Named named && building.scope.annotations.containsKey(named.name())) {
            tree = new Expression.Path(List.of(named.name()));
        }
        if (!(tree instanceof Expression.Path path)) {
            keys.add(key(building.resolver.resolve(tree, null), by.descending(), by.nullsFirst()));
            return;
        }
        String name = String.join("__", path.names());
        List<Building.Value> values = building.values;
        if (values != null) { // a selected relation is ordered by as it is selected: by its key
            for (Building.Value value : values) {
                if (value.node() != null && value.name().equals(name)) {
                    KeyNode.columns(value.node())
                            .forEach(node -> keys.add(key(node, by.descending(), by.nullsFirst())));
                    return;
                }
            }
        }
        Scope.Annotation annotation = building.scope.annotations.get(name);
        if (annotation != null) {
            keys.add(key(annotation.node, by.descending(), by.nullsFirst()));
        } else {
            path(path.names(), by, keys, new HashSet<>());
        }
    }

    private OrderKey key(Node node, boolean descending, @Nullable Boolean nullsFirst) {
        return new OrderKey(node, descending, nullsFirst, selectedName(node), nullsOrdering);
    }

    /** The name of a selected annotation, by which it is shorter and binds nothing again. */
    private @Nullable String selectedName(Node node) {
        if (node instanceof Column) {
            return null;
        }
        for (var annotation : building.scope.annotations.entrySet()) {
            if (annotation.getValue().selected && annotation.getValue().node.equals(node)) {
                return annotation.getKey();
            }
        }
        return null;
    }

    private void path(List<String> names, Order.By by, List<OrderKey> keys, Set<List<String>> seen) {
        Way way = names.size() > 0 && building.scope.annotations.containsKey(names.get(0))
                ? null
                : building.scope.way(names);
        if (way != null
                && way.target().field() instanceof CompositeKey<?> key
                && way.rest().isEmpty()) {
            for (List<String> part : KeyNode.paths(names, key)) {
                keys.add(key(building.resolver.paths().path(part, null), by.descending(), by.nullsFirst()));
            }
            return;
        }
        if (way == null || !follows(way, names)) {
            keys.add(key(building.resolver.paths().path(names, null), by.descending(), by.nullsFirst()));
            return;
        }
        List<String> step = new ArrayList<>();
        Hop last = way.hops().get(way.hops().size() - 1);
        step.add(last.table() + "." + last.from().column() + "." + last.to().column());
        if (!seen.add(step)) {
            throw new FieldError("Infinite loop caused by ordering: "
                    + way.end().name() + " is ordered by \""
                    + String.join("__", names) + "\", which leads back to it.\n  Order by the key's column instead,"
                    + " such as \"" + names.get(names.size() - 1) + "_id\".");
        }
        for (String item : way.end().options().ordering()) {
            Order order = Order.parse(item);
            if (order instanceof Order.By next && next.expression() instanceof Expression.Path path) {
                List<String> further = new ArrayList<>(names);
                further.addAll(path.names());
                path(
                        further,
                        new Order.By(
                                new Expression.Path(further), next.descending() ^ by.descending(), by.nullsFirst()),
                        keys,
                        new HashSet<>(seen));
            }
        }
    }

    private static boolean follows(Way way, List<String> names) {
        Relation relation = way.relation();
        if (relation == null
                || !way.rest().isEmpty()
                || way.end().options().ordering().isEmpty()) {
            return false;
        }
        String last = names.get(names.size() - 1);
        boolean attribute = relation instanceof Field<?, ?> field
                && (last.equals(field.attribute()) || last.equals(Names.snake(field.attribute())));
        return !attribute && !last.equals("pk");
    }
}
