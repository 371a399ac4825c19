package dev.rowan.orm;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.model.Stateful;
import dev.rowan.orm.query.Expression;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The base of all models; an instance is a row.
 *
 * <pre>{@code
 * Tag orm = new Tag();
 * orm.name = "orm";
 * orm.save();     // INSERT
 * orm.name = "ORM";
 * orm.save();     // UPDATE
 * orm.delete();
 * }</pre>
 *
 * <p>Equal by class and key, a row without a key only to itself. Not thread-safe.
 */
public abstract class Model extends Stateful {
    protected Model() {}

    /** A key to a row of another model. */
    protected final <T extends @Nullable Model> Ref<T> ref() {
        return new Ref<>(this);
    }

    /** The rows at the other end of a to-many relation. */
    protected final <T extends Model> Many<T> many() {
        return new Many<>(this);
    }

    /** A key to a row of any model. */
    protected final <T extends @Nullable Model> GenericRef<T> genericRef() {
        return new GenericRef<>(this);
    }

    /** A column that is loaded when it is asked for; null in a new row until it is set. */
    protected final <T extends @Nullable Object> Lazy<T> lazy() {
        return new Lazy<>(this, null);
    }

    /** A column that is loaded when it is asked for; a new row has this value. */
    protected final <T extends @Nullable Object> Lazy<T> lazy(T initial) {
        return new Lazy<>(this, initial);
    }

    /** The value that {@code annotate} gave the row under this name. */
    public final @Nullable Object annotation(String name) {
        var annotations = RowState.of(this).annotations();
        if (!annotations.containsKey(name)) {
            throw new FieldError(getClass().getSimpleName() + " was read without an annotation '" + name
                    + "'.\n  It has: " + String.join(", ", annotations.keySet()) + ".");
        }
        return annotations.get(name);
    }

    final ModelMeta<Model> meta() {
        return Metas.of(this);
    }

    final @Nullable Object key() {
        return keyOf(meta().concrete().primaryKeyField(), this);
    }

    /** The value of a column, loaded now when {@code only} or {@code defer} had left it out. */
    @SuppressWarnings("unchecked")
    public final <T> @Nullable T get(ColumnPath<?, T> column) {
        return (T) get(String.join("__", ((Expression.Path) ((Term<?>) column).node).names()));
    }

    /** The value of a column by its name, loaded now when it had been left out. */
    public final @Nullable Object get(String column) {
        Field<?, ?> field = meta().field(column);
        Lazily.column(this, field);
        return keyOf(field, this);
    }

    /** The columns that {@code only} or {@code defer} left out and nobody loaded since, by {@link Field#attribute}. */
    public final Set<String> deferredColumns() {
        Set<String> names = new TreeSet<>();
        List<Field<? super Model, ?>> fields = meta().allFields();
        for (int i = 0; i < fields.size(); i++) {
            if (RowState.of(this).isDeferred(i)) {
                names.add(fields.get(i).attribute());
            }
        }
        return names;
    }

    /** What a prefetch put under a name of its own: {@code Prefetch.of("posts").to("recent")}. */
    @SuppressWarnings("unchecked")
    public final <T extends Model> List<T> prefetched(String name) {
        if (!RowState.of(this).keeps(name)) {
            throw new FieldError(meta().name() + " was read without a prefetch to '" + name + "'.");
        }
        Object kept = RowState.of(this).kept(name);
        return kept instanceof List<?> rows ? (List<T>) rows : kept == null ? List.of() : List.of((T) kept);
    }

    /**
     * Gives columns new values by name or path: {@code post.assign(Post_.views.to(Post_.views.plus(1)))}.
     *
     * <p>A constant is there at once. An expression is computed by the database when the row is saved, and the column
     * has its result after that; until then it keeps the old value.
     */
    public final void assign(Assignment<?>... values) {
        Assigning.apply(this, List.of(values));
    }

    /** Stores the row: an UPDATE where it is stored already, an INSERT where not. */
    public final void save() {
        save(Save.DEFAULT);
    }

    /** Stores only these columns, by an UPDATE. */
    public final void save(ColumnPath<?, ?> column, ColumnPath<?, ?>... more) {
        Set<String> names = new java.util.LinkedHashSet<>();
        names.add(String.join("__", ((Expression.Path) ((Term<?>) column).node).names()));
        for (ColumnPath<?, ?> other : more) {
            names.add(String.join("__", ((Expression.Path) ((Term<?>) other).node).names()));
        }
        save(Save.only(names));
    }

    /** What all ways of saving a row go through; a model may override it, and calls it. */
    public void save(Save options) {
        new Saving(this, options).run();
    }

    /**
     * Holds the row against all rules of its model: values, choices, validators, the rows that keys point to, what must
     * be unique, constraints, and {@link #clean}. Saving does not call it.
     *
     * @throws ValidationError with the faults by field
     */
    public final void fullClean() {
        fullClean(Cleaning.ALL);
    }

    /** As {@link #fullClean()}, without some of it. */
    public final void fullClean(Cleaning cleaning) {
        new Validating(this, cleaning.excluded()).all(cleaning);
    }

    /** Checks the values of the columns, each for itself. */
    public final void cleanFields(String... excluded) {
        new Validating(this, Set.of(excluded)).valuesOnly();
    }

    /** Looks up what must be unique by itself. */
    public final void validateUnique(String... excluded) {
        new Validating(this, Set.of(excluded)).uniqueOnly();
    }

    /** Holds the constraints of the table against the row, in the database's own terms. */
    public final void validateConstraints(String... excluded) {
        new Validating(this, Set.of(excluded)).constraintsOnly();
    }

    /** A model's own rules, over several columns; they add what they find. */
    protected void clean(Faults faults) {}

    /** Deletes the row, and what has to go with it. */
    public Deleted delete() {
        return Deleting.row(this, false);
    }

    /** Deletes a child row and leaves its parents' rows (multi-table inheritance). */
    public final Deleted deleteKeepingParents() {
        return Deleting.row(this, true);
    }

    /** Reads the row again, into this object; related rows are forgotten. */
    public final void refresh() {
        Refreshing.run(this, null, Set.of());
    }

    /** Reads these columns again. */
    public final void refresh(String column, String... more) {
        Set<String> names = new java.util.LinkedHashSet<>(List.of(more));
        names.add(column);
        Refreshing.run(this, null, names);
    }

    /** Reads the row again through a queryset, which must contain it. */
    public final void refresh(BaseQuery<?, ?, ?> from) {
        Refreshing.run(this, from, Set.of());
    }

    /** Twin of {@link #save()}: saved later, on another thread; the row is not to be touched until then. */
    public final CompletableFuture<@Nullable Void> asave() {
        return Async.done(Lazily.writing(this), () -> save());
    }

    /** Twin of {@link #save(ColumnPath, ColumnPath...)}. */
    public final CompletableFuture<@Nullable Void> asave(ColumnPath<?, ?> column, ColumnPath<?, ?>... more) {
        return Async.done(Lazily.writing(this), () -> save(column, more));
    }

    /** Twin of {@link #save(Save)}. */
    public final CompletableFuture<@Nullable Void> asave(Save options) {
        return Async.done(Lazily.writing(this), () -> save(options));
    }

    /** Twin of {@link #delete()}. */
    public final CompletableFuture<Deleted> adelete() {
        return Async.run(Lazily.writing(this), () -> delete());
    }

    /** Twin of {@link #deleteKeepingParents()}. */
    public final CompletableFuture<Deleted> adeleteKeepingParents() {
        return Async.run(Lazily.writing(this), () -> deleteKeepingParents());
    }

    /** Twin of {@link #refresh()}. */
    public final CompletableFuture<@Nullable Void> arefresh() {
        return Async.done(Lazily.database(this), () -> refresh());
    }

    /** Twin of {@link #refresh(String, String...)}. */
    public final CompletableFuture<@Nullable Void> arefresh(String column, String... more) {
        return Async.done(Lazily.database(this), () -> refresh(column, more));
    }

    /** Twin of {@link #refresh(BaseQuery)}. */
    public final CompletableFuture<@Nullable Void> arefresh(BaseQuery<?, ?, ?> from) {
        return Async.done(from.database(), () -> refresh(from));
    }

    /** Twin of {@link #fullClean()}. */
    public final CompletableFuture<@Nullable Void> afullClean() {
        return Async.done(Lazily.database(this), () -> fullClean());
    }

    /** Twin of {@link #fullClean(Cleaning)}. */
    public final CompletableFuture<@Nullable Void> afullClean(Cleaning cleaning) {
        return Async.done(Lazily.database(this), () -> fullClean(cleaning));
    }

    /** Twin of {@link #cleanFields}. */
    public final CompletableFuture<@Nullable Void> acleanFields(String... excluded) {
        return Async.done(Lazily.database(this), () -> cleanFields(excluded));
    }

    /** Twin of {@link #validateUnique}. */
    public final CompletableFuture<@Nullable Void> avalidateUnique(String... excluded) {
        return Async.done(Lazily.database(this), () -> validateUnique(excluded));
    }

    /** Twin of {@link #validateConstraints}. */
    public final CompletableFuture<@Nullable Void> avalidateConstraints(String... excluded) {
        return Async.done(Lazily.database(this), () -> validateConstraints(excluded));
    }

    /** Twin of {@link #get(ColumnPath)}. */
    public final <T> CompletableFuture<@Nullable T> aget(ColumnPath<?, T> column) {
        return Async.<@Nullable T>run(Lazily.database(this), () -> get(column));
    }

    /** Twin of {@link #get(String)}. */
    public final CompletableFuture<@Nullable Object> aget(String column) {
        return Async.<@Nullable Object>run(Lazily.database(this), () -> get(column));
    }

    /** Whether the row has not been stored yet. */
    public final boolean isNew() {
        return RowState.of(this).isAdding();
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object keyOf(Field<?, ?> field, Model row) {
        return ((Field<Model, Object>) field).get(row);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Model that)
                || Metas.of(this).concrete() != Metas.of(that).concrete()) {
            return false;
        }
        Object key = key();
        return key != null && key.equals(that.key());
    }

    @Override
    public final int hashCode() {
        Object key = key();
        return key == null ? System.identityHashCode(this) : key.hashCode();
    }

    /** The model and the key; a model may say more, but should load nothing. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + key() + ")";
    }
}
