package dev.rowan.orm.execute;

import dev.rowan.orm.dialect.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs statements so that the statement timeout, or a cancellation, ends them. Thread-safe. */
final class Limits {
    private final Dialect dialect;
    private final long millis;
    private final boolean byDatabase;

    /** @param byDatabase whether the connections have been told the limit, and the database keeps it */
    Limits(Duration statements, Dialect dialect, boolean byDatabase) {
        this.dialect = dialect;
        this.millis = statements.toMillis();
        this.byDatabase = byDatabase && dialect.endsSlowStatements();
    }

    /** A call of the driver. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws SQLException;
    }

    <T> T during(PreparedStatement statement, Call<T> call) throws SQLException {
        Cancellation cancellation = Cancellation.current();
        if (cancellation == null) {
            return millis == 0 ? call.run() : timed(statement, call);
        }
        cancellation.begins(() -> dialect.cancel(statement));
        try {
            return millis == 0 ? call.run() : timed(statement, call);
        } finally {
            cancellation.ended();
        }
    }

    private <T> T timed(PreparedStatement statement, Call<T> call) throws SQLException {
        long started = System.nanoTime();
        Deadline deadline = byDatabase ? null : Deadline.after(millis, () -> dialect.cancel(statement));
        try {
            return call.run();
        } catch (SQLException failed) {
            if (deadline == null ? isEndedInTime(failed, started) : deadline.passed() && SqlErrors.isStop(failed)) {
                throw tooLong(failed);
            }
            throw failed;
        } finally {
            if (deadline != null) {
                deadline.end();
            }
        }
    }

    /** Not by the message, which servers tell in many languages. */
    private boolean isEndedInTime(SQLException failed, long started) {
        return SqlErrors.isStop(failed) && System.nanoTime() - started >= TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private SQLException tooLong(SQLException failed) {
        @Nullable String state = failed.getSQLState();
        return new SQLTimeoutException(
                "The statement ran longer than statementTimeout allows, which is " + millis + " ms.", state, failed);
    }
}
