package dev.rowan.benchmarks.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.benchmarks.database.Data;
import dev.rowan.benchmarks.network.Relay;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That all strategies see the same, and in how many round trips. */
final class LoadersTest {
    private static final int PARENTS = 150;

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
    @CsvSource({
        "jdbc, 1",
        "rowan-select-related, 1",
        "rowan-prefetch-related, 2",
        "rowan-peers, 2",
        "rowan-one, 151",
        "hibernate-join-fetch, 1",
        "hibernate-batch, 3",
        "hibernate-lazy, 151"
    })
    void aToOneRelationTakesTheRoundTripsOfItsStrategy(String subject, long roundTrips) throws Exception {
        try (Loader floor = Loader.of("jdbc", database.url());
                Loader loader = Loader.of(subject, relay.url())) {
            loader.toOne(PARENTS);
            long before = relay.roundTrips();
            assertThat(loader.toOne(PARENTS)).isEqualTo(floor.toOne(PARENTS)).isPositive();
            assertThat(relay.roundTrips() - before).isEqualTo(roundTrips);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc, 2",
        "rowan-prefetch-related, 2",
        "rowan-one, 151",
        "hibernate-join-fetch, 1",
        "hibernate-batch, 3",
        "hibernate-subselect, 2",
        "hibernate-lazy, 151"
    })
    void aToManyRelationTakesTheRoundTripsOfItsStrategy(String subject, long roundTrips) throws Exception {
        try (Loader floor = Loader.of("jdbc", database.url());
                Loader loader = Loader.of(subject, relay.url())) {
            loader.toMany(PARENTS);
            long before = relay.roundTrips();
            assertThat(loader.toMany(PARENTS)).isEqualTo(floor.toMany(PARENTS)).isPositive();
            assertThat(relay.roundTrips() - before).isEqualTo(roundTrips);
        }
    }
}
