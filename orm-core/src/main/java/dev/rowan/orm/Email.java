package dev.rowan.orm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Validated as an e-mail address; at most 254 characters unless {@link Column#maxLength} says otherwise. */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD})
public @interface Email {}
