package dev.rowan.testing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TestDatabaseTest {

    @ParameterizedTest
    @EnumSource
    void twoFreshDatabasesShareNothing(Engine engine) throws SQLException {
        try (TestDatabase one = TestDatabase.fresh(engine);
                TestDatabase other = TestDatabase.fresh(engine)) {
            one.execute("CREATE TABLE t (n INTEGER)", "INSERT INTO t VALUES (1)");
            other.execute("CREATE TABLE t (n INTEGER)");
            assertThat(count(one.plainDataSource())).isEqualTo(1);
            assertThat(count(other.plainDataSource())).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyConnectionSeesTheSameDatabase(Engine engine) throws SQLException {
        try (TestDatabase database = TestDatabase.fresh(engine)) {
            database.execute("CREATE TABLE t (n INTEGER)");
            try (Connection writer = database.dataSource().getConnection();
                    Statement statement = writer.createStatement()) {
                statement.executeUpdate("INSERT INTO t VALUES (1)");
            }
            assertThat(count(database.plainDataSource())).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCopyHasTheRowsAndGoesItsOwnWay(Engine engine) throws SQLException {
        try (TestDatabase original = TestDatabase.fresh(engine)) {
            original.execute(
                    "CREATE TABLE a (id INTEGER PRIMARY KEY, twice INTEGER GENERATED ALWAYS AS (id * 2) STORED)",
                    "CREATE TABLE t (n INTEGER REFERENCES a (id))",
                    "INSERT INTO a (id) VALUES (1)",
                    "INSERT INTO t VALUES (1)");
            TestDatabase copy = original.copy();
            copy.execute("INSERT INTO t VALUES (1)");
            assertThat(count(copy.plainDataSource())).isEqualTo(2);
            assertThat(count(original.plainDataSource())).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noCopyIsMadeUnderAnOpenConnection(Engine engine) throws SQLException {
        try (TestDatabase original = TestDatabase.fresh(engine);
                Connection open = original.dataSource().getConnection()) {
            assertThat(open.isClosed()).isFalse();
            assertThatThrownBy(original::copy)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("while connections to it are open")
                    .hasMessageContaining("TestDatabaseTest.noCopyIsMadeUnderAnOpenConnection");
        }
    }

    /** An embedded one, a container and a server of one's own have locales of their own, which tests must not see. */
    @EachDatabase({Engine.POSTGRES})
    void textsAreOrderedByTheirCodePointsAndKnowTheCasesOfAllLetters(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 'B' < 'a', upper('\u00e9'), 'a b' < 'aa'")) {
            assumeTrue(
                    connection.getMetaData().getDatabaseMajorVersion() >= 17, "An older server decides by its locale");
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
            assertThat(row.getString(2)).isEqualTo("\u00c9");
            assertThat(row.getBoolean(3)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedDatabaseIsGone(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.fresh(engine);
        database.execute("CREATE TABLE t (n INTEGER)");
        database.close();
        // SQLite would make a new, empty one of the same name.
        assertThatThrownBy(() -> count(database.plainDataSource())).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatNobodyClosedFailsAndSaysWhereItWasOpened(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.fresh(engine);
        Connection leaked = database.dataSource().getConnection();
        assertThatThrownBy(database::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("has 1 connections that nobody closed")
                .hasMessageContaining("aConnectionThatNobodyClosedFails");
        assertThat(leaked.isClosed()).isTrue();
        assertThatThrownBy(() -> count(database.plainDataSource())).isInstanceOf(SQLException.class);
    }

    @Test
    void whatIsKeptIsMadeOnceAndMayHoldConnectionsUntilTheEnd() throws SQLException {
        AtomicInteger made = new AtomicInteger();
        TestDatabase database = TestDatabase.fresh(Engine.SQLITE);
        Connection first = database.keep(Connection.class, it -> open(it, made));
        assertThat(database.keep(Connection.class, it -> open(it, made))).isSameAs(first);
        database.checkNothingLeaked();
        database.close();
        assertThat(made).hasValue(1);
        assertThat(first.isClosed()).isTrue();
    }

    @Test
    void aWatchThatIsNotZeroFails() throws SQLException {
        AtomicInteger outstanding = new AtomicInteger();
        try (TestDatabase database = TestDatabase.fresh(Engine.SQLITE)) {
            database.watch("borrowed connections", outstanding::get);
            database.checkNothingLeaked();
            outstanding.set(2);
            assertThatThrownBy(database::checkNothingLeaked)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("2 borrowed connections left over");
        }
    }

    @Test
    void theEmbeddedServersAreTheVersionsThatWePromise() throws SQLException {
        if (!Servers.isOnesOwn(Engine.POSTGRES)) {
            assertThat(version(Engine.POSTGRES, "SHOW server_version")).startsWith("18");
        }
        if (!Servers.isOnesOwn(Engine.MARIADB)) {
            assertThat(version(Engine.MARIADB, "SELECT version()")).startsWith("11.4");
        }
    }

    @Test
    void anAddressOfAnotherDatabaseIsRefusedWithTheRightShape() {
        assertThatThrownBy(() -> new PostgresServer("jdbc:mysql://localhost/"))
                .hasMessageContaining("ROWAN_TEST_POSTGRES_URL")
                .hasMessageContaining("jdbc:postgresql://HOST:PORT/DATABASE");
        assertThatThrownBy(() -> new MariaServer("jdbc:postgresql://localhost/"))
                .hasMessageContaining("jdbc:mariadb://HOST:PORT/");
    }

    private static Connection open(TestDatabase database, AtomicInteger made) {
        made.incrementAndGet();
        try {
            return database.dataSource().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String version(Engine engine, String sql) throws SQLException {
        try (TestDatabase database = TestDatabase.fresh(engine);
                Connection connection = database.plainDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static int count(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            row.next();
            return row.getInt(1);
        }
    }
}
