package dev.rowan.orm;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An index of a table; part of {@code @Table(indexes = …)}. */
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Index {
    /** Fields, {@code -} for descending. */
    String[] value() default {};

    /** By default derived; in an abstract parent {@code %s} stands for the child in lower case. */
    String name() default "";

    /** Further columns that the index carries (PostgreSQL). */
    String[] include() default {};

    /** One operator class for each field (PostgreSQL). */
    String[] opclasses() default {};

    /** Name of a static method of the model without arguments that returns the {@code Q} of a partial index. */
    String condition() default "";

    /** Name of a static method of the model without arguments that returns the {@code List<Sort>} to index. */
    String expressions() default "";

    /** The access method, such as {@code gin} (PostgreSQL). */
    String method() default "";
}
