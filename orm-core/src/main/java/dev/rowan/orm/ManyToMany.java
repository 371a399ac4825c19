package dev.rowan.orm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A many-to-many relation, on a field {@code final Many<Target> name = many();}. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD})
public @interface ManyToMany {
    /** The name of the way back; {@code +} for none. {@code %s} stands for the model in lower case. */
    String relatedName() default "";

    /** The model of the links, when they have columns of their own. */
    Class<?> through() default void.class;

    /** The two keys of the through model: to this model, to the target. */
    String[] throughFields() default {};

    /** The table of the links; by default the model's table and the relation's name. */
    String table() default "";

    /** For a relation to the model itself: each link counts in both directions. */
    boolean symmetrical() default false;

    boolean blank() default false;
}
