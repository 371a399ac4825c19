package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Bind;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates over all rows of a query, in one SELECT where that gives the same answer, else over a subquery.
 *
 * <p>A subquery is needed where the rows are not those of a plain SELECT: grouped, distinct, cut, combined, or
 * filtered by a window; and where an aggregate speaks of a subquery or a window.
 */
final class Aggregation {
    private final Context context;
    private final Select select;
    private final List<SelectText.Item> aggregates = new ArrayList<>();
    private final Map<Node, String> pulled = new LinkedHashMap<>();

    Aggregation(Context context, Select select) {
        this.context = context;
        this.select = select;
    }

    /**
     * The aggregates' text.
     *
     * @param part null when there are no rows; {@code row} then holds the answer
     */
    record Built(@Nullable Part part, RowPlan plan, List<Bind> row) {}

    Built over(List<Expression.Named> trees) {
        if (select.combination() != null) {
            return combined(trees);
        }
        if (select.distinct() != null && !select.distinct().on().isEmpty() && !countsRows(trees)) {
            throw new NotSupported("aggregate() with distinctOn() is not supported.\n  Aggregate over a queryset whose"
                    + " keys are in the distinct one: filter(pk in …).");
        }
        Building building = new Building(context, select, null).build();
        resolve(building, trees);
        boolean existing = building.scope.annotations.values().stream().anyMatch(a -> Part.aggregates(a.node));
        SelectText text = new SelectText(building.scope);
        Assembly.split(building, text);
        boolean windows = Part.windows(text.where) || Part.windows(text.having);
        boolean empty = building.isEmpty() || text.having instanceof Cond.Never;
        boolean wrap = building.groupBy != null
                || building.grouped
                || select.isSliced()
                || existing
                || windows
                || select.distinct() != null
                || aggregates.stream().anyMatch(item -> refersToQuery(item.node()));
        if (empty && aggregates.stream().allMatch(item -> known(item.node()))) {
            return new Built(null, plan(), row());
        }
        if (!wrap) {
            for (SelectText.Item item : aggregates) {
                text.items.add(new SelectText.Item(Node.replaced(item.node(), Aggregation::inlined), null));
            }
            if (empty) {
                text.where = new Cond.Never();
            }
            return new Built(text, plan(), row());
        }
        return new Built(wrapped(building, existing || building.grouped, windows, countsRows(trees)), plan(), row());
    }

    private void resolve(Building building, List<Expression.Named> trees) {
        Resolver resolver = new Resolver(building.scope).summarizing();
        Map<String, Node> before = new LinkedHashMap<>();
        for (Expression.Named tree : trees) {
            Node node = Node.replaced(resolver.resolve(tree.inner(), null), inner -> {
                boolean earlier = inner instanceof Node.Named named && before.containsKey(named.name());
                return earlier && inner instanceof Node.Named named ? before.get(named.name()) : null;
            });
            if (!Part.aggregates(bare(node))) {
                throw new FieldError(Describe.expression(tree.inner()) + " is not an aggregate expression (in aggregate"
                        + " '" + tree.name() + "').\n  Use count, sum, avg, min, max, stdDev, variance or stringAgg.");
            }
            aggregates.add(new SelectText.Item(node, tree.name()));
            before.put(tree.name(), node);
            building.scope.annotations.put(tree.name(), new Scope.Annotation(node, false));
        }
        trees.forEach(tree -> building.scope.annotations.remove(tree.name()));
    }

    /** A node whose annotations count as columns: what is aggregated already does not count here. */
    private static Node bare(Node node) {
        return Node.replaced(node, inner -> inner instanceof Node.Named ? new Node.Sql("", null, false) : null);
    }

    private static @Nullable Node inlined(Node node) {
        return node instanceof Node.Named named ? Node.replaced(named.inner(), Aggregation::inlined) : null;
    }

    private static boolean refersToQuery(Part part) {
        if (part instanceof Node.Named named) {
            return Part.subqueries(named.inner()) || Part.windows(named.inner()) || Part.aggregates(named.inner());
        }
        boolean[] found = new boolean[1];
        part.parts(child -> found[0] |= refersToQuery(child));
        return found[0];
    }

    /** @param rowsOnly whether only the number of rows matters, and not which they are */
    private Part wrapped(Building building, boolean aggregated, boolean windows, boolean rowsOnly) {
        Scope scope = building.scope;
        boolean distinct = select.distinct() != null;
        Assembly assembly = new Assembly(context);
        SelectText inner;
        Part part;
        Set<String> wanted = new LinkedHashSet<>();
        aggregates.forEach(item -> names(item.node(), wanted));
        if (distinct || windows) {
            Assembly.Built built = assembly.rows(building, Assembly.Keep.NEEDED);
            part = built.part() == null ? new SelectText(scope) : built.part();
            return overRows(part);
        }
        inner = new SelectText(scope);
        part = inner;
        if (aggregated && building.groupBy == null) {
            building.groupBy = List.copyOf(scope.key());
        }
        List<SelectText.Item> outer = new ArrayList<>();
        for (SelectText.Item item : aggregates) {
            outer.add(new SelectText.Item(Node.replaced(item.node(), this::pull), null));
        }
        boolean keepsValues = building.values != null;
        scope.annotations.forEach((name, annotation) -> {
            boolean groups = annotation.selected
                    && !Grouping.columns(annotation.node, scope).isEmpty()
                    && aggregated;
            if (wanted.contains(name) || groups) {
                inner.items.add(new SelectText.Item(annotation.node, name));
            }
        });
        pulled.forEach((node, name) -> {
            if (inner.items.stream().noneMatch(item -> name.equals(item.name()))) {
                inner.items.add(new SelectText.Item(node, name));
            }
        });
        if (inner.items.isEmpty()) {
            inner.items.add(
                    keepsValues && building.groupBy != null && !building.groupBy.isEmpty()
                            ? new SelectText.Item(building.groupBy.get(0), "c1")
                            : new SelectText.Item(scope.key().get(0), "c1"));
        }
        if (select.isSliced() && !rowsOnly) {
            inner.order = new Ordering(building)
                    .keys(building.grouped && Ordering.isOwn(select) ? List.of() : Ordering.tree(select));
            inner.order = unselected(inner);
        }
        Assembly.slice(select, inner);
        Assembly.split(building, inner);
        if (building.grouped) {
            inner.groupBy = Grouping.of(building, inner, Ordering.isOwn(select));
        }
        return new Wrapped(context, part, outer);
    }

    /** Ordering by a name is only possible where the inner query selects it. */
    private static List<OrderKey> unselected(SelectText text) {
        return text.order.stream()
                .map(key -> text.items.stream().anyMatch(item -> java.util.Objects.equals(item.name(), key.selected()))
                        ? key
                        : new OrderKey(key.value(), key.descending(), key.nullsFirst(), null, key.nullsOrdering()))
                .toList();
    }

    /** Aggregates over a query that keeps its SELECT list: distinct rows, or rows chosen by a window. */
    private Part overRows(Part part) {
        SelectText text = part instanceof SelectText plain ? plain : null;
        List<SelectText.Item> outer = new ArrayList<>();
        if (text != null) {
            for (int i = 0; i < text.items.size(); i++) {
                SelectText.Item item = text.items.get(i);
                if (item.name() == null) {
                    text.items.set(i, new SelectText.Item(item.node(), "c" + (i + 1)));
                }
            }
        }
        for (SelectText.Item item : aggregates) {
            outer.add(new SelectText.Item(
                    Node.replaced(item.node(), node -> text == null ? named(node) : output(text, node)), null));
        }
        return new Wrapped(context, part, outer);
    }

    private @Nullable Node named(Node node) {
        return node instanceof Node.Named named ? new Node.Output(context, null, named.name(), named.type()) : null;
    }

    private @Nullable Node output(SelectText text, Node node) {
        Node wanted = node instanceof Node.Named named ? named.inner() : node;
        if (!(node instanceof Node.Named || node instanceof Column)) {
            return null;
        }
        for (SelectText.Item item : text.items) {
            if (item.node().equals(wanted) && item.name() != null) {
                return new Node.Output(context, null, item.name(), wanted.type());
            }
        }
        String name = "c" + (text.items.size() + 1);
        text.items.add(new SelectText.Item(wanted, name));
        return new Node.Output(context, null, name, wanted.type());
    }

    /** What the outer query calls a column or an annotation of the inner one. */
    private @Nullable Node pull(Node node) {
        if (node instanceof Node.Named named) {
            return new Node.Output(context, null, named.name(), named.type());
        }
        if (!(node instanceof Column)) {
            return null;
        }
        String name = pulled.computeIfAbsent(node, column -> "c" + (pulled.size() + 1));
        return new Node.Output(context, null, name, node.type());
    }

    private static void names(Part part, Set<String> names) {
        if (part instanceof Node.Named named) {
            names.add(named.name());
        } else {
            part.parts(child -> names(child, names));
        }
    }

    private Built combined(List<Expression.Named> trees) {
        Assembly.Built built = new Assembly(context).rows(select, null, Assembly.Keep.NEEDED);
        if (!countsRows(trees)) {
            throw new NotSupported(
                    "Calling QuerySet.aggregate() after union(), intersection() or difference() is not supported.");
        }
        for (Expression.Named tree : trees) {
            Resolver resolver = new Resolver(new Scope(context, select.model(), null));
            aggregates.add(new SelectText.Item(resolver.resolve(tree.inner(), null), tree.name()));
        }
        if (built.part() == null) {
            return new Built(null, plan(), row());
        }
        List<SelectText.Item> outer = aggregates.stream()
                .map(item -> new SelectText.Item(item.node(), null))
                .toList();
        return new Built(new Wrapped(context, built.part(), outer), plan(), row());
    }

    private static boolean countsRows(List<Expression.Named> trees) {
        return trees.stream()
                .allMatch(tree -> tree.inner() instanceof Expression.Aggregate aggregate
                        && aggregate.function().equals("count")
                        && aggregate.argument() == null);
    }

    private RowPlan plan() {
        List<RowPlan.Output> outputs = new ArrayList<>();
        for (int i = 0; i < aggregates.size(); i++) {
            SelectText.Item item = aggregates.get(i);
            outputs.add(new RowPlan.Output(
                    item.name() == null ? "" : item.name(), i + 1, item.node().type()));
        }
        return new RowPlan.Tuples(outputs);
    }

    /** Whether the answer over no rows is known without asking: a count, a NULL, a constant default. */
    private static boolean known(Node node) {
        return node instanceof AggregateNode aggregate
                && (aggregate.defaultValue() == null || aggregate.defaultValue() instanceof Constant);
    }

    private List<Bind> row() {
        List<Bind> row = new ArrayList<>();
        for (SelectText.Item item : aggregates) {
            row.add(nothing(item.node()));
        }
        return row;
    }

    private static Bind nothing(Node node) {
        FieldType<?, ?> type = node.type();
        if (node instanceof AggregateNode aggregate && aggregate.isCount()) {
            return new Bind(Expression.Value.of(0L), ColumnKind.BIGINT, value -> value, false);
        }
        if (node instanceof AggregateNode aggregate && aggregate.defaultValue() instanceof Constant constant) {
            Bind bind = constant.bind();
            return new Bind(
                    bind.source(),
                    bind.kind(),
                    value -> type == null
                            ? bind.convert().apply(value)
                            : type.toValue(bind.convert().apply(value)),
                    false);
        }
        return new Bind(Expression.Value.of(null), ColumnKind.TEXT, value -> value, false);
    }
}
