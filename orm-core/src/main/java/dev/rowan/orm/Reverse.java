package dev.rowan.orm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The way back over a relation, on {@code final Many<Source> name = many();} or, over a one-to-one, {@code final Ref<Source> name = ref();}.
 *
 * <p>The way back over a {@link GenericRef} exists only where it is declared (Django's {@code GenericRelation}): then the
 * rows at its end are deleted with the row that they lead to.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD})
public @interface Reverse {
    /** The relation of the other model. */
    String value();
}
