package dev.rowan.testing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;

final class StatementLogTest {
    private static final String INSERT = "INSERT INTO t VALUES (?)";

    @BeforeEach
    void createTable(TestDatabase database) throws SQLException {
        database.execute("DROP TABLE IF EXISTS t", "CREATE TABLE t (n INTEGER)");
    }

    @EachDatabase
    void statementsAreSeenInTheirOrder(TestDatabase database) throws SQLException {
        assertThat(database.statements(() -> {
                    try (Connection connection = database.dataSource().getConnection();
                            Statement statement = connection.createStatement();
                            PreparedStatement insert = connection.prepareStatement(INSERT)) {
                        insert.setInt(1, 1);
                        insert.executeUpdate();
                        statement.executeQuery("SELECT n FROM t").close();
                        statement.execute("DELETE FROM t");
                    }
                }))
                .containsExactly(INSERT, "SELECT n FROM t", "DELETE FROM t");
    }

    @EachDatabase
    void preparingAndSettingUpIsNoStatement(TestDatabase database) throws SQLException {
        StatementLog log = database.record(() -> {
            try (Connection connection = database.dataSource().getConnection();
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setInt(1, 1);
                connection.setAutoCommit(false);
                connection.setAutoCommit(true);
                assertThat(connection.isValid(1)).isTrue();
            }
        });
        assertThat(log.entries()).isEmpty();
    }

    @EachDatabase
    void whatFailsWasSentToo(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(database.statements(() -> assertThatThrownBy(() -> statement.execute("SELECT * FROM nowhere"))
                            .isInstanceOf(SQLException.class)))
                    .containsExactly("SELECT * FROM nowhere");
        }
    }

    @EachDatabase
    void aPreparedBatchIsOneTripOfManyRows(TestDatabase database) throws SQLException {
        StatementLog log = database.record(() -> {
            try (Connection connection = database.dataSource().getConnection();
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (int n = 0; n < 3; n++) {
                    insert.setInt(1, n);
                    insert.addBatch();
                }
                insert.executeBatch();
                insert.setInt(1, 9);
                insert.executeUpdate();
            }
        });
        assertThat(log.entries())
                .extracting(StatementLog.Entry::sql, StatementLog.Entry::batchSize)
                .containsExactly(tuple(INSERT, 3), tuple(INSERT, 1));
    }

    @EachDatabase
    void aBatchOfTextsIsEachOfThem(TestDatabase database) throws SQLException {
        assertThat(database.statements(() -> {
                    try (Connection connection = database.dataSource().getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.addBatch("INSERT INTO t VALUES (0)");
                        statement.clearBatch();
                        statement.addBatch("INSERT INTO t VALUES (1)");
                        statement.addBatch("INSERT INTO t VALUES (2)");
                        statement.executeBatch();
                    }
                }))
                .containsExactly("INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)");
    }

    @EachDatabase
    void transactionControlOfJdbcsMethodsIsSeenWhereDriversSendIt(TestDatabase database) throws SQLException {
        StatementLog log = database.record(() -> {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                connection.commit();
                statement.execute("INSERT INTO t VALUES (1)");
                Savepoint inner = connection.setSavepoint("inner");
                statement.execute("INSERT INTO t VALUES (2)");
                connection.rollback(inner);
                connection.releaseSavepoint(inner);
                connection.commit();
                statement.execute("INSERT INTO t VALUES (3)");
                connection.rollback();
            }
        });
        assertThat(log.entries())
                .extracting(StatementLog.Entry::sql)
                .containsExactly(
                        "BEGIN",
                        "INSERT INTO t VALUES (1)",
                        "SAVEPOINT inner",
                        "INSERT INTO t VALUES (2)",
                        "ROLLBACK TO inner",
                        "RELEASE inner",
                        "COMMIT",
                        "BEGIN",
                        "INSERT INTO t VALUES (3)",
                        "ROLLBACK");
        assertThat(log.transactionControl()).hasSize(7);
        assertThat(log.statements()).hasSize(3);
    }

    @EachDatabase
    void switchingAutoCommitOnCommits(TestDatabase database) throws SQLException {
        assertThat(database.transactionControl(() -> {
                    try (Connection connection = database.dataSource().getConnection();
                            Statement statement = connection.createStatement()) {
                        connection.setAutoCommit(false);
                        statement.execute("INSERT INTO t VALUES (1)");
                        connection.setAutoCommit(true);
                    }
                }))
                .containsExactly("BEGIN", "COMMIT");
    }

    @EachDatabase({Engine.SQLITE, Engine.POSTGRES})
    void aCommitThatFailsLeavesTheRollbackToCome(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE parent (id integer PRIMARY KEY)",
                "CREATE TABLE child (id integer REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)");
        assertThat(database.transactionControl(() -> {
                    try (Connection connection = database.dataSource().getConnection();
                            Statement statement = connection.createStatement()) {
                        if (database.engine() == Engine.SQLITE) {
                            statement.execute("PRAGMA foreign_keys = ON");
                        }
                        connection.setAutoCommit(false);
                        statement.execute("INSERT INTO child VALUES (1)");
                        assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
                        connection.rollback();
                    }
                }))
                .containsExactly("BEGIN", "COMMIT", "ROLLBACK");
    }

    @EachDatabase
    void anUnnamedSavepointIsKnownByItsNumber(TestDatabase database) throws SQLException {
        assertThat(database.transactionControl(() -> {
                    try (Connection connection = database.dataSource().getConnection()) {
                        connection.setAutoCommit(false);
                        Savepoint savepoint = connection.setSavepoint();
                        connection.rollback(savepoint);
                        connection.rollback();
                    }
                }))
                .hasSize(4)
                .satisfies(log -> {
                    assertThat(log.get(0)).isEqualTo("BEGIN");
                    assertThat(log.get(1)).startsWith("SAVEPOINT ");
                    assertThat(log.get(2)).isEqualTo(log.get(1).replaceFirst("SAVEPOINT", "ROLLBACK TO"));
                });
    }

    @EachDatabase
    void listeningEndsWithTheCallAndMayNest(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(database.statements(() -> {
                        statement.execute("INSERT INTO t VALUES (1)");
                        assertThat(database.statements(() -> statement.execute("INSERT INTO t VALUES (2)")))
                                .containsExactly("INSERT INTO t VALUES (2)");
                    }))
                    .hasSize(2);
            statement.execute("INSERT INTO t VALUES (3)");
            assertThat(database.statements(() -> {})).isEmpty();
        }
    }

    @EachDatabase
    void statementsKnowTheConnectionThatTheUserKnows(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.getConnection()).isSameAs(connection).isEqualTo(connection);
            Connection drivers = connection.unwrap(Connection.class);
            assertThat(connection.isWrapperFor(Connection.class)).isTrue();
            assertThat(drivers.getMetaData().getDriverName())
                    .isEqualTo(connection.getMetaData().getDriverName());
        }
    }
}
