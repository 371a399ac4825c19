package dev.rowan.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How many statements a test may send at most; on a class, each of its tests.
 *
 * <p>Counted is what the test's own method causes, on whatever thread: a batch is one statement, a retry is one more.
 * What a pool, a migration, a starting container or a key's sequence asks is not counted, since it moves from test to
 * test. A test's own annotation goes before its class's. It works on any annotation, too: {@code @QueryBudget(max = 5)
 * @interface Cheap {}}.
 *
 * <p>Without the agent a test fails, and says which line is missing.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BudgetExtension.class)
public @interface QueryBudget {
    /** The most statements; 0 for a test that must not reach the database. */
    int max();

    /** Whether {@code @BeforeEach} methods count, too. */
    boolean setUp() default false;
}
