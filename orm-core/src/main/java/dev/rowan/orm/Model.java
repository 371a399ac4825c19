package dev.rowan.orm;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.model.Stateful;
import org.jspecify.annotations.Nullable;

/**
 * The base of all models; an instance is a row.
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

    /** The value that {@code annotate} gave the row under this name. */
    public final @Nullable Object annotation(String name) {
        var annotations = RowState.of(this).annotations();
        if (!annotations.containsKey(name)) {
            throw new dev.rowan.orm.model.FieldError(getClass().getSimpleName() + " was read without an annotation '"
                    + name + "'.\n  It has: " + String.join(", ", annotations.keySet()) + ".");
        }
        return annotations.get(name);
    }

    final @Nullable Object key() {
        ModelMeta<Model> meta = Metas.of(this);
        Field<?, ?> key = meta.concrete().primaryKeyField();
        return keyOf(key, this);
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
