package dev.rowan.orm;

import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.hydrate.Group;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one model that one statement read: who is served together when one of them loads lazily.
 *
 * <p>Rows that nobody holds any more are forgotten, so that keeping one row of a result does not keep all of them.
 */
final class Siblings implements Group {
    final FetchMode mode;
    private final List<WeakReference<Model>> rows = new ArrayList<>();
    private int size;
    private Origin.@Nullable Parent parent;

    Siblings(FetchMode mode) {
        this.mode = mode;
    }

    @Override
    public void add(Object row) {
        size++;
        if (mode == FetchMode.PEERS) {
            rows.add(new WeakReference<>((Model) row));
        }
    }

    int size() {
        return size;
    }

    void readBy(Origin.Parent statement) {
        parent = statement;
    }

    /** The statement that read the rows, for the origin of another. */
    Origin.@Nullable Parent parent() {
        return parent;
    }

    /** The rows that are still in use; empty unless the mode is PEERS. */
    List<Model> alive() {
        List<Model> alive = new ArrayList<>(rows.size());
        for (WeakReference<Model> reference : rows) {
            Model row = reference.get();
            if (row != null) {
                alive.add(row);
            }
        }
        return alive;
    }
}
