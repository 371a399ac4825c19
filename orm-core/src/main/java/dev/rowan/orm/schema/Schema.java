package dev.rowan.orm.schema;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All tables that a graph of models has, those that are pointed to before those that point, as far as there is such an
 * order. Immutable.
 *
 * <p>A proxy has no table; a model that is not managed, and a relation through such a model, keeps the one it has.
 */
public record Schema(List<TableDefinition> tables) {
    public Schema {
        tables = List.copyOf(tables);
    }

    /** The tables of all models. */
    public static Schema of(ModelGraph graph) {
        return of(graph, model -> true);
    }

    /** The tables of those models that have theirs here, links that start at them included. */
    public static Schema of(ModelGraph graph, Predicate<ModelMeta<?>> here) {
        Map<String, TableDefinition> tables = new LinkedHashMap<>();
        for (ModelMeta<?> model : graph.models()) {
            if (isTable(model) && here.test(model)) {
                tables.put(model.table(), SchemaReader.of(model));
            }
        }
        for (ModelMeta<?> model : graph.models()) {
            if (isTable(model) && here.test(model)) {
                links(model, tables);
            }
        }
        return new Schema(inOrder(tables));
    }

    private static boolean isTable(ModelMeta<?> model) {
        return !model.isProxy() && model.options().managed();
    }

    private static void links(ModelMeta<?> model, Map<String, TableDefinition> tables) {
        for (ManyToMany<?> relation : model.manyToMany()) {
            if (relation.throughModel() == null) {
                tables.put(relation.link().table(), SchemaReader.of(relation.link()));
            }
        }
    }

    private static List<TableDefinition> inOrder(Map<String, TableDefinition> tables) {
        List<TableDefinition> ordered = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        tables.values().forEach(table -> visit(table, tables, seen, ordered));
        return ordered;
    }

    private static void visit(
            TableDefinition table,
            Map<String, TableDefinition> tables,
            Set<String> seen,
            List<TableDefinition> ordered) {
        if (!seen.add(table.name())) {
            return; // done, or a circle, which deferred keys allow
        }
        for (TableDefinition.Reference key : table.keys()) {
            TableDefinition target = tables.get(key.table());
            if (target != null) {
                visit(target, tables, seen, ordered);
            }
        }
        ordered.add(table);
    }

    /** The statements that make all tables, to be run in this order. */
    public List<String> createTables(ModelGraph graph, Dialect dialect) {
        return new Ddl(graph, dialect).create(tables);
    }

    /** The statements that drop all tables that exist, to be run in this order. */
    public List<String> dropTables(ModelGraph graph, Dialect dialect) {
        return new Ddl(graph, dialect).drop(tables);
    }
}
