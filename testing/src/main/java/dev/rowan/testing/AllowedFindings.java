package dev.rowan.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * All findings that a test may show; any other, of any rule, fails it. On a class, for each of its tests.
 *
 * <p>Each is a line as in a file of suppressions: {@code rule=}, {@code association=}, {@code class=} and {@code
 * test=}, any of them, and the reason behind a {@code #}:
 *
 * <pre>{@code
 * @AllowedFindings("rule=n-plus-one association=Owner.pets # three owners, once a night")
 * }</pre>
 *
 * <p>Without any, no finding is allowed. Beside {@link NoNPlusOne} it only excepts from that. What a method allows
 * and does not show fails it: the fault is mended, so the line can go.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BudgetExtension.class)
public @interface AllowedFindings {
    String[] value() default {};
}
