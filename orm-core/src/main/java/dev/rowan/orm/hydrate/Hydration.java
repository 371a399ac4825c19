package dev.rowan.orm.hydrate;

import dev.rowan.orm.compile.RowPlan;
import dev.rowan.orm.execute.FetchRun;
import dev.rowan.orm.execute.Rows;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.model.Stateful;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The reader of one result by its plan: each row becomes an object, or an array of values. Not thread-safe. */
public final class Hydration {
    private final @Nullable EntityReader entity;
    private final String[] names;
    private final int[] indexes;
    private final @Nullable FieldType<?, ?>[] types;
    /** The parts of the values that are keys of several columns; null when none is. */
    private final @Nullable List<List<RowPlan.Output>> keys;

    /**
     * @param database the alias that objects remember
     * @param groups makes the siblings' group of each model of the plan
     * @param fetches hears of the objects that were joined
     */
    public Hydration(RowPlan plan, String database, Supplier<Group> groups, FetchRun fetches) {
        this(plan, database, groups, fetches, model -> null);
    }

    /**
     * As above.
     *
     * @param listeners who hears of the objects of a model, null for nobody
     */
    public Hydration(
            RowPlan plan,
            String database,
            Supplier<Group> groups,
            FetchRun fetches,
            Function<ModelMeta<?>, @Nullable RowListener> listeners) {
        entity = plan instanceof RowPlan.Objects objects
                ? new EntityReader(objects.root(), database, groups, fetches, listeners)
                : null;
        List<RowPlan.Output> outputs = plan.outputs();
        int count = outputs.size();
        names = new String[count];
        indexes = new int[count];
        types = new FieldType<?, ?>[count];
        for (int i = 0; i < count; i++) {
            RowPlan.Output output = outputs.get(i);
            names[i] = output.name();
            indexes[i] = output.index();
            types[i] = output.type();
        }
        boolean hasKeys = outputs.stream().anyMatch(output -> !output.parts().isEmpty());
        keys = hasKeys ? outputs.stream().map(RowPlan.Output::parts).toList() : null;
    }

    /** The names of the values of a tuple. */
    public List<String> names() {
        return List.of(names);
    }

    /** All rows that are left: objects, or {@code Object[]} for tuples. */
    public List<@Nullable Object> readAll(Rows rows) throws SQLException {
        return read(rows, Integer.MAX_VALUE);
    }

    /** The next rows, no more than that many. */
    public List<@Nullable Object> read(Rows rows, int atMost) throws SQLException {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < atMost && rows.next(); i++) {
            all.add(entity == null ? tuple(rows) : object(entity, rows));
        }
        if (entity != null) {
            entity.told(rows.sql());
        }
        return all;
    }

    private Object object(EntityReader reader, Rows rows) throws SQLException {
        Object row = reader.read(rows.cells());
        if (names.length > 0) {
            RowState state = RowState.of((Stateful) row);
            for (int i = 0; i < names.length; i++) {
                state.annotate(names[i], value(i, rows));
            }
        }
        return row;
    }

    private @Nullable Object[] tuple(Rows rows) throws SQLException {
        @Nullable Object[] values = new Object[indexes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i, rows);
        }
        return values;
    }

    private @Nullable Object value(int i, Rows rows) throws SQLException {
        if (keys != null && !keys.get(i).isEmpty()) {
            return key(keys.get(i), rows);
        }
        return value(indexes[i], types[i], rows);
    }

    private static @Nullable Object value(int index, @Nullable FieldType<?, ?> type, Rows rows) throws SQLException {
        return type == null
                ? rows.result().getObject(index)
                : type.toValue(rows.cells().at(index, type.kind()));
    }

    /** The list of a key's values; null where no row is. */
    private static @Nullable List<Object> key(List<RowPlan.Output> parts, Rows rows) throws SQLException {
        List<Object> values = new ArrayList<>(parts.size());
        for (RowPlan.Output part : parts) {
            Object value = value(part.index(), part.type(), rows);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return List.copyOf(values);
    }
}
