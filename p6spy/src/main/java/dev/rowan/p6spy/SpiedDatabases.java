package dev.rowan.p6spy;

import dev.rowan.analysis.event.Driver;
import dev.rowan.analysis.sql.SqlDialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The databases of this JVM, by their product's name. Thread-safe. */
final class SpiedDatabases {
    private final Map<String, Database> known = new ConcurrentHashMap<>();

    /** One of them; its statements are counted. */
    static final class Database {
        final SqlDialect dialect;
        private final Driver driver;
        private final LongAdder statements = new LongAdder();

        private Database(String product, Driver driver) {
            String name = product.toLowerCase(Locale.ROOT);
            dialect = name.contains("mysql") || name.contains("mariadb") ? SqlDialect.MYSQL : SqlDialect.STANDARD;
            this.driver = driver;
        }

        void counted() {
            statements.increment();
        }

        private Driver described() {
            return new Driver(
                    driver.name(), driver.version(), driver.product(), driver.productVersion(), statements.sum());
        }
    }

    /** @param connection the one below P6Spy, so that nothing of this is told to it */
    Database of(Connection connection) {
        try {
            DatabaseMetaData metaData = connection.getMetaData();
            String product = text(metaData.getDatabaseProductName());
            Database before = known.get(product);
            if (before != null) {
                return before;
            }
            Driver driver = new Driver(
                    text(metaData.getDriverName()),
                    text(metaData.getDriverVersion()),
                    product,
                    text(metaData.getDatabaseProductVersion()),
                    0);
            return known.computeIfAbsent(product, missing -> new Database(missing, driver));
        } catch (SQLException | RuntimeException silent) {
            String name = connection.getClass().getName();
            return known.computeIfAbsent(name, missing -> new Database(missing, new Driver(missing, "", "", "", 0)));
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    List<Driver> drivers() {
        return known.values().stream().map(Database::described).toList();
    }
}
