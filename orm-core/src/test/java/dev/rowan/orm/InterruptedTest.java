package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.execute.WaitInterrupted;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;

/** A thread that is interrupted while it waits for a connection, or for its statement. */
@Timeout(120)
class InterruptedTest extends PooledTest {
    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void whoIsInterruptedWhileItWaitsIsToldSo() throws Exception {
        try (Database small = with(Database.builder("small").poolSize(1))) {
            AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
            AtomicReference<@Nullable Boolean> flag = new AtomicReference<>();
            Thread waiting = new Thread(() -> {
                try {
                    small.atomic(() -> make("small", "never"));
                } catch (RuntimeException | Error told) {
                    thrown.set(told);
                    flag.set(Thread.currentThread().isInterrupted());
                }
            });
            small.atomic(() -> {
                Tag.objects.using("small").count();
                waiting.start();
                while (waiting.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
                waiting.interrupt();
                join(waiting);
            });
            assertThat(thrown.get())
                    .isInstanceOf(WaitInterrupted.class)
                    .hasMessageContaining("waiting for a connection to database 'small'");
            assertThat(flag.get()).isTrue();
            assertThat(Tag.objects.using("small").count()).isEqualTo(4);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** A driver's socket does not hear of it: the block runs to its end, and the flag is there for who looks. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void anInterruptInMidStatementWaitsForItsEnd() throws Exception {
        AtomicReference<@Nullable Boolean> flag = new AtomicReference<>();
        Thread working = new Thread(() -> {
            db.atomic(() -> {
                make("default", "whole");
                Tag.objects.raw("SELECT 1 AS id FROM pg_advisory_xact_lock(7)").list();
            });
            flag.set(Thread.currentThread().isInterrupted());
        });
        interruptAtTheLock(working);
        assertThat(flag.get()).isTrue();
        assertThat(made()).isEqualTo(1);
    }

    /** A virtual thread's socket is closed by an interrupt, and the transaction is gone with it. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void anInterruptOfAVirtualThreadLosesItsConnection() throws Exception {
        Assumptions.assumeTrue(Runtime.version().feature() >= 21, "there are no virtual threads before Java 21");
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Runnable work = () -> {
            try {
                db.atomic(() -> {
                    make("default", "half");
                    Tag.objects
                            .raw("SELECT 1 AS id FROM pg_advisory_xact_lock(7)")
                            .list();
                });
            } catch (RuntimeException | Error told) {
                thrown.set(told);
            }
        };
        Thread working = (Thread) Class.forName("java.lang.Thread$Builder")
                .getMethod("unstarted", Runnable.class)
                .invoke(builder, work);
        interruptAtTheLock(working);
        assertThat(thrown.get()).isInstanceOf(dev.rowan.orm.execute.ConnectionLost.class);
        assertThat(made()).isZero();
    }

    private void interruptAtTheLock(Thread working) throws Exception {
        try (Connection holder = test.plainDataSource().getConnection();
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(7)");
            working.start();
            while (!waitsForTheLock()) {
                Thread.onSpinWait();
            }
            working.interrupt();
            statement.execute("SELECT pg_advisory_unlock(7)");
            working.join();
        }
    }

    private boolean waitsForTheLock() throws SQLException {
        try (Connection other = test.plainDataSource().getConnection();
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'advisory'"
                        + " AND datname = current_database()")) {
            return rows.next();
        }
    }
}
