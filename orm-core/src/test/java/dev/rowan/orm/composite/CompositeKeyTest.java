package dev.rowan.orm.composite;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Conflict;
import dev.rowan.orm.Database;
import dev.rowan.orm.DoesNotExist;
import dev.rowan.orm.Save;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.orm.model.FieldError;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Rows that several columns together tell apart. */
class CompositeKeyTest {
    private final List<Map<String, Object>> heard = new ArrayList<>();
    private Database database;
    private Hall big;
    private Hall small;

    @BeforeEach
    void open(TestDatabase test) {
        database = Database.builder("default")
                .dataSource(test.dataSource())
                .models(Hall_.META, Seat_.META)
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

    private static Seat seat(Hall hall, int line, String letter, int price) {
        Seat seat = new Seat();
        seat.hall.set(hall);
        seat.line = line;
        seat.letter = letter;
        seat.price = price;
        return seat;
    }

    private long cost(Runnable work) {
        heard.clear();
        work.run();
        return heard.stream()
                .filter(one -> !"transaction".equals(one.get("cause")))
                .count();
    }

    private List<Integer> prices() {
        return Seat.objects.orderBy("price").flat(Seat_.price).list();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aRowIsSavedAndFoundByAllItsColumns() {
        Seat seat = seat(small, 2, "C", 50);
        assertThat(cost(() -> seat.save(Save.inserting()))).isEqualTo(1);
        seat.price = 51;
        assertThat(cost(seat::save)).isEqualTo(1);
        assertThat(prices()).containsExactly(10, 20, 30, 40, 51);
        Seat read = Seat.objects.get("pk", List.of(small.id, 2, "C"));
        assertThat(read).isEqualTo(seat).hasSameHashCodeAs(seat).isNotEqualTo(Seat.objects.get("price", 10));
        assertThat(Seat.objects.get("pk", List.of("2", "2", "C"))).isEqualTo(seat);
        assertThatThrownBy(() -> seat(small, 2, "C", 1).save(Save.inserting())).isInstanceOf(UniqueViolation.class);
        assertThatThrownBy(() -> Seat.objects.get("pk", List.of(small.id, 2, "D")))
                .isInstanceOf(DoesNotExist.class);
        Seat fresh = seat(small, 3, "A", 60);
        assertThat(cost(fresh::save)).isEqualTo(2);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aRowIsRefreshedAndDeleted() {
        Seat seat = Seat.objects.get("price", 20);
        Seat.objects.filter("pk", List.of(big.id, 1, "B")).update(Seat_.note.to("broken"));
        seat.refresh();
        assertThat(seat.note).isEqualTo("broken");
        assertThat(cost(() -> assertThat(seat.delete().total()).isEqualTo(1))).isEqualTo(1);
        assertThat(prices()).containsExactly(10, 30, 40);
        seat.save();
        assertThat(prices()).containsExactly(10, 20, 30, 40);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void manyKeysAreAskedForTogether() {
        List<List<Object>> keys = List.of(List.of(big.id, 1, "A"), List.of(small.id, 1, "A"), List.of(big.id, 9, "A"));
        assertThat(Seat.objects
                        .filter("pk__in", keys)
                        .orderBy("price")
                        .flat(Seat_.price)
                        .list())
                .containsExactly(10, 40);
        assertThat(Seat.objects.exclude("pk__in", keys).count()).isEqualTo(2);
        assertThat(Seat.objects.exclude("pk", List.of(big.id, 1, "A")).count()).isEqualTo(3);
        Map<Object, Seat> byKey = Seat.objects.inBulk(keys);
        assertThat(byKey).hasSize(2);
        assertThat(byKey.get(List.of(small.id, 1, "A")).price).isEqualTo(40);
        assertThat(cost(() -> assertThat(
                                Seat.objects.filter("pk__in", List.of()).list())
                        .isEmpty()))
                .isZero();
        assertThat(Seat.objects
                        .filter("pk__in", Seat.objects.filter("price__gt", 25))
                        .count())
                .isEqualTo(2);
        assertThat(Seat.objects.contains(seat(big, 1, "A", 0))).isTrue();
        assertThat(Seat.objects.filter(Seat_.price.gt(15)).count()).isEqualTo(3);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theKeyGivesAnOrder() {
        assertThat(Seat.objects.orderBy("pk").flat(Seat_.price).list()).containsExactly(10, 20, 30, 40);
        assertThat(Seat.objects.orderBy("-pk").flat(Seat_.price).list()).containsExactly(40, 30, 20, 10);
        assertThat(Seat.objects.first().price).isEqualTo(10);
        assertThat(Seat.objects.last().price).isEqualTo(40);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void bulkWork() {
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            seats.add(seat(small, 100 + i, "A", 1000 + i));
        }
        assertThat(cost(() -> Seat.objects.bulkCreate(seats))).isEqualTo(1);
        assertThat(Seat.objects.count()).isEqualTo(504);
        seats.forEach(seat -> seat.price += 1000);
        assertThat(cost(() -> Seat.objects.bulkUpdate(seats, Seat_.price))).isEqualTo(1);
        assertThat(Seat.objects.filter(Seat_.price.gte(2000)).count()).isEqualTo(500);
        Seat one = seats.get(0);
        one.price = 7;
        Seat.objects.bulkUpdate(List.of(one), Seat_.price);
        assertThat(Seat.objects.filter(Seat_.price.eq(7)).get()).isEqualTo(one);
        Seat again = seat(small, 100, "A", 8);
        Seat.objects.bulkCreate(
                List.of(again),
                Conflict.on(Seat_.hallId, Seat_.line, Seat_.letter).update(Seat_.price));
        assertThat(Seat.objects.get("pk", List.of(small.id, 100, "A")).price).isEqualTo(8);
        assertThat(Seat.objects.inBulk().size()).isEqualTo(504);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void querysetsAreDeletedAndUpdated() {
        assertThat(Seat.objects.filter(Seat_.line.eq(2)).delete().total()).isEqualTo(1);
        assertThat(Seat.objects.filter(Seat_.hall().name.eq("big")).update(Seat_.price.to(Seat_.price.plus(1))))
                .isEqualTo(2);
        assertThat(prices()).containsExactly(11, 21, 40);
        assertThat(Seat.objects.filter(Seat_.hall().name.eq("big")).delete().total())
                .isEqualTo(2);
        assertThat(prices()).containsExactly(40);
        assertThat(small.delete().perModel()).isEqualTo(Map.of("composite.Seat", 1L, "composite.Hall", 1L));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void deletesThatAreHeardOfReadTheRows() {
        List<Integer> gone = new ArrayList<>();
        database.signals().preDelete(Seat.class, removed -> gone.add(removed.row().price));
        big.delete();
        assertThat(gone).containsExactlyInAnyOrder(10, 20, 30);
        assertThat(prices()).containsExactly(40);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void expressionsAreComputedForARow() {
        Seat seat = Seat.objects.get("price", 10);
        seat.assign(Seat_.price.to(Seat_.price.plus(5)));
        seat.save();
        assertThat(seat.price).isEqualTo(15);
        Seat other = Seat.objects.get("price", 20);
        seat.assign(Seat_.price.to(Seat_.price.plus(1)));
        other.assign(Seat_.price.to(Seat_.price.plus(2)));
        Seat.objects.bulkUpdate(List.of(seat, other), Seat_.price);
        assertThat(prices()).containsExactly(16, 22, 30, 40);
        assertThat(seat.price).isEqualTo(16);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void relatedRowsAndPaths() {
        assertThat(big.seats.count()).isEqualTo(3);
        assertThat(Hall.objects
                        .prefetchRelated(Hall_.seats())
                        .list()
                        .get(0)
                        .seats
                        .list())
                .hasSize(3);
        assertThat(Hall.objects.filter(Hall_.seats().price.gt(30)).list()).containsExactly(small);
        assertThat(Hall.objects.exclude(Hall_.seats().price.eq(40)).list()).containsExactly(big);
        assertThat(Hall.objects.filter(Hall_.seats().isNull(true)).exists()).isFalse();
        Seat seat = Seat.objects.get("price", 40);
        assertThat(Hall.objects.filter(Hall_.seats().eq(seat)).list()).containsExactly(small);
        assertThat(Hall.objects.filter(Hall_.seats().in(List.of(seat))).list()).containsExactly(small);
        assertThat(Seat.objects.selectRelated("hall").get("price", 30).hall.get())
                .isEqualTo(big);
        assertThat(Hall.objects
                        .annotate(sum(Hall_.seats().price).as("all"))
                        .orderBy("id")
                        .flat("all")
                        .list())
                .containsExactly(60L, 40L);
        assertThat(Hall.objects
                        .annotate(count(Hall_.seats()).as("n"))
                        .orderBy("id")
                        .flat("n")
                        .list())
                .containsExactly(3L, 1L);
        Seat deferred = Seat.objects.only("price").get("price", 10);
        assertThat(cost(() -> assertThat(deferred.get(Seat_.note)).isEmpty())).isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void validationLooksTheKeyUp() {
        Seat stored = Seat.objects.get("price", 10);
        stored.note = "broken";
        stored.fullClean();
        Seat taken = seat(big, 1, "A", 1);
        taken.note = "new";
        assertThatThrownBy(taken::fullClean)
                .hasMessageContaining("Seat with this Hall, Line and Letter already exists.");
        taken.letter = "Z";
        taken.fullClean();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatWantsOneValueIsRefused() {
        assertThatThrownBy(() -> Seat.objects.values("pk").list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("The primary key of Seat has several columns, and is no single value");
        assertThatThrownBy(
                        () -> Seat.objects.filter("pk__gt", List.of(1, 1, "A")).list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("cannot be compared by 'gt'");
        assertThatThrownBy(() -> Seat.objects.filter("pk", 1).list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is compared with a list of 3 values");
        assertThatThrownBy(() -> Hall.objects
                        .annotate(count(Hall_.seats()).distinct().as("n"))
                        .list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("no single value");
    }
}
