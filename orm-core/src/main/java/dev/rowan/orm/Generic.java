package dev.rowan.orm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Options of a key to rows of any model, a field {@code final GenericRef<Model> name = genericRef();}. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD})
public @interface Generic {
    /** The column of the content type; by default the name in snake case with {@code _type_id}. */
    String typeColumn() default "";

    /** The column of the key; by default the name in snake case with {@code _id}. */
    String column() default "";

    /**
     * How keys are kept: {@code Long}, {@code Integer}, {@code UUID}, or {@code String} for targets whose keys are of
     * several types. A way back wants the type of its own model's key.
     */
    Class<?> key() default Long.class;

    /** Whether both columns are indexed together. */
    boolean index() default true;
}
