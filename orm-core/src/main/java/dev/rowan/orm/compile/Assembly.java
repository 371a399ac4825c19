package dev.rowan.orm.compile;

import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.orm.query.Combination;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Lock;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From a built query to its text: what is selected, grouped, ordered, cut. */
final class Assembly {
    private final Context context;

    Assembly(Context context) {
        this.context = context;
    }

    /**
     * A query with its SELECT list.
     *
     * @param part null when the query is known to have no rows
     */
    record Built(@Nullable Part part, RowPlan plan, List<SelectText.Item> items) {}

    /** Which ordering a query keeps. */
    enum Keep {
        ORDER,
        /** Only where it decides which rows there are. */
        NEEDED
    }

    Built rows(Select select, @Nullable Scope outer, Keep keep) {
        Combination combination = select.combination();
        if (combination != null) {
            return new Combining(context, this, select, combination, outer).rows(keep, List.of());
        }
        return rows(new Building(context, select, outer).build(), keep, List.of(), outer != null);
    }

    /**
     * A part of a combination: exactly the columns that it selects.
     *
     * @param also values that are selected beside the query's own, after them
     */
    Built part(Select select, @Nullable Scope outer, List<Expression> also) {
        Combination combination = select.combination();
        if (combination != null) {
            return new Combining(context, this, select, combination, outer).rows(Keep.NEEDED, also);
        }
        return rows(new Building(context, select, outer).build(), Keep.ORDER, also, true);
    }

    Built rows(Building building, Keep keep) {
        return rows(building, keep, List.of(), building.scope.outer != null);
    }

    /** @param exact whether there may be no columns beside those that are asked for */
    private Built rows(Building building, Keep keep, List<Expression> also, boolean exact) {
        Select select = building.select;
        SelectText text = new SelectText(building.scope);
        Map<String, Table> tables = new LinkedHashMap<>();
        RowPlan plan = items(building, text, tables);
        int asked = text.items.size();
        also.forEach(value -> text.items.add(new SelectText.Item(building.resolver.resolve(value, null), null)));
        int selected = text.items.size();
        boolean distinctOn =
                select.distinct() != null && !select.distinct().on().isEmpty();
        boolean ordered = keep == Keep.ORDER || select.isSliced() || distinctOn;
        List<Order> orders = ordered ? Ordering.tree(select) : List.of();
        boolean own = Ordering.isOwn(select);
        if (building.grouped && own) {
            orders = List.of();
        }
        text.order = new Ordering(building).keys(orders);
        distinct(building, text);
        slice(select, text);
        split(building, text);
        if (building.grouped) {
            text.groupBy = Grouping.of(building, text, own);
        }
        text.lock = lock(select, tables);
        List<SelectText.Item> items = List.copyOf(text.items.subList(0, asked));
        if (building.isEmpty() || text.having instanceof Cond.Never) {
            return new Built(null, plan, items);
        }
        List<Cond> qualify = qualify(text);
        if (!qualify.isEmpty()) {
            return new Built(new Qualifying(context, text, selected).over(qualify), plan, items);
        }
        return new Built(exact && text.items.size() > selected ? first(text, selected) : text, plan, items);
    }

    /** A query around one that has to select more: what a DISTINCT is ordered by. */
    private Part first(SelectText text, int columns) {
        List<SelectText.Item> outputs = new ArrayList<>();
        for (String name : SelectText.names(text, columns)) {
            outputs.add(new SelectText.Item(new Node.Output(context, null, name, null), null));
        }
        return new Wrapped(context, text, outputs);
    }

    private RowPlan items(Building building, SelectText text, Map<String, Table> tables) {
        List<RowPlan.Output> outputs = new ArrayList<>();
        List<Building.Value> values = building.values;
        if (values != null) {
            for (Building.Value value : values) {
                Node node = building.node(value);
                outputs.add(node instanceof KeyNode key ? output(value.name(), key, text) : output(value, node, text));
            }
            return new RowPlan.Tuples(outputs);
        }
        RowPlan.Entity root = new Entities(building).root(text, tables);
        building.scope.annotations.forEach((name, annotation) -> {
            if (annotation.selected) {
                text.items.add(new SelectText.Item(annotation.node, name));
                outputs.add(new RowPlan.Output(name, text.items.size(), annotation.node.type()));
            }
        });
        return new RowPlan.Objects(root, outputs);
    }

    private static RowPlan.Output output(Building.Value value, Node node, SelectText text) {
        text.items.add(new SelectText.Item(node, value.node() == null ? value.name() : null));
        return new RowPlan.Output(value.name(), text.items.size(), node.type());
    }

    private static RowPlan.Output output(String name, KeyNode key, SelectText text) {
        List<RowPlan.Output> parts = new ArrayList<>();
        for (Node column : key.columns()) {
            text.items.add(new SelectText.Item(column, null));
            parts.add(new RowPlan.Output(name, text.items.size(), column.type()));
        }
        return new RowPlan.Output(name, parts);
    }

    private void distinct(Building building, SelectText text) {
        if (building.select.distinct() == null) {
            return;
        }
        List<Expression> on = building.select.distinct().on();
        if (on.isEmpty()) {
            text.distinct = true;
            Set<Node> selected = new LinkedHashSet<>();
            text.items.forEach(item -> selected.add(item.node()));
            for (OrderKey key : text.order) { // what a DISTINCT orders by must be selected
                if (key.selected() == null && selected.add(key.value())) {
                    text.items.add(new SelectText.Item(key.value(), null));
                }
            }
            return;
        }
        if (!context.features.distinctOn()) {
            throw new NotSupported("DISTINCT ON fields is not supported by this database (" + context.dialect.name()
                    + ").\n  Use distinct() over values(), or a window.");
        }
        List<Node> nodes = new ArrayList<>();
        for (Expression tree : on) {
            nodes.addAll(
                    tree instanceof Expression.Path path
                            ? KeyNode.columns(building.resolver.paths().selected(path.names(), null))
                            : List.of(building.resolver.resolve(tree, null)));
        }
        text.distinctOn = nodes;
    }

    static void slice(Select select, SelectText text) {
        text.offset = select.offset();
        text.limit = select.limit();
    }

    /** Conditions on aggregates are HAVING, the others WHERE. */
    static void split(Building building, SelectText text) {
        List<Cond> where = new ArrayList<>();
        List<Cond> having = new ArrayList<>();
        for (Cond cond : flat(building.scope.where)) {
            (Part.aggregates(cond) ? having : where).add(cond);
        }
        text.where = Cond.and(where);
        text.having = Cond.and(having);
        if (!having.isEmpty()) {
            building.grouped = true;
        }
    }

    private static List<Cond> flat(List<Cond> conds) {
        List<Cond> flat = new ArrayList<>();
        for (Cond cond : conds) {
            if (cond instanceof Cond.And and) {
                flat.addAll(flat(and.parts()));
            } else if (cond instanceof Cond.Not not && not.inner() instanceof Cond.Or or) {
                flat.addAll(flat(or.parts().stream().map(Cond::not).toList()));
            } else {
                flat.add(cond);
            }
        }
        return flat;
    }

    /** Takes conditions on windows out of WHERE and HAVING: they hold for the rows of a query around. */
    static List<Cond> qualify(SelectText text) {
        List<Cond> qualify = new ArrayList<>();
        text.where = without(text.where, qualify);
        text.having = without(text.having, qualify);
        return qualify;
    }

    private static Cond without(Cond cond, List<Cond> taken) {
        if (!Part.windows(cond)) {
            return cond;
        }
        List<Cond> kept = new ArrayList<>();
        for (Cond part : cond instanceof Cond.And and ? and.parts() : List.of(cond)) {
            (Part.windows(part) ? taken : kept).add(part);
        }
        return Cond.and(kept);
    }

    private String lock(Select select, Map<String, Table> tables) {
        Lock lock = select.lock();
        if (lock == null || !context.features.selectForUpdate()) {
            return "";
        }
        boolean refused = ((lock.noWait() || lock.skipLocked()) && !context.features.skipLocked())
                || (!lock.of().isEmpty() && !context.features.lockOf())
                || (lock.noKey() && !context.features.noKeyUpdate());
        if (refused) {
            throw new NotSupported("NOWAIT, SKIP LOCKED, NO KEY or OF is not supported by " + context.dialect.name()
                    + ", but selectForUpdate asks for it.");
        }
        StringBuilder text = new StringBuilder(lock.noKey() ? " FOR NO KEY UPDATE" : " FOR UPDATE");
        for (int i = 0; i < lock.of().size(); i++) {
            Table table = tables.get(lock.of().get(i));
            if (table == null) {
                throw new FieldError("Invalid field name given in selectForUpdateOf: '"
                        + lock.of().get(i)
                        + "'.\n  Only relational fields followed in the query are allowed. Choices are: "
                        + String.join(", ", new TreeSet<>(tables.keySet())) + ".");
            }
            text.append(i == 0 ? " OF " : ", ").append(table.alias());
        }
        return text.append(lock.noWait() ? " NOWAIT" : "")
                .append(lock.skipLocked() ? " SKIP LOCKED" : "")
                .toString();
    }
}
