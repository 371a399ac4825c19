package dev.rowan.orm.compile;

import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** By what the rows of an aggregating query must be grouped. */
final class Grouping {
    private Grouping() {}

    /** What a value must be grouped by so that it may stand beside aggregates. */
    static List<Node> columns(Part part, Scope scope) {
        List<Node> found = new ArrayList<>();
        collect(part, scope, found);
        return found;
    }

    private static void collect(Part part, Scope scope, List<Node> found) {
        if (part instanceof Column column) {
            found.add(column);
        } else if (part instanceof Node.Named named) {
            collect(named.inner(), scope, found);
        } else if (part instanceof QueryNode query) {
            for (Column column : query.outer()) {
                if (scope.tables.contains(column.table())) {
                    found.add(column);
                }
            }
        } else if (part instanceof AggregateNode || part instanceof Constant || part instanceof Node.Sql) {
            return; // aggregates are not grouped by, and constants need not be
        } else if (part instanceof Cond || part instanceof WindowNode || Part.aggregates(part)) {
            part.parts(child -> collect(child, scope, found));
        } else if (part instanceof Node node && speaksOfRows(node)) {
            found.add(node);
        }
    }

    private static boolean speaksOfRows(Part part) {
        if (part instanceof Column || part instanceof QueryNode) {
            return true;
        }
        boolean[] found = new boolean[1];
        part.parts(child -> found[0] |= speaksOfRows(child));
        return found[0];
    }

    static List<Node> of(Building building, SelectText text, boolean ownOrdering) {
        Scope scope = building.scope;
        List<Node> all = new ArrayList<>();
        if (building.groupBy != null) {
            all.addAll(building.groupBy);
        }
        text.items.forEach(item -> {
            if (building.groupBy == null || !all.contains(item.node())) {
                collect(item.node(), scope, all);
            }
        });
        if (!ownOrdering) {
            text.order.forEach(key -> {
                if (key.selected() == null) {
                    collect(key.value(), scope, all);
                }
            });
        }
        collect(text.having, scope, all);
        Set<Node> distinct = new LinkedHashSet<>(all);
        return scope.context.features.groupByPrimaryKey() ? byKeys(distinct) : List.copyOf(distinct);
    }

    /** Columns of a table whose primary key is grouped by need no mention. */
    private static List<Node> byKeys(Set<Node> nodes) {
        Set<Table> keyed = new LinkedHashSet<>();
        for (Node node : nodes) {
            if (node instanceof Column column && isKey(column)) {
                keyed.add(column.table());
            }
        }
        return nodes.stream()
                .filter(node -> !(node instanceof Column column) || !keyed.contains(column.table()) || isKey(column))
                .toList();
    }

    private static boolean isKey(Column column) {
        ModelMeta<?> model = column.table().model;
        return model != null
                && model.options().managed()
                && model.primaryKey().size() == 1
                && model.primaryKey().get(0).column().equals(column.name());
    }
}
