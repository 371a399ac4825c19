package dev.rowan.orm.compile;

import dev.rowan.orm.model.CompositeKey;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a combination of queries is ordered.
 *
 * <p>A column that the first part selects is named by its place. Anything else that whole rows are ordered by becomes a
 * hidden column of each part. Values are ordered by themselves and by expressions of them.
 */
final class CombinedOrder {
    private final Context context;
    private final Select select;
    private final Assembly.Built first;
    private final boolean rows;
    private final List<Key> keys = new ArrayList<>();
    private final List<Expression> hidden = new ArrayList<>();

    /** @param rows whether the parts are whole rows, though values may be chosen of them */
    CombinedOrder(Context context, Select select, Assembly.Built first, boolean rows) {
        this.context = context;
        this.select = select;
        this.first = first;
        this.rows = rows;
    }

    /**
     * A key: by a place of the parts, by a hidden column, by an expression of what they select, or by chance.
     *
     * @param place counted from 1; 0 for none
     * @param hidden counted from 1; 0 for none
     * @param expression null for a random order
     */
    private record Key(int place, int hidden, @Nullable Expression expression, Order.@Nullable By by) {}

    List<Expression> hidden() {
        return hidden;
    }

    /** Whether places say it all, so that the combination carries the ordering itself. */
    boolean isPlain() {
        return keys.stream().allMatch(key -> key.place() > 0);
    }

    void by(List<Order> orders) {
        for (Order order : orders) {
            if (!(order instanceof Order.By by)) {
                keys.add(new Key(0, 0, null, null));
                continue;
            }
            Expression tree = by.expression() instanceof Expression.Named named
                    ? new Expression.Path(List.of(named.name()))
                    : by.expression();
            for (Expression single : singles(tree)) {
                key(single, by);
            }
        }
    }

    private void key(Expression tree, Order.By by) {
        List<Integer> places = tree instanceof Expression.Path path ? places(path) : List.of();
        if (!places.isEmpty()) {
            places.forEach(place -> keys.add(new Key(place, 0, tree, by)));
        } else if (rows) {
            hidden.add(tree);
            keys.add(new Key(0, hidden.size(), tree, by));
        } else {
            keys.add(new Key(0, 0, tree, by));
        }
    }

    /** Of whole rows, the columns of a key of several are ordered by one by one. */
    private List<Expression> singles(Expression tree) {
        if (rows && tree instanceof Expression.Path path && !isAnnotation(String.join("__", path.names()))) {
            Way way = Way.of(context.graph, select.model(), path.names(), names());
            if (way.target().field() instanceof CompositeKey<?> key
                    && way.rest().isEmpty()) {
                return KeyNode.paths(path.names(), key).stream()
                        .<Expression>map(Expression.Path::new)
                        .toList();
            }
        }
        return List.of(tree);
    }

    private List<Integer> places(Expression.Path path) {
        String name = String.join("__", path.names());
        for (RowPlan.Output output : first.plan().outputs()) {
            if (output.name().equals(name)) {
                return output.places();
            }
        }
        int place = place(path);
        return place == 0 ? List.of() : List.of(place);
    }

    private int place(Expression.Path path) {
        String name = String.join("__", path.names());
        if (isAnnotation(name)) {
            return 0;
        }
        Way way = Way.of(context.graph, select.model(), path.names(), names());
        Hop.End target = way.target();
        boolean key = way.hops().size() == 1 && way.hops().get(0).direct() && way.relation() != null;
        if (key) {
            target = way.hops().get(0).from();
        }
        for (int i = 0; i < first.items().size() && (key || way.hops().isEmpty()); i++) {
            boolean same = way.rest().isEmpty()
                    && first.items().get(i).node() instanceof Column column
                    && column.name().equals(target.column())
                    && column.table().parent == null;
            if (same) {
                return i + 1;
            }
        }
        return 0;
    }

    private List<String> names() {
        return first.plan().outputs().stream().map(RowPlan.Output::name).toList();
    }

    private boolean isAnnotation(String name) {
        for (Clause clause : select.clauses()) {
            boolean named = (clause instanceof Clause.Annotate annotate
                            && annotate.name().equals(name))
                    || (clause instanceof Clause.Relate relate && name.startsWith(relate.name() + "__"));
            if (named) {
                return true;
            }
        }
        return false;
    }

    List<OrderKey> places() {
        return keys.stream()
                .map(key -> key(key, new Node.Sql(Integer.toString(key.place()), null, false)))
                .toList();
    }

    /**
     * The keys of a query around the combination.
     *
     * @param names of the columns of the combination
     * @param before how many columns come before the hidden ones
     */
    List<OrderKey> named(List<String> names, int before) {
        List<OrderKey> all = new ArrayList<>();
        for (Key key : keys) {
            if (key.expression() == null) {
                all.add(key(key, new Node.Sql("RANDOM()", null, false)));
            } else if (key.place() > 0 || key.hidden() > 0) {
                String name = names.get(key.place() > 0 ? key.place() - 1 : before + key.hidden() - 1);
                all.add(key(key, new Node.Output(context, null, name, null)));
            } else {
                all.add(key(key, overValues(key.expression(), names)));
            }
        }
        return all;
    }

    private OrderKey key(Key key, Node node) {
        Order.By by = key.by();
        return new OrderKey(
                node,
                by != null && by.descending(),
                by == null ? null : by.nullsFirst(),
                null,
                context.features.nullsOrdering());
    }

    /** An expression whose names are values of the combination. */
    private Node overValues(Expression tree, List<String> names) {
        Scope scope = new Scope(context, select.model(), null);
        for (RowPlan.Output output : first.plan().outputs()) {
            if (output.parts().isEmpty()) {
                Node column = new Node.Output(context, null, names.get(output.index() - 1), output.type());
                scope.annotations.put(output.name(), new Scope.Annotation(column, true));
            }
        }
        Node node = new Resolver(scope).resolve(tree, null);
        if (speaksOfTables(node)) {
            throw new FieldError("ORDER BY term does not match any column in the result set: "
                    + Describe.expression(tree) + ".\n  A combined query is ordered by what its parts select: "
                    + String.join(", ", names()) + ".");
        }
        return node;
    }

    private static boolean speaksOfTables(Part part) {
        boolean[] found = {part instanceof Column};
        part.parts(child -> found[0] |= speaksOfTables(child));
        return found[0];
    }
}
