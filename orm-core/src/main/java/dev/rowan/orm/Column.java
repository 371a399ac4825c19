package dev.rowan.orm;

import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.Validator;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Options of a column; every field of a model that is not a relation is a column without it. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD})
public @interface Column {
    /** The column; by default the name in snake case. */
    String name() default "";

    /** Characters at most; 0 is text without a bound. */
    int maxLength() default 0;

    /** Digits of a decimal in all. */
    int precision() default 0;

    /** Digits of a decimal after the point. */
    int scale() default 0;

    boolean unique() default false;

    boolean index() default false;

    /** Whether an empty value passes validation. */
    boolean blank() default false;

    /** Integers of at least 0 only, checked by the database too. */
    boolean positive() default false;

    /** SQL of the default that the database gives. */
    String databaseDefault() default "";

    /** SQL of a generated column, kept by the database and read-only here. */
    String generatedAs() default "";

    String comment() default "";

    String collation() default "";

    String verboseName() default "";

    /** A type of one's own. */
    Class<? extends FieldType<?, ?>> type() default Standard.class;

    /** JSON of a record, a map or a tree. */
    boolean json() default false;

    /** Choices as {@code value=label}; an enum gives its own. A group is written {@code Group/value=label}. */
    String[] choices() default {};

    /** Name of a static method or of a nested {@code Supplier} that gives the value of a new row. */
    String defaultFrom() default "";

    /** Validators of one's own, each with a constructor without arguments. */
    Class<? extends Validator<?>>[] validators() default {};

    /** Stands for the type that belongs to the field's Java class. */
    interface Standard extends FieldType<Object, Object> {}
}
