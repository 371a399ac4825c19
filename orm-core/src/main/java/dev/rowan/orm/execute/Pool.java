package dev.rowan.orm.execute;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a database's connections come from, and who has them: HikariCP, or a source that was given.
 *
 * <p>Knows each connection that is out, so that it can say who holds them when none is left, and discards those that
 * broke. Thread-safe.
 */
public final class Pool implements AutoCloseable {
    /** HikariCP does not look at shorter ages. */
    private static final Duration SHORTEST_OF_POOL = Duration.ofSeconds(30);

    /** Longer than any process runs: no age at all. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** More would hide what else the message says. */
    private static final int HOLDERS_TOLD = 10;

    private final String alias;
    private final DataSource source;
    private final @Nullable Settings settings;
    private final @Nullable HikariDataSource hikari;
    private final @Nullable Ages ages;
    private final Set<Lease> out = ConcurrentHashMap.newKeySet();

    /**
     * How the pool of a database is to be.
     *
     * @param size connections at most
     * @param patience how long to wait for a free one
     * @param age how old one may become, zero for a new one each time
     * @param idle how long one may lie unused, zero for as long as it likes
     */
    public record Settings(int size, Duration patience, Duration age, Duration idle) {}

    private Pool(String alias, DataSource source, @Nullable Settings settings, @Nullable HikariDataSource hikari) {
        this.alias = alias;
        this.source = source;
        this.settings = settings;
        this.hikari = hikari;
        this.ages = settings != null && settings.age().compareTo(SHORTEST_OF_POOL) < 0
                ? new Ages(settings.age().toNanos())
                : null;
    }

    /** A pool of our own over a source that opens a connection each time; it opens one now. */
    public static Pool open(String alias, DataSource opening, Settings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("rowan-" + alias);
        config.setDataSource(opening);
        config.setMaximumPoolSize(settings.size());
        config.setMaxLifetime(lifetime(settings.age()));
        config.setIdleTimeout(settings.idle().toMillis());
        config.setConnectionTimeout(settings.patience().toMillis());
        try {
            HikariDataSource pool = new HikariDataSource(config);
            return new Pool(alias, pool, settings, pool);
        } catch (PoolInitializationException unreachable) {
            throw notMade(alias, unreachable);
        }
    }

    private static long lifetime(Duration age) {
        if (age.compareTo(LONGEST) > 0) {
            return 0; // HikariCP's word for no limit
        }
        return Math.max(SHORTEST_OF_POOL.toMillis(), age.toMillis());
    }

    private static DatabaseError notMade(String alias, Throwable thrown) {
        Throwable cause = thrown;
        while (!(cause instanceof SQLException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        Failure failure =
                Failure.of("No connection to database '" + alias + "' could be made: " + cause.getMessage(), thrown);
        return cause instanceof SQLException refused ? SqlErrors.of(failure, refused) : new ConnectionLost(failure);
    }

    /** Connections of somebody else's pool, which stays open. */
    public static Pool given(String alias, DataSource source) {
        return new Pool(alias, source, null, source instanceof HikariDataSource theirs ? theirs : null);
    }

    /** As {@link #given}, made ready by a source around it. */
    public static Pool given(String alias, DataSource source, DataSource around) {
        return new Pool(alias, around, null, source instanceof HikariDataSource theirs ? theirs : null);
    }

    /**
     * A connection for this thread.
     *
     * @param purpose what those are told who find the pool empty
     */
    Lease take(String purpose) {
        long asked = System.nanoTime();
        try {
            Connection connection = source.getConnection();
            while (ages != null && ages.isOver(connection)) {
                discard(connection);
                connection = source.getConnection();
            }
            Lease lease = new Lease(this, connection, purpose);
            out.add(lease);
            return lease;
        } catch (SQLException none) {
            throw explained(none, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked));
        }
    }

    private DatabaseError explained(SQLException none, long waited) {
        if (none.getCause() instanceof InterruptedException) {
            return new WaitInterrupted(Failure.of(
                    "The thread was interrupted after " + waited + " ms of waiting for a connection to database '"
                            + alias + "'.",
                    none));
        }
        boolean allOut = settings != null && out.size() >= settings.size();
        if (!allOut && (settings != null ? none.getCause() != null : !isTimeout(none))) {
            return notMade(alias, none);
        }
        return new PoolExhausted(Failure.of(
                "No connection to database '" + alias + "' came free within " + waited + " ms: " + out.size()
                        + " are taken" + (settings == null ? "" : ", and poolSize is " + settings.size()) + ".\n"
                        + "  Held by: " + holders() + ".\n  "
                        + (settings == null
                                ? "The pool is the data source that was given; its size and its waiting time are set there."
                                : "Give them back sooner, let poolSize(…) be larger, or wait longer by connectionWait(…),"
                                        + " which is " + settings.patience().toMillis() + " ms."),
                none));
    }

    private static boolean isTimeout(SQLException none) {
        return none instanceof SQLTransientConnectionException;
    }

    private String holders() {
        String told = out.stream().limit(HOLDERS_TOLD).map(Lease::told).collect(Collectors.joining(", "));
        int more = out.size() - HOLDERS_TOLD;
        return told.isEmpty() ? "nobody who asked here" : more > 0 ? told + ", and " + more + " more" : told;
    }

    void end(Lease lease) {
        out.remove(lease);
        if (lease.isLost()) {
            discard(lease.connection());
            renew();
            return;
        }
        try {
            if (ages != null && ages.isOver(lease.connection())) {
                discard(lease.connection());
                return;
            }
            lease.connection().close();
        } catch (SQLException | RuntimeException failed) {
            discard(lease.connection()); // what ran on it has its answer; only nobody else may get it
        }
    }

    private void discard(Connection connection) {
        if (hikari != null) {
            hikari.evictConnection(connection);
            return;
        }
        try {
            connection.abort(Runnable::run);
            connection.close();
        } catch (SQLException | RuntimeException gone) {
            // It was to be ended, and is.
        }
    }

    /** One is seldom lost alone: those that idle may be as dead, and have not noticed. */
    private void renew() {
        if (hikari != null && settings != null) {
            hikari.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** Connections that are in use at this moment, as we count them or as the pool does, whichever is more. */
    public int taken() {
        int pooled = hikari == null ? 0 : hikari.getHikariPoolMXBean().getActiveConnections();
        return Math.max(out.size(), pooled);
    }

    @Override
    public void close() {
        if (hikari != null && settings != null) {
            hikari.close();
        }
    }
}
