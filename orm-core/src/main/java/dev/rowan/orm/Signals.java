package dev.rowan.orm;

import dev.rowan.orm.hydrate.RowListener;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.ModelMeta;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What hears of the writes of one database, by model class: Django's signals.
 *
 * <p>Listeners run on the writing thread in the order of their registration, are held strongly unless they are
 * {@linkplain #weak weak}, and hear of their own
 * class only, not of its subclasses. What one throws reaches the caller and keeps later listeners from hearing; what
 * was written outside a transaction stays. A {@linkplain #robust robust} listener's exceptions are logged instead.
 * Safe for any thread.
 */
public final class Signals {
    private final Map<Key, List<Place>> listeners = new ConcurrentHashMap<>();

    private enum Kind {
        PRE_INIT,
        POST_INIT,
        PRE_SAVE,
        POST_SAVE,
        PRE_DELETE,
        POST_DELETE,
        LINKS,
        PRE_MIGRATE,
        POST_MIGRATE,
        CONNECTION
    }

    private record Key(Kind kind, Object sender) {}

    /** One registration; a listener may have several, and may equal another. No record: each is only itself. */
    private static final class Place {
        final Consumer<Object> listener;

        Place(Consumer<Object> listener) {
            this.listener = listener;
        }
    }

    Signals() {}

    /** A listener at work; closing it ends it. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** A row that is about to be made, empty, for one that is read or created. */
    public record Initializing<M extends Model>(Class<M> model, Database database) {}

    /** A row that has its values: it was read, or is about to be saved for the first time. */
    public record Initialized<M extends Model>(M row, Database database) {}

    /**
     * A connection that was opened.
     *
     * @param database the alias, since the first connection is there before the database is registered
     */
    public record Connected(Connection connection, String database) {}

    /**
     * A row that is being saved.
     *
     * @param created whether the row was inserted; false before it is known
     * @param raw whether a fixture is being loaded: what the row leads to may not be there yet
     * @param fields the columns that were named, or null
     */
    public record Saved<M extends Model>(
            M row, boolean created, boolean raw, @Nullable Set<String> fields, Database database) {}

    /** A row that is being deleted, and the row or queryset whose deletion it is part of. */
    public record Removed<M extends Model>(M row, Object origin, Database database) {}

    /** What happens to the links of a many-to-many relation. */
    public enum LinkAction {
        PRE_ADD,
        POST_ADD,
        PRE_REMOVE,
        POST_REMOVE,
        PRE_CLEAR,
        POST_CLEAR
    }

    /**
     * Links of one row that change.
     *
     * @param reverse whether the relation is changed from the side that does not declare it
     * @param model the class at the other end
     * @param keys of the rows at the other end, or null when all links are cleared
     */
    public record Linked(
            LinkAction action,
            Model row,
            String relation,
            boolean reverse,
            Class<?> model,
            @Nullable Set<Object> keys,
            Database database) {}

    /**
     * Tables that are being made or changed.
     *
     * @param statements in the order in which they run
     */
    public record Migrated(List<String> statements, Database database) {
        public Migrated {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A listener that does not keep its owner alive, and ends with it; the function must not hold the owner itself:
     * {@code weak(index, SearchIndex::saved)}.
     */
    public static <O, E> Consumer<E> weak(O owner, BiConsumer<? super O, ? super E> listener) {
        return new Listening.Weak<>(owner, listener);
    }

    /** A listener whose exceptions are logged, and stop neither the write nor the listeners after it. */
    public static <E> Consumer<E> robust(Consumer<? super E> listener) {
        return new Listening.Robust<>(listener);
    }

    /** Hears before a row is read or created; not of {@code new Post()}, which no database takes part in. */
    public <M extends Model> Registration preInit(Class<M> model, Consumer<Initializing<M>> listener) {
        return add(Kind.PRE_INIT, model, listener);
    }

    /** Hears of each row that was read or created; while somebody does, reading rows costs that much more. */
    public <M extends Model> Registration postInit(Class<M> model, Consumer<Initialized<M>> listener) {
        return add(Kind.POST_INIT, model, listener);
    }

    /**
     * Hears of each connection that the database's own pool opens, on the thread that opens it; what it throws refuses
     * the connection. Of a data source that is given, nobody but itself knows when it opens one.
     *
     * <p>To hear of the first one, listen in {@link DatabaseBuilder#signals}.
     */
    public Registration connectionCreated(Consumer<Connected> listener) {
        return add(Kind.CONNECTION, Connected.class, listener);
    }

    public <M extends Model> Registration preSave(Class<M> model, Consumer<Saved<M>> listener) {
        return add(Kind.PRE_SAVE, model, listener);
    }

    public <M extends Model> Registration postSave(Class<M> model, Consumer<Saved<M>> listener) {
        return add(Kind.POST_SAVE, model, listener);
    }

    public <M extends Model> Registration preDelete(Class<M> model, Consumer<Removed<M>> listener) {
        return add(Kind.PRE_DELETE, model, listener);
    }

    public <M extends Model> Registration postDelete(Class<M> model, Consumer<Removed<M>> listener) {
        return add(Kind.POST_DELETE, model, listener);
    }

    /** Hears of a many-to-many relation from either side; {@code model} is the side that declares it. */
    public Registration linksChanged(Class<? extends Model> model, String relation, Consumer<Linked> listener) {
        return add(Kind.LINKS, model.getName() + "." + relation, listener);
    }

    /** Hears before tables are made; what it throws leaves the database as it was. */
    public Registration preMigrate(Consumer<Migrated> listener) {
        return add(Kind.PRE_MIGRATE, Migrated.class, listener);
    }

    /** Hears once tables are made; the place for rows that must be there. */
    public Registration postMigrate(Consumer<Migrated> listener) {
        return add(Kind.POST_MIGRATE, Migrated.class, listener);
    }

    @SuppressWarnings("unchecked") // a sender's listeners take its events
    private Registration add(Kind kind, Object sender, Consumer<?> listener) {
        Key key = new Key(kind, sender);
        Place taken = new Place((Consumer<Object>) listener);
        listeners.compute(key, (other, all) -> {
            List<Place> grown = all == null ? new CopyOnWriteArrayList<>() : all;
            grown.add(taken); // in here, or a list that another thread just emptied would be lost with it
            return grown;
        });
        return () -> end(key, taken);
    }

    private void end(Key key, Place place) {
        listeners.computeIfPresent(key, (other, all) -> {
            all.remove(place);
            return all.isEmpty() ? null : all;
        });
    }

    private void send(Kind kind, Object sender, java.util.function.Supplier<Object> event) {
        if (listeners.isEmpty()) {
            return;
        }
        Key key = new Key(kind, sender);
        List<Place> all = listeners.get(key);
        if (all != null) {
            Object sent = event.get();
            for (Place place : all) {
                if (Listening.isOver(place.listener)) {
                    end(key, place);
                } else {
                    place.listener.accept(sent);
                }
            }
        }
    }

    /** Who hears of the rows of a model that are read; known for a whole result, so that its rows need not ask. */
    Function<ModelMeta<?>, @Nullable RowListener> readers(Database database) {
        return model -> hearsInitsOf(model.type()) ? new Reader(model.type(), database) : null;
    }

    private boolean hearsInitsOf(Class<?> model) {
        return !listeners.isEmpty()
                && (listeners.containsKey(new Key(Kind.PRE_INIT, model))
                        || listeners.containsKey(new Key(Kind.POST_INIT, model)));
    }

    private final class Reader implements RowListener {
        private final Class<?> model;
        private final Database database;

        Reader(Class<?> model, Database database) {
            this.model = model;
            this.database = database;
        }

        @Override
        public void before() {
            initializing(model, database);
        }

        @Override
        public void after(Object row) {
            initialized((Model) row, database);
        }
    }

    @SuppressWarnings("unchecked") // a model's class
    void initializing(Class<?> model, Database database) {
        send(Kind.PRE_INIT, model, () -> new Initializing<>((Class<Model>) model, database));
    }

    void initialized(Model row, Database database) {
        send(Kind.POST_INIT, row.getClass(), () -> new Initialized<>(row, database));
    }

    void connected(Connection connection, String alias) {
        send(Kind.CONNECTION, Connected.class, () -> new Connected(connection, alias));
    }

    void saving(Model row, boolean raw, @Nullable Set<String> fields, Database database) {
        send(Kind.PRE_SAVE, row.getClass(), () -> new Saved<>(row, false, raw, fields, database));
    }

    void saved(Model row, boolean created, boolean raw, @Nullable Set<String> fields, Database database) {
        send(Kind.POST_SAVE, row.getClass(), () -> new Saved<>(row, created, raw, fields, database));
    }

    void removing(Class<?> model, Model row, Object origin, Database database) {
        send(Kind.PRE_DELETE, model, () -> new Removed<>(row, origin, database));
    }

    void removed(Class<?> model, Model row, Object origin, Database database) {
        send(Kind.POST_DELETE, model, () -> new Removed<>(row, origin, database));
    }

    void linked(ManyToMany<?> relation, java.util.function.Supplier<Linked> event) {
        send(Kind.LINKS, sender(relation), event::get);
    }

    void migrating(List<String> statements, Database database) {
        send(Kind.PRE_MIGRATE, Migrated.class, () -> new Migrated(statements, database));
    }

    void migrated(List<String> statements, Database database) {
        send(Kind.POST_MIGRATE, Migrated.class, () -> new Migrated(statements, database));
    }

    private static String sender(ManyToMany<?> relation) {
        return relation.model().type().getName() + "." + relation.name();
    }

    boolean hearsSavesOf(Class<?> model) {
        return listeners.containsKey(new Key(Kind.PRE_SAVE, model))
                || listeners.containsKey(new Key(Kind.POST_SAVE, model));
    }

    boolean hearsDeletesOf(Class<?> model) {
        return listeners.containsKey(new Key(Kind.PRE_DELETE, model))
                || listeners.containsKey(new Key(Kind.POST_DELETE, model));
    }

    /** Whether somebody hears of the rows once they are gone. */
    boolean hearsRemovedOf(Class<?> model) {
        return listeners.containsKey(new Key(Kind.POST_DELETE, model));
    }

    boolean hearsLinksOf(ManyToMany<?> relation) {
        return listeners.containsKey(new Key(Kind.LINKS, sender(relation)));
    }

    static Set<Object> keys(Collection<?> keys) {
        return new java.util.LinkedHashSet<>(keys);
    }
}
