package dev.rowan.orm.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way back over a foreign key, a one-to-one or a many-to-many, seen from the model that is pointed to.
 *
 * @param forward the relation as it was declared: a {@link ForeignKey} or a {@link ManyToMany}
 * @param many the {@code Many} that the target declares with {@code @Reverse}, or null
 * @param one the {@code Ref} that the target declares with {@code @Reverse} over a one-to-one, or null
 */
public record Reverse(
        String name,
        ModelMeta<?> source,
        Relation forward,
        @Nullable Function<Object, ManySlot> many,
        @Nullable Function<Object, RefSlot> one)
        implements Relation {

    /** The model that declares the relation, which is where the way back leads. */
    @Override
    public ModelMeta<?> target() {
        return source;
    }

    @Override
    public boolean toMany() {
        return !(forward instanceof ForeignKey<?> key && key.oneToOne());
    }
}
