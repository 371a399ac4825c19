package dev.rowan.orm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A UUID column whose new rows get a random value. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD})
public @interface RandomUuid {}
