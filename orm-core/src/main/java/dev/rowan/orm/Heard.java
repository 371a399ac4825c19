package dev.rowan.orm;

import dev.rowan.orm.compile.KeyTable;
import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows among those in temporary tables that listeners hear of.
 *
 * <p>Where somebody hears of a model's rows after they are gone, they are in memory, since the objects are those that
 * were there before. Otherwise they are read and told page by page.
 */
final class Heard {
    private final Database database;
    private final KeyTables tables;
    private final Object origin;
    private final Map<ModelMeta<?>, List<Model>> rows = new LinkedHashMap<>();
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

    /** Reads what is heard of afterwards, then tells of all rows, none of which is gone. */
    void removing(List<ModelMeta<?>> order) {
        List<ModelMeta<?>> heard = order.stream()
                .filter(model ->
                        tables.ofOrNull(model) != null && database.signals().hearsDeletesOf(model.type()))
                .toList();
        for (ModelMeta<?> model : heard) {
            if (database.signals().hearsRemovedOf(model.type())) {
                List<Model> all = new ArrayList<>();
                pages(model, all::addAll);
                rows.put(model, all);
            }
        }
        for (ModelMeta<?> model : heard) {
            List<Model> kept = rows.get(model);
            Consumer<List<Model>> tell =
                    some -> some.forEach(row -> database.signals().removing(model.type(), row, origin, database));
            if (kept != null) {
                tell.accept(kept);
            } else {
                pages(model, tell);
            }
        }
    }

    /** In the order of their keys; a row that came as part of a child's is the child. */
    private void pages(ModelMeta<?> model, Consumer<List<Model>> work) {
        Iterator<Object> unfollowed = tables.each(model, KeyTable.UNFOLLOWED);
        @Nullable Object[] next = {unfollowed.hasNext() ? unfollowed.next() : null};
        tables.pages(model, null, keys -> {
            Set<Object> parts = new LinkedHashSet<>();
            for (Object key : keys) {
                if (key.equals(next[0])) {
                    parts.add(key);
                    next[0] = unfollowed.hasNext() ? unfollowed.next() : null;
                }
            }
            Map<Object, Model> found = read(model, keys);
            children(model, parts, found);
            replaceRoot(model, found);
            List<Model> page = new ArrayList<>();
            for (Object key : keys) {
                Model row = found.get(key);
                if (row != null) {
                    page.add(row);
                }
            }
            work.accept(page);
        });
    }

    private Map<Object, Model> read(ModelMeta<?> model, List<Object> keys) {
        Map<Object, Model> found = new HashMap<>();
        tables.rows(model, keys).forEach(row -> found.put(Objects.requireNonNull(row.key()), row));
        return found;
    }

    /** The lowest child that is deleted is found first, since its rows brought those of the others. */
    private void children(ModelMeta<?> model, Set<Object> parts, Map<Object, Model> found) {
        Set<Object> left = new HashSet<>(parts);
        for (ModelMeta<?> other : tables.models()) {
            if (!left.isEmpty() && isAbove(model, other)) {
                read(other, List.copyOf(left)).forEach((key, row) -> {
                    left.remove(key);
                    found.put(key, row);
                });
            }
        }
    }

    private void replaceRoot(ModelMeta<?> model, Map<Object, Model> found) {
        Model first = root;
        if (first != null && (first.meta() == model || isAbove(model, first.meta()))) {
            found.computeIfPresent(Objects.requireNonNull(first.key()), (key, read) -> first);
        }
    }

    private static boolean isAbove(ModelMeta<?> parent, ModelMeta<?> model) {
        for (ModelMeta<?> at = model.concrete().parent(); at != null; at = at.parent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }

    void removed(ModelMeta<?> model) {
        List<Model> backwards = new ArrayList<>(rows.getOrDefault(model, List.of()));
        Collections.reverse(backwards);
        backwards.forEach(row -> database.signals().removed(model.type(), row, origin, database));
    }

    void forget() {
        rows.values().forEach(all -> all.forEach(Deleting::forget));
        if (root != null) {
            Deleting.forget(root);
        }
    }
}
