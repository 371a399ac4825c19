package dev.rowan.testing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs small test classes through JUnit itself, and looks at what it reports. */
final class EachDatabaseTest {

    private static EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameter("rowan.test.databases", "SQLITE, SQLITE_MEMORY")
                .execute();
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static final class Sharing {
        @EachDatabase
        @Order(1)
        void first(TestDatabase database) throws SQLException {
            database.execute("CREATE TABLE t (n INTEGER)");
        }

        @EachDatabase
        @Order(2)
        void second(TestDatabase database) throws SQLException {
            database.execute("INSERT INTO t VALUES (1)");
        }

        @EachDatabase(fresh = true)
        @Order(3)
        void alone(TestDatabase database) throws SQLException {
            database.execute("CREATE TABLE t (n INTEGER)");
        }

        @EachDatabase(Engine.SQLITE)
        @Order(4)
        void onOne(TestDatabase database) {
            assertThat(database.engine()).isEqualTo(Engine.SQLITE);
        }
    }

    @Test
    void aClassSharesADatabasePerEngineAndAFreshOneIsAlone() {
        run(Sharing.class)
                .testEvents()
                .assertStatistics(events -> events.started(7).succeeded(7));
    }

    static final class Leaking {
        @EachDatabase
        void leaks(TestDatabase database) throws SQLException {
            Connection leaked = database.dataSource().getConnection();
            assertThat(leaked.isClosed()).isFalse();
        }

        @EachDatabase
        void isInnocent(TestDatabase database) throws SQLException {
            try (Connection closed = database.dataSource().getConnection()) {
                assertThat(closed.isClosed()).isFalse();
            }
        }
    }

    @Test
    void theTestThatLeaksFailsAndTheOthersDoNot() {
        EngineExecutionResults results = run(Leaking.class);
        results.testEvents()
                .assertStatistics(events -> events.started(4).failed(2).succeeded(2));
        assertThat(results.testEvents().failed().stream())
                .allSatisfy(event -> assertThat(event.getPayload(TestExecutionResult.class)
                                .flatMap(TestExecutionResult::getThrowable)
                                .orElseThrow())
                        .hasMessageContaining("connections that nobody closed"));
    }

    /** Holds one connection for its tests, rightly, and loses another. */
    static final class LeakingBesideAPool {
        @EachDatabase(Engine.SQLITE)
        void leaks(TestDatabase database) throws SQLException {
            Connection kept = database.keep(Connection.class, LeakingBesideAPool::open);
            assertThat(open(database)).isNotSameAs(kept);
        }

        private static Connection open(TestDatabase database) {
            try {
                return database.dataSource().getConnection();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aLeakBesideAPoolFailsTheClass() {
        EngineExecutionResults results = run(LeakingBesideAPool.class);
        results.testEvents().assertStatistics(events -> events.succeeded(1));
        results.containerEvents().assertStatistics(events -> events.failed(1));
    }

    static final class Asking {
        private final TestDatabase ofTheConstructor;

        Asking(TestDatabase database) {
            ofTheConstructor = database;
        }

        @EachDatabase
        void theConstructorIsHandedTheSame(TestDatabase database) {
            assertThat(ofTheConstructor).isSameAs(database);
        }
    }

    @Test
    void aConstructorMayAskForTheDatabase() {
        run(Asking.class)
                .testEvents()
                .assertStatistics(events -> events.started(2).succeeded(2));
    }

    @EachDatabase
    void theDefaultIsEveryServer(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1")) {
            assertThat(row.next()).isTrue();
            assertThat(connection.getMetaData().getDatabaseProductName())
                    .isEqualToIgnoringCase(
                            switch (database.engine()) {
                                case POSTGRES -> "PostgreSQL";
                                case MARIADB -> "MariaDB";
                                case SQLITE, SQLITE_MEMORY -> "SQLite";
                            });
        }
    }

    @Test
    void anUnknownEngineIsRefusedWithTheChoices() {
        assertThatThrownBy(() -> EachDatabaseExtension.parse("SQLITE,ORACLE"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("'ORACLE'")
                .hasMessageContaining("POSTGRES, MARIADB, SQLITE");
    }
}
