package dev.rowan.orm.composite;

import dev.rowan.orm.Database;
import dev.rowan.orm.QuerySet;
import dev.rowan.testing.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database with two halls and their seats, which several columns together tell apart. */
abstract class Seats {
    final List<Map<String, Object>> heard = new ArrayList<>();
    Database database;
    Hall big;
    Hall small;

    @BeforeEach
    void open(TestDatabase test) {
        database = Database.builder("default")
                .dataSource(test.dataSource())
                .models(Hall_.META, Seat_.META, Square_.META, Step_.META)
                .register();
        database.createTables();
        database.observe(heard::add);
        big = Hall.objects.create(Hall_.name.to("big"));
        small = Hall.objects.create(Hall_.name.to("small"));
        seat(big, 1, "A", 10).save();
        seat(big, 1, "B", 20).save();
        seat(big, 2, "A", 30).save();
        seat(small, 1, "A", 40).save();
    }

    @AfterEach
    void close() {
        database.close();
    }

    static Seat seat(Hall hall, int line, String letter, int price) {
        Seat seat = new Seat();
        seat.hall.set(hall);
        seat.line = line;
        seat.letter = letter;
        seat.price = price;
        return seat;
    }

    final long cost(Runnable work) {
        heard.clear();
        work.run();
        return heard.stream()
                .filter(one -> !"transaction".equals(one.get("cause")))
                .count();
    }

    static List<Integer> prices() {
        return Seat.objects.orderBy("price").flat(Seat_.price).list();
    }

    static List<Object> key(Hall hall, int line, String letter) {
        return List.of(hall.id, line, letter);
    }

    static List<Integer> prices(QuerySet<Seat> seats) {
        return seats.orderBy("price").flat(Seat_.price).list();
    }
}
