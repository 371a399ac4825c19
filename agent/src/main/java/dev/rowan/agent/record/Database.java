package dev.rowan.agent.record;

import dev.rowan.agent.boot.ConnectionState;
import dev.rowan.analysis.event.Driver;
import dev.rowan.analysis.sql.SqlDialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A driver that was seen, and the database behind it. Thread-safe. */
final class Database {
    private final Driver described;
    private final LongAdder statements = new LongAdder();
    final SqlDialect dialect;

    private Database(Driver described, SqlDialect dialect) {
        this.described = described;
        this.dialect = dialect;
    }

    /** Asks the driver, which knows its names without a query; with JDBC hidden from the probes meanwhile. */
    static Database of(ConnectionState state) {
        Object connection = state.connection();
        String className = connection == null ? "" : connection.getClass().getName();
        boolean mysql = className.startsWith("org.mariadb.") || className.startsWith("com.mysql.");
        return new Database(describe(connection, className), mysql ? SqlDialect.MYSQL : SqlDialect.STANDARD);
    }

    private static Driver describe(@Nullable Object connection, String className) {
        if (connection instanceof Connection open) {
            try {
                DatabaseMetaData metaData = open.getMetaData();
                return new Driver(
                        text(metaData.getDriverName()),
                        text(metaData.getDriverVersion()),
                        text(metaData.getDatabaseProductName()),
                        text(metaData.getDatabaseProductVersion()),
                        0);
            } catch (SQLException | RuntimeException | Error silent) {
                return new Driver(className, "", "", "", 0);
            }
        }
        return new Driver(className, "", "", "", 0);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    void counted() {
        statements.increment();
    }

    Driver driver() {
        return new Driver(
                described.name(),
                described.version(),
                described.product(),
                described.productVersion(),
                statements.sum());
    }
}
