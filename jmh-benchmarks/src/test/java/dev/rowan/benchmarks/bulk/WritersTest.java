package dev.rowan.benchmarks.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.benchmarks.database.Data;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That all writers write the same rows, whole batches and a rest. */
final class WritersTest {
    private static final int ROWS = 2_050;

    private static TestDatabase database;

    @BeforeAll
    static void fill() throws Exception {
        database = TestDatabase.fresh(Engine.POSTGRES);
        Data.fill(database.url());
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc-batch-keys, true",
        "jdbc-batch, false",
        "jdbc-copy, false",
        "rowan, true",
        "rowan-copy, true",
        "hibernate, true",
        "hibernate-stateless, true",
        "ebean, true",
        "jooq, true",
        "jdbi, true"
    })
    void everyWriterInsertsTheSameRows(String subject, boolean learnsKeys) throws Exception {
        Data.empty(database.url());
        List<Line> lines = Line.of(ROWS);
        try (Writer writer = Writer.of(subject, database.url())) {
            long keys = writer.insert(lines);
            assertThat(keys).isEqualTo(learnsKeys ? ROWS * (ROWS + 1L) / 2 : 0);
        }
        assertThat(stored()).isEqualTo(storedByTheFloor(lines));
    }

    private static String storedByTheFloor(List<Line> lines) throws Exception {
        Data.empty(database.url());
        try (Writer floor = Writer.of("jdbc-batch", database.url())) {
            floor.insert(lines);
        }
        return stored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc-batch", "rowan", "hibernate", "hibernate-stateless", "ebean", "jooq", "jdbi"})
    void everyWriterUpdatesTheSameRows(String subject) throws Exception {
        List<Line> lines = Line.of(ROWS);
        storedByTheFloor(lines);
        try (Writer writer = Writer.of(subject, database.url())) {
            assertThat(writer.update(lines, 1)).isEqualTo(ROWS);
            assertThat(writer.update(lines, 2)).isEqualTo(ROWS);
        }
        try (Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, title, views FROM sample ORDER BY id")) {
            for (Line line : lines) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(2)).isEqualTo(line.changedTitle(2));
                assertThat(rows.getInt(3)).isEqualTo(line.changedViews(2));
            }
            assertThat(rows.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc-batch-keys", "rowan", "rowan-copy"})
    void everyStreamerWritesTheRowsOfTheWriters(String subject) throws Exception {
        List<Line> lines = Line.of(ROWS);
        String inserted = storedByTheFloor(lines);
        try (Writer floor = Writer.of("jdbc-batch", database.url())) {
            floor.update(lines, 1);
        }
        String updated = stored();
        Data.empty(database.url());
        try (Streamer streamer = (Streamer) Writer.of(subject, database.url())) {
            assertThat(streamer.insertFrom(Line.made(ROWS))).isEqualTo(ROWS);
            assertThat(stored()).isEqualTo(inserted);
            assertThat(streamer.updateFrom(Line.made(ROWS), 1)).isEqualTo(ROWS);
            assertThat(stored()).isEqualTo(updated);
        }
    }

    private static String stored() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT string_agg(s::text, chr(10) ORDER BY s.id) FROM sample s")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
