package dev.rowan.orm;

import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.model.GenericKey;
import dev.rowan.orm.model.GenericSlot;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows that a generic key leads to, for many owners at once: one statement for each model among them. */
final class GenericLoad {
    private final Database database;
    private final GenericKey<?> key;
    private final FetchMode mode;
    private final Cause cause;
    private final Origin.@Nullable Parent parent;
    private final Map<ModelMeta<?>, BaseQuery<?, ?, ?>> queries = new HashMap<>();
    /** Where the rows are kept beside the holder, or null for the holder. */
    private final @Nullable String attribute;
    /** The owners of each row, by the row's key, by its model. */
    private final Map<ModelMeta<?>, Map<Object, List<Model>>> owners = new LinkedHashMap<>();

    private GenericLoad(
            Database database,
            GenericKey<?> key,
            FetchMode mode,
            Cause cause,
            Origin.@Nullable Parent parent,
            @Nullable String attribute) {
        this.database = database;
        this.key = key;
        this.mode = mode;
        this.cause = cause;
        this.parent = parent;
        this.attribute = attribute;
    }

    /** For one owner, and for its siblings that wait for theirs, too. */
    static void lazily(Database database, GenericKey<?> key, Model owner, @Nullable Siblings siblings) {
        FetchMode mode = siblings == null ? FetchMode.PEERS : siblings.mode;
        GenericLoad load = new GenericLoad(
                database, key, mode, Cause.LAZY_LOAD, siblings == null ? null : siblings.parent(), null);
        List<Model> waiting = new ArrayList<>(List.of(owner));
        if (siblings != null) {
            for (Model peer : siblings.alive()) {
                if (peer.getClass() == owner.getClass() && load.isRead(peer)) {
                    waiting.add(peer);
                }
            }
        }
        waiting.forEach(load::add);
        load.run();
    }

    /** For all owners, each model's rows through its queryset if there is one. */
    static void prefetch(
            Database database,
            GenericKey<?> key,
            List<Model> owners,
            List<BaseQuery<?, ?, ?>> queries,
            FetchMode mode,
            @Nullable String attribute) {
        Siblings siblings = RowState.of(owners.get(0)).siblings() instanceof Siblings group ? group : null;
        GenericLoad load = new GenericLoad(
                database, key, mode, Cause.PREFETCH, siblings == null ? null : siblings.parent(), attribute);
        for (BaseQuery<?, ?, ?> query : queries) {
            load.queries.put(query.select().model().concrete(), query);
        }
        owners.forEach(owner -> Generics.loadColumns(key.slot(owner)));
        owners.forEach(load::add);
        load.run();
    }

    private boolean isRead(Model peer) {
        RowState state = RowState.of(peer);
        return !state.isDeferred(peer.meta().positionOf(key.type()))
                && !state.isDeferred(peer.meta().positionOf(key.key()));
    }

    private void add(Model owner) {
        GenericSlot slot = key.slot(owner);
        if (attribute == null && GenericSlot.isKnown(slot)) {
            return;
        }
        ModelMeta<?> model = Generics.modelOf(slot, database);
        Object target = GenericSlot.keyOf(slot);
        if (model == null || target == null) {
            put(owner, null);
            return;
        }
        List<Model> same = owners.computeIfAbsent(model, other -> new LinkedHashMap<>())
                .computeIfAbsent(target, other -> new ArrayList<>());
        same.add(owner);
    }

    private void run() {
        owners.forEach((model, byKey) -> {
            Map<Object, Model> found = new HashMap<>();
            boolean arrays = database.compiler().dialect().features().arrays();
            int most = arrays ? Integer.MAX_VALUE : Prefetching.chunk(database);
            for (List<Object> keys : Prefetching.chunks(byKey.keySet(), most)) {
                read(model, keys, found);
            }
            byKey.forEach((target, all) -> {
                Model row = found.get(target);
                all.forEach(owner -> put(owner, row));
            });
        });
    }

    private void put(Model owner, @Nullable Model row) {
        if (attribute != null) {
            RowState.of(owner).keep(attribute, row);
        } else {
            GenericSlot.found(key.slot(owner), row);
        }
    }

    private void read(ModelMeta<?> model, Collection<Object> keys, Map<Object, Model> found) {
        BaseQuery<?, ?, ?> query = queries.get(model);
        QueryState<?> state = query == null ? QueryState.of(model) : query.state;
        if (state.select().isSliced()) {
            throw new IllegalArgumentException("A queryset over " + key
                    + " cannot be sliced: each row leads to one.\n  Leave out limit(), offset() or slice().");
        }
        Predicate among = new Predicate.Lookup(Chain.path("pk"), "in", Expression.Items.of(keys));
        Select select = state.select().orderedBy(List.of()).and(new Clause.Filter(among, false));
        Origin origin = Origin.of(cause, model.label(), key.toString(), parent);
        FetchMode rows = query == null ? mode : state.fetchMode();
        List<@Nullable Object> read =
                new Fetching(database, rows).all(select, origin).rows();
        for (Object row : read) {
            Model target = (Model) Objects.requireNonNull(row);
            found.put(key.kept(Objects.requireNonNull(target.key())), target);
        }
        if (!read.isEmpty() && !state.prefetches().isEmpty()) {
            new Prefetching(database, rows).run(read, state.prefetches());
        }
    }
}
