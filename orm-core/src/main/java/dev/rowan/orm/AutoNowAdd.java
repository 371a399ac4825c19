package dev.rowan.orm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Set to the current time when the row is first saved. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD})
public @interface AutoNowAdd {}
