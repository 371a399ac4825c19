package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.cascade.Fleet;
import dev.rowan.orm.cascade.Fleet.Company;
import dev.rowan.orm.cascade.Fleet.Ship;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cascade over more rows than the memory holds, in a JVM of its own.
 *
 * <p>A million: {@code mvn -pl orm-core -am verify -Dtest=CascadeVolumeTest -Drowan.cascade.rows=1000000}.
 */
class CascadeVolumeTest {
    private static final int ROWS = Integer.getInteger("rowan.cascade.rows", 200_000); // of 10,000

    /** All ships at once are more. */
    private static final String MEMORY = "-Xmx40m";

    private static final int FEW = 20_000;

    /** One voyage for so many ships, with one entry in its log. */
    private static final int SHIPS_OF_A_VOYAGE = 10;

    @TempDir
    Path folder;

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aCompanyAndAllItsShipsGoThroughLittleMemory(TestDatabase test) throws IOException, InterruptedException {
        String url = test.engine() == Engine.POSTGRES ? test.url() : "jdbc:sqlite:" + folder.resolve("fleet.db");
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        MEMORY,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CascadeVolumeTest.class.getName(),
                        url,
                        Integer.toString(ROWS))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> said(output)).isZero();
        assertThat(output).content().contains("deleted " + (ROWS + 2 * (ROWS / SHIPS_OF_A_VOYAGE) + 1) + " rows");
        System.out.print(test.engine() + ": " + said(output));
    }

    private static String said(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes few, then many: only the rows of generic keys cost more statements, one and a page for 1,000 keys. */
    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[1]);
        try (Database database = Fleet.open(Database.builder("default").url(arguments[0]))) {
            AtomicInteger statements = new AtomicInteger();
            // PostgreSQL counts the keys of large tables, whatever points to them.
            database.observe(
                    one -> statements.addAndGet(String.valueOf(one.get("sql")).startsWith("ANALYZE") ? 0 : 1));
            make(database, FEW);
            Company.objects.get("id", 2).delete(); // content types are looked up once
            make(database, FEW);
            Company company = Company.objects.get("id", 2);
            statements.set(0);
            company.delete();
            int pages = (rows - FEW) / 1_000 + (rows - FEW) / SHIPS_OF_A_VOYAGE / 1_000;
            int cost = statements.get() + 2 * pages;
            make(database, rows);
            company = Company.objects.get("id", 2);
            statements.set(0);
            long start = System.nanoTime();
            Deleted deleted = company.delete();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            long voyages = rows / SHIPS_OF_A_VOYAGE;
            Map<String, Long> expected = Map.of(
                    "fleet.Company", 1L, "fleet.Ship", (long) rows, "fleet.Voyage", voyages, "fleet.Entry", voyages);
            List<Object> seen = List.of(deleted.perModel(), statements.get(), Ship.objects.count());
            if (!seen.equals(List.of(expected, cost, 1L))) {
                throw new IllegalStateException(seen + " instead of " + expected + " by " + cost + " statements");
            }
            System.out.println("deleted " + deleted.total() + " rows by " + cost + " statements in " + took.toMillis()
                    + " ms with " + MEMORY);
        }
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
