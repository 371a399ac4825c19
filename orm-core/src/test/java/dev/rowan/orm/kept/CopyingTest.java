package dev.rowan.orm.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.BulkOptions;
import dev.rowan.orm.Conflict;
import dev.rowan.orm.Database;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Rows that are written by COPY are those that INSERT writes. */
class CopyingTest {
    private static final BulkOptions COPY = BulkOptions.DEFAULT.copying();

    private final List<Object> sent = new ArrayList<>();
    private Database database;

    @BeforeEach
    void open(TestDatabase test) {
        database = Database.builder(Database.DEFAULT)
                .dataSource(test.dataSource())
                .models(Crate_.META)
                .register();
        database.createTables();
        database.observe(statement -> {
            if (!"transaction".equals(statement.get("cause"))) {
                sent.add(String.valueOf(statement.get("sql")));
            }
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Crate crate(String label) {
        Crate crate = new Crate();
        crate.label = label;
        return crate;
    }

    /** A crate whose values come from the seed: some null, some at the ends of what a column holds. */
    private static Crate crate(String label, long seed) {
        Random random = new Random(seed);
        Crate crate = crate(label);
        crate.count = random.nextInt();
        crate.open = random.nextBoolean();
        if (seed % 5 == 0) {
            return crate;
        }
        crate.sealed = random.nextBoolean();
        crate.shelf = (short) random.nextInt();
        crate.pieces = random.nextInt();
        crate.serial = random.nextLong();
        crate.weight = random.nextFloat() - 0.5f;
        crate.value = random.nextGaussian() * 1e200;
        crate.price = price(random);
        crate.note = "tab\tline\n\\N quote ' \u20ac \ud83d\ude80 " + "x".repeat(random.nextInt(200));
        long second = random.nextLong() % 200_000_000_000L / 4;
        crate.packedAt = Instant.ofEpochSecond(second, random.nextInt(1_000_000) * 1_000L);
        crate.sentAt = OffsetDateTime.parse("2024-03-31T02:30:00.000001+02:00").plusSeconds(random.nextInt());
        crate.day = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(2_000_000) - 1_000_000);
        crate.time = LocalTime.ofNanoOfDay(random.nextInt(86_400) * 1_000_000_000L + 1_000);
        crate.local = LocalDateTime.of(1970, 1, 1, 0, 0).plusSeconds(second);
        crate.journey = Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000) * 1_000L);
        crate.code = new UUID(random.nextLong(), random.nextLong());
        crate.picture = new byte[random.nextInt(100)];
        random.nextBytes(crate.picture);
        crate.size = random.nextBoolean() ? Crate.Size.SMALL : Crate.Size.LARGE;
        crate.data = Map.of("n", random.nextInt(100), "text", "\u00e9");
        return crate;
    }

    private static BigDecimal price(Random random) {
        BigDecimal number = new BigDecimal(random.nextLong()).movePointLeft(random.nextInt(20));
        return switch (random.nextInt(6)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> new BigDecimal("0.0000000001");
            case 2 -> new BigDecimal("10000");
            case 3 -> new BigDecimal("-1E+4");
            default -> number.setScale(Math.min(10, number.scale()), java.math.RoundingMode.DOWN);
        };
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void eachKindIsWrittenAsByAnInsert() {
        List<Crate> copied = new ArrayList<>();
        List<Crate> inserted = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            copied.add(crate("copied " + i, i));
            inserted.add(crate("inserted " + i, i));
        }
        assertThat(Crate.objects.bulkCreate(copied, COPY)).isEqualTo(copied);
        Crate.objects.bulkCreate(inserted);
        assertThat(copied).allMatch(crate -> crate.id != null);
        List<Crate> read = Crate.objects.orderBy("id").list();
        assertThat(read).hasSize(1000);
        for (int i = 0; i < 500; i++) {
            assertThat(read.get(i).id).isEqualTo(copied.get(i).id);
            assertThat(read.get(i))
                    .usingRecursiveComparison()
                    .ignoringFields("id", "label")
                    .comparingOnlyFields(
                            "count",
                            "open",
                            "sealed",
                            "shelf",
                            "pieces",
                            "serial",
                            "weight",
                            "value",
                            "price",
                            "note",
                            "packedAt",
                            "sentAt",
                            "day",
                            "time",
                            "local",
                            "journey",
                            "code",
                            "picture",
                            "size",
                            "data")
                    .isEqualTo(read.get(500 + i));
        }
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void keysAreTakenFirstAndNothingElseIsSent() {
        Crate own = crate("own");
        own.id = 7_000L;
        List<Crate> crates = List.of(crate("a"), own, crate("b"));
        Crate.objects.bulkCreate(crates, COPY);
        assertThat(sent).hasSize(4);
        assertThat(sent.get(0)).asString().startsWith("SELECT a.attname");
        assertThat(sent.get(1)).asString().startsWith("COPY \"kept_crate\" (\"id\", ");
        assertThat(sent.get(2)).asString().startsWith("SELECT nextval");
        assertThat(sent.get(3)).asString().startsWith("COPY ").endsWith(" FROM STDIN (FORMAT binary)");
        assertThat(Crate.objects.orderBy("label").flat(Crate_.id).list())
                .containsExactly(crates.get(0).id, crates.get(2).id, 7_000L);
        assertThat(Crate.objects.create(crate -> crate.label = "next").id).isEqualTo(crates.get(2).id + 1);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aRowThatExistsStopsAll() {
        Crate.objects.create(crate -> crate.label = "n15");
        List<Crate> crates =
                IntStream.range(0, 20).mapToObj(i -> crate("n" + i)).toList();
        assertThatThrownBy(() -> Crate.objects.bulkCreate(crates, COPY.inBatchesOf(10)))
                .isInstanceOf(UniqueViolation.class);
        assertThat(Crate.objects.count()).isEqualTo(1);
        assertThat(crates.get(19).id).isNull();
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aValueThatCannotBeWrittenLeavesTheConnectionUsable() {
        List<Crate> crates = new ArrayList<>();
        IntStream.range(0, 5_000).forEach(i -> crates.add(crate("n" + i, i)));
        crates.get(4_999).day = LocalDate.MAX;
        database.atomic(() -> {
            assertThatThrownBy(() -> database.atomic(() -> {
                        Crate.objects.bulkCreate(crates, COPY);
                    }))
                    .isInstanceOf(RuntimeException.class);
            assertThat(Crate.objects.count()).isZero();
            Crate.objects.create(crate -> crate.label = "after");
        });
        assertThat(Crate.objects.get().label).isEqualTo("after");
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aColumnOfAnotherTypeIsRefused(TestDatabase test) throws SQLException {
        test.execute("ALTER TABLE kept_crate ALTER COLUMN serial TYPE timestamptz USING NULL");
        assertThatThrownBy(() -> Crate.objects.bulkCreate(List.of(crate("a")), COPY))
                .isInstanceOf(NotSupported.class)
                .hasMessage("COPY cannot write Crate.serial: it is bigint in the model, and its column serial is"
                        + " timestamptz in the table kept_crate.\n  Make them the same, or leave out copying().");
        assertThat(Crate.objects.count()).isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatCopyCannotDoIsRefused(TestDatabase test) {
        if (test.engine() == Engine.SQLITE) {
            assertThatThrownBy(() -> Crate.objects.bulkCreate(List.of(crate("a")), COPY))
                    .isInstanceOf(NotSupported.class)
                    .hasMessage("bulkCreate(…) cannot copy on sqlite, which has no COPY.\n  Leave out copying().");
            return;
        }
        assertThatThrownBy(() -> Crate.objects.bulkCreate(List.of(crate("a")), COPY.on(Conflict.ignore())))
                .isInstanceOf(NotSupported.class)
                .hasMessageContaining("COPY knows no rule for rows that exist.");
        Crate computed = crate("a");
        computed.assign(Crate_.count.to(Crate_.pieces));
        assertThatThrownBy(() -> Crate.objects.bulkCreate(List.of(computed), COPY))
                .isInstanceOf(NotSupported.class)
                .hasMessageContaining("COPY takes no expressions.");
    }

    /** The answer of an insert from arrays comes in the order of the arrays, or keys would go to the wrong rows. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void keysGoToTheirRowsWhateverTheirNumber() {
        List<Crate> crates =
                IntStream.range(0, 30_000).mapToObj(i -> crate("n" + i)).toList();
        Crate.objects.bulkCreate(crates);
        Map<String, Long> keys = new java.util.HashMap<>();
        Crate.objects.list().forEach(crate -> keys.put(crate.label, crate.id));
        assertThat(crates).allMatch(crate -> crate.id.equals(keys.get(crate.label)));
    }
}
