package dev.rowan.orm;

import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.RefSlot;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.model.RowState;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A key to a row of {@code T}: {@link #id()} is free, {@link #get()} may load.
 *
 * <pre>{@code
 * Long key = post.author.id(Long.class);
 * String name = post.author.get().name;
 * post.author.set(author);
 * }</pre>
 *
 * <p>{@code Ref<@Nullable Author>} is a nullable key. Not thread-safe.
 */
public final class Ref<T extends @Nullable Model> extends RefSlot {
    Ref(Model owner) {
        super(owner);
    }

    /**
     * The row, loaded now unless it is there.
     *
     * <p>A lazy load serves all rows of the same result ({@link FetchMode#PEERS}). A nullable key without a value gives
     * null.
     *
     * @throws RelatedObjectDoesNotExist when the key must have a value and has none, or nothing points back
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only where T says so
    public T get() {
        Object row = Lazily.target(this);
        if (row == null) {
            Relation relation = Lazily.relation(this);
            if (!(relation instanceof ForeignKey<?> key && key.nullable())) {
                throw new RelatedObjectDoesNotExist(((Model) ownerOf(this)).meta(), relation.target(), relation.name());
            }
        }
        return (T) row;
    }

    /** The row, loaded now unless it is there; null when there is none. */
    @SuppressWarnings("unchecked")
    public @Nullable T getOrNull() {
        return (T) Lazily.target(this);
    }

    /** Twin of {@link #get()}. */
    public CompletableFuture<T> aget() {
        return Async.run(Lazily.database((Model) ownerOf(this)), this::get);
    }

    /** Twin of {@link #getOrNull()}. */
    public CompletableFuture<@Nullable T> agetOrNull() {
        return Async.run(Lazily.database((Model) ownerOf(this)), this::getOrNull);
    }

    /** The key, which costs nothing unless {@code only} or {@code defer} left it out; null when there is none. */
    public @Nullable Object id() {
        if (RowState.of(ownerOf(this)).deferred() != null && Lazily.relation(this) instanceof ForeignKey<?> key) {
            Lazily.column((Model) ownerOf(this), key);
        }
        return keyOf(this);
    }

    /** The key as its own type. */
    public <K> @Nullable K id(Class<K> type) {
        return type.cast(id());
    }

    /** Points to this key; what it leads to is loaded when asked for. */
    public void setId(@Nullable Object key) {
        setKey(this, key == null ? null : coerced(key));
    }

    /** An int where the key is a long is that long, so that keys stay equal to those that are read. */
    private Object coerced(Object value) {
        for (ForeignKey<?> key : ((Model) ownerOf(this)).meta().foreignKeys()) {
            if (Stitching.slot(key, ownerOf(this)) == this
                    && !key.type().javaType().isInstance(value)) {
                return key.type().coerce(value);
            }
        }
        return value;
    }

    /**
     * Points to this row; a key that refers to another column than the primary key takes that one's value. On the way
     * back over a one-to-one key, the row points to the owner from now on; it is not saved here.
     */
    public void set(T row) {
        if (row != null && !Databases.allowsRelation((Model) ownerOf(this), row)) {
            throw new IllegalArgumentException("Cannot assign \"" + row + "\": it is on database \""
                    + RowState.of(row).database() + "\", \"" + ownerOf(this) + "\" on \""
                    + RowState.of(ownerOf(this)).database() + "\".\n  Relations stay on one database, unless a router"
                    + " allows it (Router.allowsRelation).");
        }
        if (row != null
                && Lazily.relation(this) instanceof Reverse back
                && back.forward() instanceof ForeignKey<?> key) {
            Model owner = (Model) ownerOf(this);
            Stitching.set(key, row, Stitching.value(key.targetField(), owner));
            Stitching.knownOwner(key, row, owner);
            setTarget(this, row.key(), row);
            return;
        }
        Object value = null;
        if (row != null) {
            value = row.key();
            for (ForeignKey<?> key : ((Model) ownerOf(this)).meta().foreignKeys()) {
                if (Stitching.slot(key, ownerOf(this)) == this) {
                    value = Stitching.value(key.targetField(), row);
                }
            }
        }
        setTarget(this, value, row);
    }

    /** Whether the row is there already, so that {@code get()} costs nothing. */
    public boolean isLoaded() {
        return isResolved(this);
    }

    @Override
    public String toString() {
        return "Ref(" + keyOf(this) + ")";
    }
}
