package dev.rowan.orm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Validated as a URL. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD})
public @interface Url {}
