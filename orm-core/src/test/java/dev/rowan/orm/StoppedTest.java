package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.execute.PoolExhausted;
import dev.rowan.orm.execute.StatementCancelled;
import dev.rowan.orm.execute.StatementTimeout;
import dev.rowan.orm.execute.TransactionManagementError;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** What is stopped from outside: statements, and those who wait for a connection. */
@Timeout(120)
class StoppedTest extends PooledTest {
    private String endless() {
        return test.engine() == Engine.POSTGRES
                ? "SELECT 1 AS id FROM pg_sleep(600)"
                : "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS id FROM c WHERE x < 0";
    }

    private void runEndlessly(String alias) {
        Tag.objects.using(alias).raw(endless()).list();
    }

    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void aStatementThatRunsTooLongIsEndedAndItsTransactionUndone() {
        try (Database hasty = with(Database.builder("hasty").poolSize(1).statementTimeout(Duration.ofMillis(200)))) {
            assertThatThrownBy(() -> runEndlessly("hasty"))
                    .isInstanceOf(StatementTimeout.class)
                    .hasMessageContaining("statementTimeout allows, which is 200 ms");
            assertThatThrownBy(() -> hasty.atomic(() -> {
                        make("hasty", "half");
                        runEndlessly("hasty");
                    }))
                    .isInstanceOf(StatementTimeout.class);
            hasty.atomic(() -> {
                make("hasty", "kept");
                assertThatThrownBy(() -> hasty.atomic(() -> {
                            make("hasty", "undone");
                            runEndlessly("hasty");
                        }))
                        .isInstanceOf(StatementTimeout.class);
            });
            assertThat(hasty.connections().pool().taken()).isZero();
        }
        assertThat(Tag.objects.filter("id__gt", 4).flat(Tag_.name).list()).containsExactly("kept");
    }

    /** SQLite undoes the whole transaction when a write is stopped, savepoints and all. */
    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void aWriteThatRunsTooLongLeavesNothing() throws SQLException {
        if (test.engine() == Engine.POSTGRES) {
            test.execute(
                    "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS"
                            + " $$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$",
                    "CREATE TRIGGER slow BEFORE INSERT ON blog_tag FOR EACH ROW WHEN (NEW.name = 'slow')"
                            + " EXECUTE FUNCTION slowly()");
        } else {
            test.execute("CREATE TRIGGER slow BEFORE INSERT ON blog_tag WHEN NEW.name = 'slow' BEGIN"
                    + " SELECT count(*) FROM blog_post a, blog_post b, blog_post c, blog_post d, blog_post e,"
                    + " blog_post f, blog_post g, blog_post h, blog_post i, blog_post j, blog_post k, blog_post l,"
                    + " blog_post m, blog_post n WHERE a.id + b.id + c.id + d.id + e.id + f.id + g.id + h.id + i.id"
                    + " + j.id + k.id + l.id + m.id + n.id < 0; END");
        }
        try (Database hasty = with(Database.builder("hasty").poolSize(1).statementTimeout(Duration.ofMillis(200)))) {
            assertThatThrownBy(() -> hasty.atomic(() -> {
                        make("hasty", "half");
                        assertThatThrownBy(() -> make("hasty", "slow")).isInstanceOf(StatementTimeout.class);
                        make("hasty", "other half");
                    }))
                    .isInstanceOf(TransactionManagementError.class);
            assertThat(made()).isZero();
            assertThatThrownBy(() -> hasty.atomic(() -> {
                        make("hasty", "half");
                        hasty.atomic(() -> make("hasty", "slow"));
                    }))
                    .isInstanceOf(StatementTimeout.class);
            assertThat(made()).isZero();
            make("hasty", "next");
        }
        assertThat(made()).isEqualTo(1);
    }

    /** There the limit is not the server's, which knows nothing of it. */
    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void theLimitHoldsForADataSourceThatWasGivenToo() {
        try (Database hasty = Database.builder("hasty")
                .dataSource(test.dataSource())
                .statementTimeout(Duration.ofMillis(200))
                .models(db.models().models().toArray(new dev.rowan.orm.model.ModelMeta<?>[0]))
                .register()) {
            assertThatThrownBy(() -> runEndlessly(hasty.alias())).isInstanceOf(StatementTimeout.class);
            assertThat(Tag.objects.using("hasty").count()).isEqualTo(4);
        }
    }

    /** Set by an administrator for the role or the database: ours is none. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void theServersOwnLimitIsATimeoutToo() throws SQLException {
        test.execute(
                "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET statement_timeout = 200'; END $$");
        try (Database fresh = with(Database.builder("fresh").poolSize(1))) {
            assertThatThrownBy(() -> runEndlessly(fresh.alias()))
                    .isInstanceOf(StatementTimeout.class)
                    .hasMessageContaining("canceling statement due to statement timeout");
        }
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aStatementThatAnAdministratorStopsIsCancelledAndNotLate() throws Exception {
        try (Database patient = with(Database.builder("patient").poolSize(1).statementTimeout(Duration.ofMinutes(5)))) {
            CompletableFuture<?> block = patient.aatomic(() -> {
                make("patient", "half");
                runEndlessly("patient");
            });
            while (!cancelled()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(block::join)
                    .cause()
                    .isInstanceOf(StatementCancelled.class)
                    .hasMessageContaining("canceling statement due to user request");
            make("patient", "next");
        }
        assertThat(made()).isEqualTo(1);
    }

    private boolean cancelled() throws SQLException {
        try (Connection other = test.plainDataSource().getConnection();
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_cancel_backend(pid) FROM pg_stat_activity"
                        + " WHERE state = 'active' AND query LIKE '%pg_sleep(600)' AND datname = current_database()")) {
            return rows.next();
        }
    }

    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void aFutureThatIsCancelledStopsItsStatement() throws Exception {
        AtomicReference<@Nullable Object> error = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch undone = new CountDownLatch(1);
        try (Database.Observation heard = db.observe(statement -> {
            if (String.valueOf(statement.get("sql")).startsWith("INSERT")) {
                begun.countDown();
            } else if ("ROLLBACK".equals(statement.get("sql"))) {
                undone.countDown();
            } else if (statement.get("error") != null) {
                error.set(statement.get("error"));
            }
        })) {
            CompletableFuture<?> block = db.aatomic(() -> {
                make("default", "half");
                runEndlessly("default");
            });
            begun.await();
            block.cancel(true);
            undone.await();
            assertThat(heard).isNotNull();
        }
        assertThat(error.get()).isInstanceOf(SQLException.class);
        while (db.connections().pool().taken() > 0) {
            Thread.onSpinWait();
        }
        assertThat(made()).isZero();
    }

    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void aFullPoolSaysHowLargeItIsAndWhoHasIt() throws Exception {
        try (Database small = with(Database.builder("small").poolSize(2).connectionWait(Duration.ofMillis(250)))) {
            CountDownLatch held = new CountDownLatch(2);
            CountDownLatch asked = new CountDownLatch(1);
            Runnable holding = () -> small.atomic(() -> {
                Tag.objects.using("small").count();
                held.countDown();
                await(asked);
            });
            Thread one = new Thread(holding, "holder-one");
            Thread two = new Thread(holding, "holder-two");
            one.start();
            two.start();
            held.await();
            assertThatThrownBy(() -> Tag.objects.using("small").count())
                    .isInstanceOf(PoolExhausted.class)
                    .hasMessageContaining("No connection to database 'small' came free within")
                    .hasMessageContaining("2 are taken, and poolSize is 2")
                    .hasMessageContaining("thread \"holder-one\" for ")
                    .hasMessageContaining("thread \"holder-two\" for ")
                    .hasMessageContaining("ms (a transaction)")
                    .hasMessageContaining("connectionWait(…), which is 250 ms");
            assertThatThrownBy(() -> small.atomic(() -> make("small", "none"))).isInstanceOf(PoolExhausted.class);
            assertThatThrownBy(() -> Tag.objects.using("small").stream(2).toList())
                    .isInstanceOf(PoolExhausted.class);
            assertThatThrownBy(() -> Tag.objects.using("small").acount().join())
                    .hasCauseInstanceOf(PoolExhausted.class);
            asked.countDown();
            one.join();
            two.join();
            assertThat(Tag.objects.using("small").count()).isEqualTo(4);
            assertThat(small.connections().pool().taken()).isZero();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** PostgreSQL tells the row that a constraint refused; its values may be secrets. */
    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void anErrorTellsNoValuesUnlessAskedTo() {
        make("default", "se-cret");
        assertThatThrownBy(() -> make("default", "se-cret"))
                .isInstanceOf(UniqueViolation.class)
                .hasMessageContaining("INSERT INTO")
                .satisfies(thrown -> assertThat(trace(thrown)).doesNotContain("se-cret"));
        try (Database open = with(Database.builder("open").showBindsInErrors())) {
            assertThatThrownBy(() -> make(open.alias(), "se-cret"))
                    .isInstanceOf(UniqueViolation.class)
                    .hasMessageContaining("Binds: [se-cret");
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
