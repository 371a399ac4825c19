package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.model.RowanException;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each setting of a pool, on a server that shows whether it was made; what it leads to is in the tests of faults. */
@Timeout(120)
class SettingsTest {
    private static Blog with(TestDatabase test, UnaryOperator<DatabaseBuilder> settings) throws SQLException {
        return new Blog(test, settings.apply(Database.builder("default").url(test.url())));
    }

    private static long number(String sql) {
        return Tag.objects.raw(sql).list().get(0).id;
    }

    private static long backend() {
        return number("SELECT pg_backend_pid() AS id");
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void theServerKnowsTheLimits(TestDatabase test) throws SQLException {
        try (Blog blog = with(
                test, it -> it.statementTimeout(Duration.ofMillis(12_345)).lockTimeout(Duration.ofMillis(6_789)))) {
            assertThat(blog.database().inTransaction()).isFalse();
            assertThat(number("SELECT setting::bigint AS id FROM pg_settings WHERE name = 'statement_timeout'"))
                    .isEqualTo(12_345);
            assertThat(number("SELECT setting::bigint AS id FROM pg_settings WHERE name = 'lock_timeout'"))
                    .isEqualTo(6_789);
        }
    }

    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void sqliteKnowsHowLongToWait(TestDatabase test) throws SQLException {
        try (Blog blog = with(test, it -> it.lockTimeout(Duration.ofMillis(6_789)))) {
            assertThat(blog.database().inTransaction()).isFalse();
            assertThat(number("SELECT timeout AS id FROM pragma_busy_timeout")).isEqualTo(6_789);
        }
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void thereAreNeverMoreConnectionsThanThePoolMayHave(TestDatabase test) throws Exception {
        try (Blog blog = with(test, it -> it.poolSize(2))) {
            Set<Long> backends = ConcurrentHashMap.newKeySet();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                threads.add(new Thread(() -> {
                    for (int j = 0; j < 20; j++) {
                        backends.add(backend());
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(backends).hasSizeBetween(1, 2);
            assertThat(blog.database().connections().pool().taken()).isZero();
        }
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aConnectionOfNoAgeIsUsedOnce(TestDatabase test) throws SQLException {
        try (Blog blog = with(test, it -> it.poolSize(1).connectionAge(Duration.ZERO))) {
            assertThat(backend()).isNotEqualTo(backend());
            blog.database().atomic(() -> assertThat(backend()).isEqualTo(backend()));
        }
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aConnectionIsReplacedOnceItIsTooOld(TestDatabase test) throws SQLException {
        try (Blog blog = with(test, it -> it.poolSize(1).connectionAge(Duration.ofSeconds(1)))) {
            long begun = System.nanoTime();
            long first = backend();
            if (System.nanoTime() - begun < Duration.ofMillis(500).toNanos()) {
                assertThat(backend()).isEqualTo(first);
            }
            while (System.nanoTime() - begun < Duration.ofMillis(1_500).toNanos()) {
                Thread.onSpinWait();
            }
            assertThat(backend()).isNotEqualTo(first);
            assertThat(blog.database().connections().pool().taken()).isZero();
        }
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aConnectionOfAnyAgeStays(TestDatabase test) throws SQLException {
        for (Duration age : List.of(Duration.ofMinutes(5), ChronoUnit.FOREVER.getDuration())) {
            TestDatabase copy = TestDatabase.fresh(test.engine());
            try (copy;
                    Blog blog = with(copy, it -> it.poolSize(1).connectionAge(age))) {
                assertThat(backend()).isEqualTo(backend());
                assertThat(blog.database().connections().pool().taken()).isZero();
            }
        }
    }

    @Test
    void valuesThatMeanNothingAreRefusedWithThoseThatDo() {
        DatabaseBuilder builder = Database.builder("none");
        assertThatThrownBy(() -> builder.poolSize(0)).hasMessage("poolSize cannot be 0.\n  Choices are: 1 or more.");
        assertThatThrownBy(() -> builder.connectionWait(Duration.ofMillis(100)))
                .hasMessage("connectionWait cannot be PT0.1S.\n  Choices are: 250 ms to 24 days.");
        assertThatThrownBy(() -> builder.connectionAge(Duration.ofSeconds(-1)))
                .hasMessageStartingWith("connectionAge cannot be PT-1S.\n  Choices are: Duration.ZERO for a new");
        assertThatThrownBy(() -> builder.statementTimeout(Duration.ofNanos(5)))
                .hasMessageStartingWith("statementTimeout cannot be PT0.000000005S.\n  Choices are: Duration.ZERO");
        assertThatThrownBy(() -> builder.lockTimeout(Duration.ofDays(30)))
                .hasMessageStartingWith("lockTimeout cannot be PT720H.\n  Choices are: Duration.ZERO");
    }

    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void whatIsSetInSomebodyElsesPoolIsRefused(TestDatabase test) {
        assertThatThrownBy(() -> Database.builder("theirs")
                        .dataSource(test.dataSource())
                        .lockTimeout(Duration.ofSeconds(1))
                        .connectionAge(Duration.ofHours(1))
                        .models()
                        .register())
                .isInstanceOf(RowanException.class)
                .hasMessageContaining("has a dataSource(…) and connectionAge, lockTimeout");
    }
}
