package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.cascade.Fleet;
import dev.rowan.orm.cascade.Fleet.Company;
import dev.rowan.orm.cascade.Fleet.Ship;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cascade over more rows than the memory holds, in a JVM of its own.
 *
 * <p>A million: {@code mvn -pl orm-core -am verify -Dtest=CascadeVolumeTest -Drowan.cascade.rows=1000000}. The same rows
 * then also go by DELETE statements of one's own, for comparison.
 */
class CascadeVolumeTest {
    private static final @Nullable Integer MEASURED = Integer.getInteger("rowan.cascade.rows"); // of 10,000

    private static final int ROWS = Objects.requireNonNullElse(MEASURED, 60_000);

    /** All ships at once are more. */
    private static final String MEMORY = "-Xmx28m";

    private static final int FEW = 20_000;

    /** One voyage for so many ships, with one entry in its log. */
    private static final int SHIPS_OF_A_VOYAGE = 10;

    @TempDir
    Path folder;

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aCompanyAndAllItsShipsGoThroughLittleMemory(TestDatabase test) throws IOException, InterruptedException {
        String said = LittleMemory.run(
                CascadeVolumeTest.class,
                MEMORY,
                test,
                folder,
                Integer.toString(ROWS),
                Boolean.toString(MEASURED != null));
        assertThat(said).contains("deleted " + (ROWS + 2 * (ROWS / SHIPS_OF_A_VOYAGE) + 1) + " rows");
        System.out.print(test.engine() + ": " + said);
    }

    /** Deletes few, then many: only what goes page by page costs more statements, some for 1,000 keys. */
    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[1]);
        boolean measured = Boolean.parseBoolean(arguments[2]);
        try (Database database = Fleet.open(Database.builder("default").url(arguments[0]))) {
            make(database, 1);
            Company.objects.get("id", 2).delete(); // content types are looked up once
            AtomicLong heard = new AtomicLong();
            if (!measured) {
                database.signals().preDelete(Ship.class, ship -> heard.incrementAndGet());
            }
            Run few = delete(database, FEW);
            heard.set(0);
            Run many = delete(database, rows);
            int ships = (rows - FEW) / 1_000;
            int voyages = ships / SHIPS_OF_A_VOYAGE;
            // Generic keys: a page and a statement. Listeners: a page and its rows.
            int expected = few.statements() + 2 * (ships + voyages) + (measured ? 0 : 2 * ships);
            if (many.statements() != expected || heard.get() != (measured ? 0 : rows)) {
                throw new IllegalStateException(
                        many + " instead of " + expected + " statements, heard of " + heard.get());
            }
            System.out.println("deleted " + many.rows() + " rows by " + many.statements() + " statements in "
                    + many.took().toMillis() + " ms with " + MEMORY + ", of which "
                    + many.withoutCommit().toMillis() + " ms before the commit");
            if (measured) {
                System.out.println("by hand in " + byHand(database, rows).toMillis() + " ms");
            }
        }
    }

    private record Run(long rows, int statements, Duration took, Duration withoutCommit) {}

    private static Run delete(Database database, int rows) {
        make(database, rows);
        Company company = Company.objects.get("id", 2);
        AtomicInteger statements = new AtomicInteger();
        AtomicLong nanos = new AtomicLong();
        // PostgreSQL counts the keys of large tables, whatever points to them.
        try (Database.Observation observing = database.observe(one -> {
            statements.addAndGet(String.valueOf(one.get("sql")).startsWith("ANALYZE") ? 0 : 1);
            nanos.addAndGet(((Number) one.getOrDefault("nanos", 0L)).longValue());
        })) {
            Objects.requireNonNull(observing);
            long start = System.nanoTime();
            Deleted deleted = company.delete();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            long voyages = rows / SHIPS_OF_A_VOYAGE;
            Map<String, Long> expected = Map.of(
                    "fleet.Company", 1L, "fleet.Ship", (long) rows, "fleet.Voyage", voyages, "fleet.Entry", voyages);
            if (!deleted.perModel().equals(expected) || Ship.objects.count() != 1) {
                throw new IllegalStateException(deleted + " instead of " + expected);
            }
            return new Run(deleted.total(), statements.get(), took, Duration.ofNanos(nanos.get()));
        }
    }

    /** What somebody writes who knows that nothing else points to these rows; the database looks all the same. */
    private static Duration byHand(Database database, int rows) {
        make(database, rows);
        String voyages = "SELECT v.id FROM fleet_voyage v JOIN fleet_ship s ON v.ship_id = s.id WHERE s.company_id = 2";
        long start = System.nanoTime();
        database.atomic(() -> database.connections()
                .script(List.of(
                        "DELETE FROM fleet_entry WHERE voyage_id IN (" + voyages + ")",
                        "DELETE FROM fleet_voyage WHERE id IN (" + voyages + ")",
                        "DELETE FROM fleet_ship WHERE company_id = 2",
                        "DELETE FROM fleet_company WHERE id = 2")));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The company 2 with that many ships, and the company 1 with one, which stays. */
    private static void make(Database database, int ships) {
        String numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ships + ") ";
        database.atomic(() -> database.connections()
                .script(List.of(
                        "DELETE FROM fleet_ship",
                        "DELETE FROM fleet_company",
                        "INSERT INTO fleet_company (id) VALUES (1), (2)",
                        "INSERT INTO fleet_ship (id, code, company_id) VALUES (0, 'stays', 1)",
                        numbers + "INSERT INTO fleet_ship (id, code, company_id) SELECT i, 's' || i, 2 FROM n",
                        numbers + "INSERT INTO fleet_voyage (id, ship_id) SELECT i, i FROM n WHERE i % "
                                + SHIPS_OF_A_VOYAGE + " = 0",
                        "INSERT INTO fleet_entry (id, voyage_id) SELECT id, id FROM fleet_voyage")));
    }
}
