package dev.rowan.testing.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once on each database, and fails when it leaves a connection open.
 *
 * <pre>{@code
 * @EachDatabase
 * void rowsComeBackInOrder(TestDatabase database) { … }
 * }</pre>
 *
 * <p>The methods of a class share a database per engine, empty when the class begins; {@code fresh} gives a test its
 * own. {@code @BeforeEach}, {@code @AfterEach} and the constructor may ask for the same {@link TestDatabase}.
 *
 * <p>Without engines it runs on those of the JUnit configuration parameter {@code rowan.test.databases} (in
 * {@code junit-platform.properties}; names with commas), and without that on POSTGRES, MARIADB and SQLITE.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EachDatabaseExtension.class)
public @interface EachDatabase {
    /** The engines to run on; none means the default ones. */
    Engine[] value() default {};

    /** Whether the test gets an empty database that no other test of its class sees. */
    boolean fresh() default false;
}
