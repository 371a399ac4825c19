package dev.rowan.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.analysis.Confidence;
import dev.rowan.testing.NoNPlusOne;
import dev.rowan.testing.Queries;
import dev.rowan.testing.QueryBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The way without an agent; this JVM has none. */
class WrapTest {
    private static final Application APPLICATION = Application.start(Queries::wrap);

    static class Annotated {
        @Test
        @QueryBudget(max = 1)
        void withinBudget() throws Exception {
            APPLICATION.clinic.names();
        }

        @Test
        @QueryBudget(max = 1)
        void overBudget() throws Exception {
            APPLICATION.clinic.namesTwice();
        }

        @Test
        @NoNPlusOne
        void oneByOne() throws Exception {
            APPLICATION.clinic.petsOneByOne();
        }
    }

    @Test
    void anNPlusOneIsProvenByTheKeysThatItRead() throws Exception {
        Queries queries = Queries.during(APPLICATION.clinic::petsOneByOne);
        assertThat(queries.count()).isEqualTo(6);
        assertThat(queries.statements().get(0))
                .hasToString("5 × select name from pet where owner_id = ? at clinic.Owners.petsOf(Owners.java:57)");
        assertThat(queries.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("n-plus-one");
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        });
    }

    @Test
    void annotationsHoldWithoutAnAgent() {
        Map<String, String> outcomes = Outcome.of(Annotated.class);
        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.toString())
                .contains("sent 2 statements; its budget is 1, so 1 is too many.")
                .contains("does row by row what one statement can do")
                .contains("fix: ");
    }

    @Test
    void aBatchIsOneStatementOfAllItsRows() throws Exception {
        DataSource wrapped = Queries.wrap(APPLICATION.database);
        Queries queries = Queries.during(() -> {
            try (var connection = wrapped.getConnection();
                    PreparedStatement insert = connection.prepareStatement("insert into pet values (?, ?, ?)")) {
                connection.setAutoCommit(false);
                for (int i = 0; i < 4; i++) {
                    insert.setLong(1, 5_000 + i);
                    insert.setString(2, "Pet");
                    insert.setLong(3, 7);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.rollback();
            }
        });
        assertThat(queries.statements()).singleElement().satisfies(sent -> {
            assertThat(sent.count()).isEqualTo(1);
            assertThat(sent.rows()).isEqualTo(4);
        });
    }

    @Test
    void anotherThreadsStatementsCountWhileOneTestRuns() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Queries queries = Queries.during(
                    () -> pool.submit(APPLICATION.clinic::namesTwice).get());
            assertThat(queries.count()).isEqualTo(2);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void parallelCountsDoNotMixAndAStatementOfNobodyFailsThem() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try {
            Future<Queries> beside = pool.submit(() -> Queries.during(() -> {
                begun.countDown();
                go.await();
                APPLICATION.clinic.names();
            }));
            begun.await();
            assertThat(Queries.during(APPLICATION.clinic::namesTwice).count()).isEqualTo(2);
            assertThatThrownBy(() -> Queries.during(
                            () -> pool.submit(APPLICATION.clinic::names).get()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("1 statements came from threads that belong to no test");
            go.countDown();
            assertThatThrownBy(beside::get).hasRootCauseInstanceOf(AssertionError.class);
        } finally {
            go.countDown();
            pool.shutdown();
        }
    }

    @Test
    void whatIsWrappedTwiceCountsOnce() throws Exception {
        Application twice = Application.start(database -> Queries.wrap(Queries.wrap(database)));
        Queries queries = Queries.during(twice.clinic::petsOneByOne);
        assertThat(queries.count()).isEqualTo(6);
        assertThat(queries.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN));
    }

    @Test
    void p6SpyWritesNoLogOfItsOwn() throws Exception {
        APPLICATION.clinic.names();
        assertThat(Files.exists(Path.of("spy.log"))).isFalse();
    }
}
