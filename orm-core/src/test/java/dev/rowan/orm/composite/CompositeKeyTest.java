package dev.rowan.orm.composite;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.max;
import static dev.rowan.orm.Aggregates.sum;
import static dev.rowan.orm.Subqueries.exists;
import static dev.rowan.orm.Subqueries.outer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.F;
import dev.rowan.orm.QuerySet;
import dev.rowan.orm.model.FieldError;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be asked of rows that several columns together tell apart. */
class CompositeKeyTest extends Seats {
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

    /** Rows count as their keys: one text for lists of three and of four. A key of several columns stays as it is. */
    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void aListOfRowsIsRoundedUpWhereTheKeyIsOneColumn() {
        Hall third = Hall.objects.create(Hall_.name.to("third"));
        Hall fourth = Hall.objects.create(Hall_.name.to("fourth"));
        seat(third, 1, "A", 50).save();
        List<Hall> three = List.of(big, small, third);
        String text = Seat.objects.filter("hall__in", three).sql();
        assertThat(text).contains("IN (?, ?, ?, ?)");
        assertThat(Seat.objects
                        .filter("hall__in", List.of(big, small, third, fourth))
                        .sql())
                .isEqualTo(text);
        assertThat(Seat.objects.filter(Seat_.hall().in(three)).count()).isEqualTo(5);
        assertThat(Seat.objects.filter("hall__in", List.of(small, third, small)).count())
                .isEqualTo(2);
        assertThatThrownBy(() ->
                        Seat.objects.filter("hall__in", Seat.objects.list()).list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Must be \"Hall\" instance");
        List<Seat> seats = Seat.objects.orderBy("price").list().subList(0, 3);
        assertThat(Seat.objects.filter("pk__in", seats).sql()).contains("IN (VALUES (?, ?, ?), (?, ?, ?), (?, ?, ?))");
        assertThat(Seat.objects.filter("pk__in", seats).count()).isEqualTo(3);
    }
}
