package dev.rowan.orm;

import dev.rowan.orm.compile.KeyTable;
import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows among those in temporary tables that listeners hear of. They are in memory: a listener hears before any row
 * is gone, and again of the same object after its table's are.
 */
final class Heard {
    private final Database database;
    private final KeyTables tables;
    private final Object origin;
    private final Map<ModelMeta<?>, Map<Object, Model>> rows = new LinkedHashMap<>();
    private @Nullable Model root;

    Heard(Database database, KeyTables tables, Object origin) {
        this.database = database;
        this.tables = tables;
        this.origin = origin;
    }

    /** The object that is deleted: listeners hear of it, and of no copy. */
    void root(Model row) {
        root = row;
    }

    void read(List<ModelMeta<?>> order) {
        for (ModelMeta<?> model : order) {
            if (tables.ofOrNull(model) != null && database.signals().hearsDeletesOf(model.type())) {
                rows.put(model, objects(model));
            }
        }
    }

    /** By their keys, in the keys' order; a row that came as part of a child's is the child. */
    private Map<Object, Model> objects(ModelMeta<?> model) {
        Map<Object, Model> found = read(model);
        Set<Object> parts = new HashSet<>();
        tables.pages(model, KeyTable.UNFOLLOWED, parts::addAll);
        for (ModelMeta<?> other : tables.models()) {
            if (!parts.isEmpty() && isAbove(model, other)) {
                read(other).forEach((key, row) -> {
                    if (parts.remove(key)) {
                        found.put(key, row);
                    }
                });
            }
        }
        Model first = root;
        if (first != null && (first.meta() == model || isAbove(model, first.meta()))) {
            found.computeIfPresent(Objects.requireNonNull(first.key()), (key, read) -> first);
        }
        return found;
    }

    private static boolean isAbove(ModelMeta<?> parent, ModelMeta<?> model) {
        for (ModelMeta<?> at = model.concrete().parent(); at != null; at = at.parent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }

    private Map<Object, Model> read(ModelMeta<?> model) {
        Map<Object, Model> found = new LinkedHashMap<>();
        tables.pages(model, null, keys -> {
            Map<Object, Model> page = new HashMap<>();
            tables.rows(model, keys).forEach(row -> page.put(Objects.requireNonNull(row.key()), row));
            for (Object key : keys) {
                Model row = page.get(key);
                if (row != null) {
                    found.put(key, row);
                }
            }
        });
        return found;
    }

    void removing() {
        rows.forEach((model, all) ->
                all.values().forEach(row -> database.signals().removing(model.type(), row, origin, database)));
    }

    void removed(ModelMeta<?> model) {
        List<Model> backwards =
                new ArrayList<>(rows.getOrDefault(model, Map.of()).values());
        Collections.reverse(backwards);
        backwards.forEach(row -> database.signals().removed(model.type(), row, origin, database));
    }

    void forget() {
        rows.values().forEach(all -> all.values().forEach(Deleting::forget));
        if (root != null) {
            Deleting.forget(root);
        }
    }
}
