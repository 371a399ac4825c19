package dev.rowan.orm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Validated as a slug: letters, digits, hyphens and underscores; indexed, and at most 50 characters unless
 * {@link Column#maxLength} says otherwise.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD})
public @interface Slug {}
