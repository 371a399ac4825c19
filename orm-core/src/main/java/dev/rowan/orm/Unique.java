package dev.rowan.orm;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Fields that are unique together; part of {@code @Table(unique = …)}. */
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Unique {
    String[] value();

    /** By default derived; in an abstract parent {@code %s} stands for the child in lower case. */
    String name() default "";

    /** Name of a static method of the model without arguments that returns the {@code Q} of the rows concerned. */
    String condition() default "";

    String[] include() default {};

    /** Checked at commit rather than at once (PostgreSQL). */
    boolean deferred() default false;

    /** What validation says when it is broken. */
    String message() default "";
}
