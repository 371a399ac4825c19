package dev.rowan.orm;

import dev.rowan.orm.compile.Parameter;
import dev.rowan.orm.compile.RowPlan;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Rows;
import dev.rowan.orm.hydrate.Hydration;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.ModelMeta;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a model by SQL of one's own: columns are matched by name, others become annotations, missing ones are
 * loaded when they are asked for.
 */
public final class RawQuery<M> implements Iterable<M> {
    private final QueryState<M> state;
    private final String sql;
    private final List<@Nullable Object> binds;
    private @Nullable List<M> rows;

    RawQuery(QueryState<M> state, String sql, List<@Nullable Object> binds) {
        this.state = state;
        this.sql = sql;
        this.binds = binds;
    }

    /** All rows, read once. */
    @SuppressWarnings("unchecked") // the plan makes rows of the model
    public List<M> list() {
        List<M> known = rows;
        if (known != null) {
            return known;
        }
        Database database = Databases.forRead(state.database(), state.select().model(), null);
        Statement statement = new Statement(sql, parameters(), null, false);
        Origin origin = Origin.of(Cause.RAW, state.select().model().label());
        List<@Nullable Object> read = database.connections().query(statement, origin, found -> read(database, found));
        if (!state.prefetches().isEmpty() && !read.isEmpty()) {
            new Prefetching(database, state.fetchMode()).run(read, state.prefetches());
        }
        List<M> made = Collections.unmodifiableList((List<M>) (List<?>) read);
        rows = made;
        return made;
    }

    /** Twin of {@link #list()}. */
    public CompletableFuture<List<M>> alist() {
        return Async.run(Databases.forRead(state.database(), state.select().model(), null), this::list);
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (Object value : binds) {
            FieldType<?, ?> type = value == null ? FieldTypes.STRING : FieldTypes.ofClass(value.getClass());
            if (type == null) {
                throw new IllegalArgumentException(
                        "A value of " + value.getClass().getName()
                                + " cannot be bound in raw SQL.\n  Pass what a column takes: text, a number, a date, a UUID.");
            }
            parameters.add(new Parameter(type.toCarrier(value), type.kind(), false));
        }
        return parameters;
    }

    private List<@Nullable Object> read(Database database, Rows found) throws SQLException {
        Siblings siblings = new Siblings(state.fetchMode());
        Hydration hydration = new Hydration(
                plan(found.result().getMetaData()),
                database.alias(),
                () -> siblings,
                database.connections().fetches(),
                database.readers());
        List<@Nullable Object> read = hydration.readAll(found);
        siblings.readBy(found.asParent(siblings.size()));
        return read;
    }

    private RowPlan plan(ResultSetMetaData columns) throws SQLException {
        ModelMeta<M> model = model();
        List<Field<? super M, ?>> all = model.allFields();
        BitSet deferred = new BitSet();
        deferred.set(0, all.size());
        List<RowPlan.FieldAt> fields = new ArrayList<>();
        List<RowPlan.Output> outputs = new ArrayList<>();
        int key = 0;
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i);
            Field<?, ?> field = all.stream()
                    .filter(one -> one.column().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(null);
            if (field == null) {
                outputs.add(new RowPlan.Output(name, i, null));
                continue;
            }
            fields.add(new RowPlan.FieldAt(field, i));
            deferred.clear(all.indexOf(field));
            key = field.primaryKey() ? i : key;
        }
        if (key == 0) {
            throw new FieldError("Raw query must include the primary key.\n  Select "
                    + String.join(
                            ", ",
                            model.concrete().primaryKey().stream()
                                    .map(Field::column)
                                    .toList())
                    + " too: " + sql);
        }
        RowPlan.Entity root = new RowPlan.Entity(model, fields, deferred.isEmpty() ? null : deferred, key, List.of());
        return new RowPlan.Objects(root, outputs);
    }

    @SuppressWarnings("unchecked")
    private ModelMeta<M> model() {
        return (ModelMeta<M>) state.select().model();
    }

    @Override
    public Iterator<M> iterator() {
        return list().iterator();
    }
}
