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
    /** The owners of each row, by the row's key, by its model. */
    private final Map<ModelMeta<?>, Map<Object, List<Model>>> owners = new LinkedHashMap<>();

    private GenericLoad(
            Database database, GenericKey<?> key, FetchMode mode, Cause cause, Origin.@Nullable Parent parent) {
        this.database = database;
        this.key = key;
        this.mode = mode;
        this.cause = cause;
        this.parent = parent;
    }

    /** For one owner, and for its siblings that wait for theirs, too. */
    static void lazily(Database database, GenericKey<?> key, Model owner, @Nullable Siblings siblings) {
        FetchMode mode = siblings == null ? FetchMode.PEERS : siblings.mode;
        GenericLoad load =
                new GenericLoad(database, key, mode, Cause.LAZY_LOAD, siblings == null ? null : siblings.parent());
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

    private boolean isRead(Model peer) {
        RowState state = RowState.of(peer);
        return !state.isDeferred(peer.meta().positionOf(key.type()))
                && !state.isDeferred(peer.meta().positionOf(key.key()));
    }

    private void add(Model owner) {
        GenericSlot slot = key.slot(owner);
        if (GenericSlot.isKnown(slot)) {
            return;
        }
        ModelMeta<?> model = Generics.modelOf(slot, database);
        if (model == null) {
            GenericSlot.found(slot, null);
            return;
        }
        Object target = Objects.requireNonNull(GenericSlot.keyOf(slot));
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
                all.forEach(owner -> GenericSlot.found(key.slot(owner), row));
            });
        });
    }

    private void read(ModelMeta<?> model, Collection<Object> keys, Map<Object, Model> found) {
        Predicate among = new Predicate.Lookup(Chain.path("pk"), "in", Expression.Items.of(keys));
        Select select = Select.of(model).orderedBy(List.of()).and(new Clause.Filter(among, false));
        Origin origin = Origin.of(cause, model.label(), key.toString(), parent);
        for (Object row : new Fetching(database, mode).all(select, origin).rows()) {
            Model target = (Model) Objects.requireNonNull(row);
            found.put(key.kept(Objects.requireNonNull(target.key())), target);
        }
    }
}
