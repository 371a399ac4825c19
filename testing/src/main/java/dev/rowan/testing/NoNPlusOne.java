package dev.rowan.testing;

import dev.rowan.analysis.Confidence;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test in which nothing is read, counted or written once for each row; on a class, each of its tests.
 *
 * <p>It fails on {@code n-plus-one}, {@code n-plus-one-write} and {@code count-in-loop}, with the line and the fix.
 * {@link AllowedFindings} excepts what is known.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BudgetExtension.class)
public @interface NoNPlusOne {
    /** The least that has to be known of a fault for it to fail the test. */
    Confidence atLeast() default Confidence.LIKELY;
}
