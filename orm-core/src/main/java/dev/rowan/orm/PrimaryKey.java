package dev.rowan.orm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The primary key, or a part of a composite one. A field called {@code id} needs no annotation. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD})
public @interface PrimaryKey {
    /** Whether the database gives the key; by default it does for {@code id} of an integer type. */
    boolean identity() default false;

    /** For a UUID key: whether a new row gets a random one. */
    boolean random() default true;
}
