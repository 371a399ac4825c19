package dev.rowan.orm;

import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.hydrate.Group;
import dev.rowan.orm.query.Select;
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
    /** Null while there is no more than one row: nobody else is served together with it. */
    private @Nullable List<WeakReference<Model>> rows;

    /** The first row, until there is another or the result has been read. */
    private @Nullable Model first;

    private int size;
    private Origin.@Nullable Parent parent;
    private @Nullable Asked asked;

    /** What read the rows, so that it can be run again. */
    record Asked(Database database, Select select, String sql) {}

    Siblings(FetchMode mode) {
        this.mode = mode;
    }

    @Override
    public void add(Object row) {
        size++;
        if (mode != FetchMode.PEERS) {
            return;
        }
        if (size == 1) {
            first = (Model) row;
            return;
        }
        if (rows == null) {
            rows = new ArrayList<>();
        }
        if (first != null) {
            rows.add(new WeakReference<>(first));
            first = null;
        }
        rows.add(new WeakReference<>((Model) row));
    }

    int size() {
        return size;
    }

    void readBy(Origin.Parent statement) {
        parent = statement;
        first = null;
    }

    void askedBy(Asked query) {
        asked = query;
    }

    /** What read the rows; null where it is not run again. */
    @Nullable
    Asked asked() {
        return asked;
    }

    /** The statement that read the rows, for the origin of another. */
    Origin.@Nullable Parent parent() {
        return parent;
    }

    /** The rows that are still in use, if there is more than one; empty unless the mode is PEERS. */
    List<Model> alive() {
        if (rows == null) {
            return List.of();
        }
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
