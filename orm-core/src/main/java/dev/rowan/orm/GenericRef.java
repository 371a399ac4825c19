package dev.rowan.orm;

import dev.rowan.orm.model.GenericKey;
import dev.rowan.orm.model.GenericSlot;
import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowState;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A key to a row of any model, Django's {@code GenericForeignKey}: {@link #id()} is free, {@link #get()} may load.
 *
 * <p>{@code GenericRef<Model>} leads to any row, {@code GenericRef<Subject>} to rows of models that extend the class
 * {@code Subject}, {@code GenericRef<@Nullable Model>} to none as well. The database does not know where such a key leads, so
 * that a row may be gone that one still points to. Not thread-safe.
 */
public final class GenericRef<T extends @Nullable Model> extends GenericSlot {
    GenericRef(Model owner) {
        super(owner);
    }

    private Model owner() {
        return (Model) ownerOf(this);
    }

    private GenericKey<?> relation() {
        return Generics.keyOf(this);
    }

    /**
     * The row, loaded now unless it is there; null when a nullable one leads nowhere.
     *
     * <p>A lazy load serves all rows of the same result, by one statement for each model that they lead to
     * ({@link FetchMode#PEERS}).
     *
     * @throws DoesNotExist when it must lead somewhere and does not
     */
    @SuppressWarnings("NullAway") // null only where T says so
    public T get() {
        T row = getOrNull();
        if (row == null && !relation().nullable()) {
            throw Generics.missing(this);
        }
        return row;
    }

    /** The row, loaded now unless it is there; null when there is none, or none any more. */
    @SuppressWarnings("unchecked") // set() took a T, and the column leads to what was set
    public @Nullable T getOrNull() {
        return (T) Generics.target(this);
    }

    /** Twin of {@link #get()}. */
    public CompletableFuture<T> aget() {
        return Async.run(Lazily.database(owner()), this::get);
    }

    /** Twin of {@link #getOrNull()}. */
    public CompletableFuture<@Nullable T> agetOrNull() {
        return Async.run(Lazily.database(owner()), this::getOrNull);
    }

    /** The key, as it is kept here; null when it leads nowhere. */
    public @Nullable Object id() {
        Generics.loadColumns(this);
        return keyOf(this);
    }

    /** The class of the row, without loading it; null when it leads nowhere, or to a model that is no more. */
    public @Nullable Class<?> type() {
        ModelMeta<?> model = Generics.modelOf(this, Lazily.database(owner()));
        return model == null ? null : model.type();
    }

    /** Leads to this row from now on; nothing is saved here. */
    public void set(T row) {
        if (row == null) {
            point(this, null, null);
            return;
        }
        if (!Databases.allowsRelation(owner(), row)) {
            throw new IllegalArgumentException("Cannot assign \"" + row + "\": it is on database \""
                    + RowState.of(row).database() + "\", \"" + owner() + "\" on \""
                    + RowState.of(owner()).database() + "\".\n  Relations stay on one database, unless a router"
                    + " allows it (Router.allowsRelation).");
        }
        Generics.point(this, relation(), row);
    }

    /** Leads to the row of this key, which is loaded when it is asked for. */
    public void set(Class<? extends Model> model, Object key) {
        point(this, Metas.of(model).concrete(), relation().kept(key));
    }

    /** Whether the row is there already, so that {@code get()} costs nothing. */
    public boolean isLoaded() {
        return isKnown(this);
    }

    @Override
    public String toString() {
        ModelMeta<?> model = modelOf(this);
        Object type = model == null ? typeOf(this) : model.label();
        return "GenericRef(" + type + ", " + keyOf(this) + ")";
    }
}
