package dev.rowan.orm.model;

import java.util.function.Function;

/**
 * The way back over a generic key, Django's {@code GenericRelation}: the rows that lead to one of this model.
 *
 * <p>A child model has the ways back of its parents as its own, since its content type is another than theirs.
 *
 * @param owner the model that is led to
 * @param many the {@code Many} that it, or a parent, declares with {@code @Reverse}
 */
public record GenericReverse(String name, GenericKey<?> forward, ModelMeta<?> owner, Function<Object, ManySlot> many)
        implements Relation {

    /** The model that declares the key, which is where the way back leads. */
    @Override
    public ModelMeta<?> target() {
        return forward.model();
    }

    @Override
    public boolean toMany() {
        return true;
    }

    @Override
    public String toString() {
        return owner.name() + "." + name;
    }
}
