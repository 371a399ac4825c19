package dev.rowan.orm.hydrate;

import dev.rowan.orm.compile.RowPlan;
import dev.rowan.orm.execute.FetchRun;
import dev.rowan.orm.model.Cells;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.Fetched;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldReader;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RefSlot;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.model.Stateful;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of one model out of the rows of one result, with the objects joined to them.
 *
 * <p>Arrays and no streams: this runs once for each cell of a result. Not thread-safe.
 */
final class EntityReader {
    private final ModelMeta<Object> model;
    private final FieldReader<Object>[] readers;
    private final int[] indexes;
    private final @Nullable BitSet deferred;
    private final int keyIndex;
    private final ColumnKind keyKind;
    private final Joined[] joined;
    private final String database;
    private final Group group;
    private final FetchRun fetches;
    private final @Nullable RowListener listener;

    /** An object that was joined, and how the row that it belongs to holds it. */
    private record Joined(RowPlan.Related plan, EntityReader reader, Fetched fetched) {}

    @SuppressWarnings({"unchecked", "rawtypes"}) // a plan's fields belong to its model or to a parent of it
    EntityReader(
            RowPlan.Entity plan,
            String database,
            Supplier<Group> groups,
            FetchRun fetches,
            Function<ModelMeta<?>, @Nullable RowListener> listeners) {
        this.model = (ModelMeta<Object>) plan.model();
        List<RowPlan.FieldAt> fields = plan.fields();
        this.readers = new FieldReader[fields.size()];
        this.indexes = new int[fields.size()];
        for (int i = 0; i < indexes.length; i++) {
            readers[i] = ((Field<Object, ?>) fields.get(i).field()).reader();
            indexes[i] = fields.get(i).index();
        }
        this.deferred = plan.deferred();
        this.keyIndex = plan.keyIndex();
        this.keyKind = model.concrete().primaryKey().get(0).type().kind();
        this.database = database;
        this.group = groups.get();
        this.fetches = fetches;
        this.listener = listeners.apply(model);
        List<RowPlan.Related> related = plan.related();
        this.joined = new Joined[related.size()];
        for (int i = 0; i < joined.length; i++) {
            RowPlan.Related one = related.get(i);
            Fetched fetched = fetches.of(model.name() + "." + one.relation().name(), "join");
            joined[i] = new Joined(one, new EntityReader(one.entity(), database, groups, fetches, listeners), fetched);
        }
    }

    Object read(Cells cells) throws SQLException {
        if (listener != null) {
            listener.before();
        }
        Object row = model.create();
        for (int i = 0; i < readers.length; i++) {
            readers[i].read(row, cells, indexes[i]);
        }
        RowState state = RowState.of((Stateful) row);
        state.stored(database);
        state.siblings(group);
        if (deferred != null) {
            state.deferred((BitSet) deferred.clone());
        }
        group.add(row);
        for (Joined one : joined) {
            attach(row, one, cells);
        }
        if (listener != null) {
            listener.after(row);
        }
        return row;
    }

    private static void attach(Object row, Joined joined, Cells cells) throws SQLException {
        EntityReader reader = joined.reader();
        Object other = reader.isMissing(cells) ? null : reader.read(cells);
        RefSlot slot = null;
        Relation relation = joined.plan().relation();
        if (joined.plan().name() != null) {
            Stitching.named(joined.plan().name(), relation, joined.plan().direct(), row, other);
        } else if (relation instanceof Reverse reverse) {
            Stitching.backward(reverse, row, other);
            slot = reverse.one() == null ? null : reverse.one().apply(row);
        } else if (relation instanceof ForeignKey<?> key && (other != null || isNull(key, row))) {
            Stitching.forward(key, row, other);
            slot = Stitching.slot(key, row);
        }
        if (slot != null && other != null) {
            joined.fetched().fills(slot);
        }
    }

    /** The statement has been read: whoever wants to know hears what came along. */
    void told(String sql) {
        for (Joined one : joined) {
            fetches.filled(one.fetched(), sql);
            one.reader().told(sql);
        }
    }

    /** A key that leads nowhere (its row is gone) is left alone, so that following it says so. */
    private static boolean isNull(ForeignKey<?> key, Object row) {
        RefSlot slot = Stitching.slot(key, row);
        return slot != null && RefSlot.keyOf(slot) == null;
    }

    private boolean isMissing(Cells cells) throws SQLException {
        if (keyKind == ColumnKind.BIGINT) {
            return cells.longAt(keyIndex) == 0 && cells.wasNull();
        }
        return cells.at(keyIndex, keyKind) == null;
    }
}
