package dev.rowan.orm;

import dev.rowan.orm.model.OnDelete;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A key to a row of another model, on a field {@code final Ref<Target> name = ref();}. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD})
public @interface ForeignKey {
    OnDelete onDelete();

    /** The name of the way back; {@code +} for none. {@code %s} stands for the model in lower case. */
    String relatedName() default "";

    /** The column; by default the name in snake case with {@code _id}. */
    String column() default "";

    /** A unique field of the target that the key holds instead of its primary key. */
    String toField() default "";

    /**
     * The target by name; by default the type argument of the {@code Ref}. {@code "Post"} is a model of the same
     * package, {@code "blog.Post"} one by its label or its full name, {@code "self"} the model that has the key, also
     * when an abstract parent declares it. A model of a module that is compiled later is found at run time, and its
     * columns are reached by strings.
     */
    String target() default "";

    /** Name of a static method that gives the value for {@code SET}, or the default for {@code SET_DEFAULT}. */
    String defaultFrom() default "";

    /** SQL that the database gives to a row without a key; what {@code DB_SET_DEFAULT} sets. */
    String databaseDefault() default "";

    boolean unique() default false;

    /** Whether the key is indexed. */
    boolean index() default true;

    /** Whether the schema carries the constraint. */
    boolean constraint() default true;

    boolean blank() default false;

    boolean primaryKey() default false;

    String verboseName() default "";

    String comment() default "";
}
