package dev.rowan.orm.columns;

import dev.rowan.orm.Database;
import dev.rowan.orm.kept.Crate;
import dev.rowan.orm.kept.Crate_;
import dev.rowan.testing.database.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Crates with values of every kind, at the edges of days, weeks and years, and one with hardly any. */
final class Crates implements AutoCloseable {
    final Database database;
    final List<Crate> rows;

    Crates(TestDatabase test) {
        database = Database.builder("default")
                .dataSource(test.dataSource())
                .models(Crate_.META)
                .register();
        database.createTables();
        crate("Ana", crate -> {
            crate.note = "Top 100% of_it";
            crate.count = 3;
            crate.pieces = 3;
            crate.shelf = 1;
            at(crate, LocalDateTime.of(2023, 1, 1, 2, 30, 5));
            crate.data = Map.of("a", Map.of("b", 1), "k", "x", "l", List.of(4, 5));
            crate.open = true;
        });
        crate("ana", crate -> {
            crate.count = 10;
            crate.pieces = 4;
            crate.shelf = 1;
            at(crate, LocalDateTime.of(2024, 2, 29, 23, 59, 59, 500_000_000));
            crate.data = Map.of("a", Map.of("b", 2), "k", "Xx");
        });
        crate("Banana\nsplit", crate -> {
            crate.note = "top 100 of it";
            crate.count = -5;
            crate.pieces = 10;
            crate.shelf = 2;
            crate.data = Map.of("l", List.of(1));
        });
        crate(
                "50%_\\x",
                crate -> {
                    crate.note = "";
                    crate.count = 7;
                    crate.pieces = 7;
                    crate.shelf = 2;
                    at(crate, LocalDateTime.of(2024, 12, 30, 12, 0, 30));
                    crate.data = Map.of();
                    crate.open = true;
                });
        crate("bare", crate -> crate.count = 10);
        rows = Crate.objects.orderBy("id").list();
    }

    private static void crate(String label, Consumer<Crate> fill) {
        Crate.objects.create(crate -> {
            crate.label = label;
            fill.accept(crate);
        });
    }

    private static void at(Crate crate, LocalDateTime moment) {
        crate.packedAt = moment.toInstant(ZoneOffset.UTC);
        crate.sentAt = moment.atOffset(ZoneOffset.UTC);
        crate.day = moment.toLocalDate();
        crate.time = moment.toLocalTime();
        crate.local = moment;
        crate.journey = Duration.ofHours(moment.getHour());
        crate.code = new UUID(1, moment.getDayOfYear());
        crate.value = moment.getSecond() / 2.0;
        crate.price = BigDecimal.valueOf(moment.getDayOfYear(), 1);
    }

    @Override
    public void close() {
        database.close();
    }
}
