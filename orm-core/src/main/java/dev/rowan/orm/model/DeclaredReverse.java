package dev.rowan.orm.model;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A {@code @Reverse} field as a model declares it; {@link ModelGraph} joins it with the relation that it mirrors. */
public record DeclaredReverse<M>(
        String name,
        Supplier<ModelMeta<?>> source,
        String forward,
        @Nullable Function<M, ManySlot> many,
        @Nullable Function<M, RefSlot> one) {}
