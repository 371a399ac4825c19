package dev.rowan.benchmarks.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.benchmarks.database.Data;
import dev.rowan.benchmarks.network.Relay;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That all readers of the suite read the same, in one round trip. */
final class ReadersTest {
    private static TestDatabase database;
    private static Relay relay;

    @BeforeAll
    static void fill() throws Exception {
        database = TestDatabase.fresh(Engine.POSTGRES);
        Data.fill(database.url());
        relay = Relay.to(database.url(), Duration.ZERO);
    }

    @AfterAll
    static void close() throws Exception {
        relay.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc-pooled", "rowan", "hibernate", "hibernate-stateless", "jooq", "jdbi"})
    void everyReaderSeesTheRowsOfTheFloorInOneRoundTrip(String subject) throws Exception {
        try (Reader floor = Reader.of("jdbc", database.url());
                Reader reader = Reader.of(subject, relay.url())) {
            for (String table : List.of("post", "hub")) {
                reader.all(table);
                long before = relay.roundTrips();
                List<?> rows = reader.all(table);
                assertThat(relay.roundTrips() - before).as("round trips").isEqualTo(1);
                assertThat(rows.stream().map(reader::seen))
                        .hasSize(Data.ROWS)
                        .containsExactlyInAnyOrderElementsOf(
                                floor.all(table).stream().map(floor::seen).toList());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc-pooled", "rowan", "hibernate", "hibernate-stateless", "jooq", "jdbi"})
    void everyReaderFindsTheRowOfAKeyInOneRoundTrip(String subject) throws Exception {
        try (Reader floor = Reader.of("jdbc", database.url());
                Reader reader = Reader.of(subject, relay.url())) {
            // The fifth time the driver leaves the statement with the server, and from then on rows come as binary.
            for (long key = 1; key <= 8; key++) {
                reader.byKey(key);
            }
            long before = relay.roundTrips();
            Object row = reader.byKey(Data.ROWS);
            assertThat(relay.roundTrips() - before).as("round trips").isEqualTo(1);
            assertThat(reader.seen(row)).isEqualTo(floor.seen(floor.byKey(Data.ROWS)));
        }
    }
}
