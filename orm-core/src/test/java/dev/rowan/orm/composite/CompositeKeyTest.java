package dev.rowan.orm.composite;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.max;
import static dev.rowan.orm.Aggregates.sum;
import static dev.rowan.orm.Subqueries.exists;
import static dev.rowan.orm.Subqueries.outer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Conflict;
import dev.rowan.orm.Database;
import dev.rowan.orm.DoesNotExist;
import dev.rowan.orm.F;
import dev.rowan.orm.QuerySet;
import dev.rowan.orm.Save;
import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.dialect.postgres.PostgresDialect;
import dev.rowan.orm.dialect.sqlite.SqliteDialect;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.orm.model.Field;
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
        assertThatThrownBy(() -> Seat.objects.annotate("key", F.of("pk")).list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("The primary key of Seat has several columns, and is no single value");
        assertThatThrownBy(() -> Seat.objects.aggregate("last", max("pk")))
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("is no single value");
        assertThatThrownBy(() -> Seat.objects.filter("price", F.of("pk")).list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("is no single value");
        assertThatThrownBy(() -> Seat.objects.filter("pk__contains", List.of(1)).list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("cannot be compared by 'contains'")
                .hasMessageContaining("It takes exact, gt, gte, lt, lte, in and isnull");
        assertThatThrownBy(() -> Seat.objects.filter("pk__gt", List.of(1, 1)).list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is compared with a list of 3 values");
        assertThatThrownBy(() -> Seat.objects
                        .filter("pk__in", List.of(List.of(1, 1), List.of(1, 2)))
                        .list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is compared with a list of 3 values");
        assertThatThrownBy(() -> Seat.objects
                        .filter("pk__in", Seat.objects.values("line"))
                        .list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have 3 selected fields (received 1)");
        assertThatThrownBy(() ->
                        Hall.objects.filter("id__in", Seat.objects.values("pk")).list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have 1 selected fields (received 3)");
        assertThatThrownBy(() -> Seat.objects.filter("pk__in", List.of(big)).list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is compared with a list of 3 values");
        assertThatThrownBy(() -> Seat.objects.filter("pk", 1).list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is compared with a list of 3 values");
        assertThatThrownBy(() -> Hall.objects
                        .annotate(count(Hall_.seats()).distinct().as("n"))
                        .list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("COUNT(DISTINCT …) does not take the primary key of Seat");
    }

    private List<Object> key(Hall hall, int line, String letter) {
        return List.of(hall.id, line, letter);
    }

    private List<Integer> prices(QuerySet<Seat> seats) {
        return seats.orderBy("price").flat(Seat_.price).list();
    }

    record Place(List<Object> pk, int price) {}

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theKeyIsSelectedAsAList() {
        assertThat(Seat.objects.filter("price", 20).values("pk", "price").get().asMap())
                .isEqualTo(Map.of("pk", key(big, 1, "B"), "price", 20));
        assertThat(Seat.objects.orderBy("pk").valuesList("price", "pk").list().get(2))
                .isEqualTo(List.of(30, key(big, 2, "A")));
        assertThat(Seat.objects.orderBy("-pk").flat("pk").list())
                .isEqualTo(List.of(key(small, 1, "A"), key(big, 2, "A"), key(big, 1, "B"), key(big, 1, "A")));
        assertThat(Seat.objects
                        .filter("price", 40)
                        .project(Place.class, F.of("pk"), Seat_.price)
                        .get())
                .isEqualTo(new Place(key(small, 1, "A"), 40));
        assertThat(Seat.objects.values("pk").distinct().count()).isEqualTo(4);
        assertThat(Hall.objects.filter("name", "small").flat("seats").get()).isEqualTo(key(small, 1, "A"));
        Hall empty = Hall.objects.create(Hall_.name.to("empty"));
        assertThat(Hall.objects.filter("id", empty.id).flat("seats__pk").list()).containsExactly((Object) null);
        assertThat(Seat.objects
                        .values("pk")
                        .annotate("n", count("price"))
                        .orderBy("pk")
                        .list()
                        .get(0)
                        .asMap())
                .isEqualTo(Map.of("pk", key(big, 1, "A"), "n", 1L));
        assertThat(Hall.objects
                        .values("seats")
                        .annotate("n", count("id"))
                        .filter("seats__isnull", false)
                        .list())
                .hasSize(4);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void keysAreComparedAsRows() {
        List<Object> middle = key(big, 1, "B");
        assertThat(prices(Seat.objects.filter("pk__gt", middle))).containsExactly(30, 40);
        assertThat(prices(Seat.objects.filter("pk__gte", middle))).containsExactly(20, 30, 40);
        assertThat(prices(Seat.objects.filter("pk__lt", middle))).containsExactly(10);
        assertThat(prices(Seat.objects.filter("pk__lte", middle))).containsExactly(10, 20);
        assertThat(prices(Seat.objects.exclude("pk__gt", middle))).containsExactly(10, 20);
        assertThat(prices(Seat.objects.filter("pk__gt", Seat.objects.get("price", 30))))
                .containsExactly(40);
        assertThat(prices(Seat.objects.filter("pk__lt", List.of(small.id, 3_000_000_000L, "A"))))
                .containsExactly(10, 20, 30, 40);
        assertThat(Hall.objects.filter("seats__pk__gt", key(big, 2, "A")).list())
                .containsExactly(small);
        assertThat(Hall.objects.exclude("seats__pk__gt", key(big, 2, "A")).list())
                .containsExactly(big);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void keysAreComparedWithOtherKeys() {
        assertThat(Seat.objects.filter("pk", F.of("pk")).count()).isEqualTo(4);
        assertThat(Seat.objects.filter("pk__lt", F.of("pk")).count()).isZero();
        QuerySet<Seat> cheapest =
                Seat.objects.filter("hall", outer("hall")).orderBy("price").limit(1);
        assertThat(prices(Seat.objects.filter("pk", cheapest))).containsExactly(10, 40);
        assertThat(prices(Seat.objects.filter("pk__gt", cheapest.values("pk")))).containsExactly(20, 30);
        QuerySet<Seat> before = Seat.objects.filter("hall", outer("hall")).filter("pk__lt", outer("pk"));
        assertThat(prices(Seat.objects.filter(exists(before)))).containsExactly(20, 30);
        assertThat(prices(Seat.objects.filter(
                        "pk__in", Seat.objects.filter("price__gt", 25).values("pk"))))
                .containsExactly(30, 40);
        assertThat(prices(Seat.objects.filter("pk", Seat.objects.none()))).isEmpty();
        assertThat(prices(Seat.objects.filter("pk", List.of(F.of("hall_id"), 1, F.of("letter")))))
                .containsExactly(10, 20, 40);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theKeyIsCountedAndLoaded() {
        assertThat(Seat.objects.aggregate("n", count("pk")).get("n")).isEqualTo(4L);
        assertThat(Hall.objects
                        .annotate("n", count("seats__pk"))
                        .orderBy("id")
                        .flat("n")
                        .list())
                .containsExactly(3L, 1L);
        Seat seat = Seat.objects.only("pk").get("price", 20);
        assertThat(cost(() -> assertThat(List.of(seat.line, seat.letter)).isEqualTo(List.of(1, "B"))))
                .isZero();
        assertThat(cost(() -> assertThat(seat.get(Seat_.price)).isEqualTo(20))).isEqualTo(1);
        Seat deferred = Seat.objects.defer("pk", "note").get("price", 20);
        assertThat(cost(() -> assertThat(deferred.letter).isEqualTo("B"))).isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void combinedQueriesSelectAndOrderByTheKey() {
        QuerySet<Seat> dear = Seat.objects.filter(Seat_.price.gt(15));
        QuerySet<Seat> first = Seat.objects.filter(Seat_.line.eq(1));
        assertThat(dear.union(first).orderBy("-pk").list())
                .extracting(seat -> seat.price)
                .containsExactly(40, 30, 20, 10);
        assertThat(dear.union(first).first().price).isEqualTo(10);
        assertThat(dear.values("pk").union(first.values("pk")).orderBy("pk").list())
                .extracting(row -> row.get("pk"))
                .isEqualTo(List.of(key(big, 1, "A"), key(big, 1, "B"), key(big, 2, "A"), key(small, 1, "A")));
        assertThat(dear.values("price", "pk")
                        .intersection(first.values("price", "pk"))
                        .orderBy("price")
                        .flat("pk")
                        .list())
                .isEqualTo(List.of(key(big, 1, "B"), key(small, 1, "A")));
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void oneRowForEachKey() {
        assertThat(Seat.objects.distinctOn("hall_id", "pk").orderBy("pk").count())
                .isEqualTo(4);
        assertThat(Seat.objects.distinctOn("pk").orderBy("pk").sql())
                .contains("DISTINCT ON (s.\"hall_id\", s.\"line\", s.\"letter\")");
    }

    /** Whatever the number of keys: one text, with an array for each column. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void manyKeysAreOneStatementOfAConstantNumberOfBinds() {
        List<Object> keys = new ArrayList<>(List.of(key(big, 1, "A"), key(small, 1, "A")));
        String two = Seat.objects.filter("pk__in", keys).sql();
        for (int i = 0; i < 30_000; i++) {
            keys.add(key(big, 100 + i, "A"));
        }
        assertThat(two)
                .contains(
                        "(s.\"hall_id\", s.\"line\", s.\"letter\") IN (SELECT * FROM unnest(CAST(? AS bigint[]), CAST(? AS"
                                + " bigint[]), CAST(? AS text[])))");
        assertThat(Seat.objects.filter("pk__in", keys).sql()).isEqualTo(two);
        assertThat(cost(() -> assertThat(Seat.objects.inBulk(keys)).hasSize(2))).isEqualTo(1);
        List<Seat> rows = Seat.objects.list();
        assertThat(Seat.objects.filter("pk__in", rows).sql()).isEqualTo(two);
        assertThat(Seat.objects.filter("pk__in", rows).count()).isEqualTo(4);
    }

    /** One key is compared column by column, and many are bound as arrays where there are some. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void statementsOverKnownKeys(TestDatabase test) {
        boolean postgres = test.engine() == Engine.POSTGRES;
        RowStatements statements =
                new RowStatements(postgres ? new PostgresDialect(Extensions.NONE) : new SqliteDialect(Extensions.NONE));
        Field<?, ?> key = Seat_.META.primaryKeyField();
        Statement one = statements.delete("composite_seat", key, List.of(key(big, 1, "A")));
        assertThat(one.sql())
                .isEqualTo("DELETE FROM \"composite_seat\" WHERE \"hall_id\" = ? AND \"line\" = ? AND \"letter\" = ?");
        Statement two = statements.delete("composite_seat", key, List.of(key(big, 1, "A"), key(big, 1, "B")));
        assertThat(two.parameters()).hasSize(postgres ? 3 : 6);
        assertThat(two.sql())
                .isEqualTo("DELETE FROM \"composite_seat\" WHERE (\"hall_id\", \"line\", \"letter\") IN ("
                        + (postgres
                                ? "SELECT * FROM unnest(CAST(? AS bigint[]), CAST(? AS integer[]), CAST(? AS text[])))"
                                : "VALUES (?, ?, ?), (?, ?, ?))"));
    }

    /** What was left out is read for all rows of the same result, whose keys are more than SQLite can bind at once. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void deferredColumnsOfManyRows(TestDatabase test) {
        List<Seat> seats = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            seats.add(seat(small, 100 + i, "A", 1000 + i));
        }
        Seat.objects.bulkCreate(seats);
        List<Seat> read = Seat.objects.filter(Seat_.line.gte(100)).defer("note").list();
        assertThat(cost(() -> assertThat(read.get(7).get(Seat_.note)).isEmpty()))
                .isEqualTo(test.engine() == Engine.POSTGRES ? 1 : 2);
        assertThat(cost(() -> assertThat(read.get(11_000).get(Seat_.note)).isEmpty()))
                .isZero();
    }
}
