package dev.rowan.orm;

import dev.rowan.orm.hydrate.RowListener;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.RowState;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a row have other values than those that are stored, for models of which only these are saved.
 *
 * <p>A row notes its values when it is read, and when a save of it is committed. In between they count as unknown, so
 * that what was undone is written again. What is unknown is written.
 */
final class Changes {
    /** Stands where the stored value is not known; a save that is not committed yet has one of its own. */
    private static final class Unknown {}

    private static final Unknown NEVER_READ = new Unknown();

    private Changes() {}

    /** Notes the values of each row, then lets the next listener hear of it. */
    static RowListener reading(@Nullable RowListener next) {
        return new RowListener() {
            @Override
            public void before() {
                if (next != null) {
                    next.before();
                }
            }

            @Override
            public void after(Object row) {
                read((Model) row, ((Model) row).meta().allFields());
                if (next != null) {
                    next.after(row);
                }
            }
        };
    }

    /** Notes values that were just read; columns that were left out stay unknown. */
    static void read(Model row, Collection<? extends Field<?, ?>> fields) {
        RowState state = RowState.of(row);
        @Nullable Object[] known = known(row);
        for (Field<?, ?> field : fields) {
            int position = row.meta().positionOf(field);
            if (position >= 0 && !state.isDeferred(position)) {
                known[position] = value(field, row);
            }
        }
    }

    /** Notes values that were just written, once they are committed. */
    static void written(Model row, Database database, @Nullable Collection<? extends Field<?, ?>> fields) {
        Collection<? extends Field<?, ?>> all = fields == null ? row.meta().allFields() : fields;
        @Nullable Object[] known = known(row);
        @Nullable Object[] values = new @Nullable Object[known.length];
        Unknown pending = new Unknown();
        for (Field<?, ?> field : all) {
            int position = row.meta().positionOf(field);
            if (position >= 0) {
                known[position] = pending;
                values[position] = value(field, row);
            }
        }
        database.onCommit(() -> {
            for (int i = 0; i < known.length; i++) {
                if (known[i] == pending) {
                    known[i] = values[i];
                }
            }
        });
    }

    /** Something else wrote these columns: what is stored there is not known any more. */
    static void forget(Model row, Collection<? extends Field<?, ?>> fields) {
        @Nullable Object @Nullable [] known = RowState.of(row).known();
        if (known != null) {
            fields.forEach(field -> known[row.meta().positionOf(field)] = NEVER_READ);
        }
    }

    static void forget(Model row) {
        RowState.of(row).known(null);
    }

    /**
     * The names of the columns to write; null for all, when nothing is known of the row, or its key is not the one that
     * is known to be stored: it may be a copy, or its insert was undone.
     */
    static @Nullable Set<String> of(Model row, @Nullable Set<Field<?, ?>> loaded) {
        @Nullable Object @Nullable [] known = RowState.of(row).known();
        if (known == null || RowState.of(row).isAdding()) {
            return null;
        }
        Set<String> changed = new LinkedHashSet<>();
        Set<String> moments = new LinkedHashSet<>();
        List<? extends Field<?, ?>> all = row.meta().allFields();
        for (int i = 0; i < all.size(); i++) {
            Field<?, ?> field = all.get(i);
            boolean isLeftOut = loaded != null && !loaded.contains(field);
            if (field.primaryKey()) {
                if (!Objects.equals(known[i], value(field, row))) {
                    return null;
                }
                continue;
            }
            if (field.generatedAs() != null || isLeftOut) {
                continue;
            }
            if (field.autoNow()) {
                moments.add(field.name());
            } else if (RowState.of(row).computed().containsKey(field)
                    || known[i] instanceof Unknown
                    || !Objects.deepEquals(known[i], value(field, row))) {
                changed.add(field.name());
            }
        }
        if (!changed.isEmpty()) {
            changed.addAll(moments);
        }
        return changed;
    }

    private static @Nullable Object[] known(Model row) {
        @Nullable Object @Nullable [] known = RowState.of(row).known();
        if (known != null) {
            return known;
        }
        @Nullable Object[] nothing = new @Nullable Object[row.meta().allFields().size()];
        Arrays.fill(nothing, NEVER_READ);
        RowState.of(row).known(nothing);
        return nothing;
    }

    /** As the column keeps it, and apart from what the row may change in place. */
    private static @Nullable Object value(Field<?, ?> field, Model row) {
        Object carrier = field.type().toCarrier(Stitching.value(field, row));
        return carrier instanceof byte[] bytes ? bytes.clone() : carrier;
    }
}
