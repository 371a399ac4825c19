package dev.rowan.orm.columns;

import static dev.rowan.orm.Aggregates.avg;
import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.max;
import static dev.rowan.orm.Aggregates.min;
import static dev.rowan.orm.Aggregates.stdDev;
import static dev.rowan.orm.Aggregates.stdDevSample;
import static dev.rowan.orm.Aggregates.stringAgg;
import static dev.rowan.orm.Aggregates.sum;
import static dev.rowan.orm.Aggregates.variance;
import static dev.rowan.orm.Aggregates.varianceSample;
import static dev.rowan.orm.Windows.cumeDist;
import static dev.rowan.orm.Windows.denseRank;
import static dev.rowan.orm.Windows.firstValue;
import static dev.rowan.orm.Windows.lag;
import static dev.rowan.orm.Windows.lastValue;
import static dev.rowan.orm.Windows.lead;
import static dev.rowan.orm.Windows.nthValue;
import static dev.rowan.orm.Windows.ntile;
import static dev.rowan.orm.Windows.over;
import static dev.rowan.orm.Windows.percentRank;
import static dev.rowan.orm.Windows.rank;
import static dev.rowan.orm.Windows.rowNumber;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rowan.orm.Expr;
import dev.rowan.orm.NumberWindow;
import dev.rowan.orm.Q;
import dev.rowan.orm.kept.Crate;
import dev.rowan.orm.kept.Crate_;
import dev.rowan.orm.query.Expression.Frame.Exclusion;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Aggregates over all rows and over groups, and every function over windows with every frame. */
class SummariesTest {
    private Crates crates;

    /** Shelf 1 has 10, 20, 20, 40; shelf 2 has 5 and nothing. */
    @BeforeEach
    void open(TestDatabase test) {
        crates = new Crates(test);
        Crate.objects.all().delete();
        crate("a", 1, 10);
        crate("b", 1, 20);
        crate("c", 1, 20);
        crate("d", 1, 40);
        crate("e", 2, 5);
        crate("f", 2, null);
    }

    private static void crate(String label, int shelf, @Nullable Integer pieces) {
        Crate.objects.create(crate -> {
            crate.label = label;
            crate.shelf = (short) shelf;
            crate.pieces = pieces;
            crate.journey = pieces == null ? null : Duration.ofHours(pieces);
            crate.day = pieces == null ? null : LocalDate.of(2024, 1, 1).plusDays(pieces);
        });
    }

    @AfterEach
    void close() {
        crates.close();
    }

    private static void gives(Expr<? super Crate, ?> aggregate, @Nullable Object expected) {
        Object value = Crate.objects.aggregate("x", aggregate).get("x");
        if (expected instanceof Double number) {
            assertThat(((Number) Objects.requireNonNull(value)).doubleValue()).isCloseTo(number, within(1e-9));
        } else {
            assertThat(value).isEqualTo(expected);
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aggregatesByPathAndByName() {
        gives(count(), 6L);
        gives(count(Crate_.pieces), 5L);
        gives(count("pieces"), 5L);
        gives(count(Crate_.pieces).distinct(), 4L);
        gives(count("pieces").filter(Crate_.shelf.eq(1)), 4L);
        gives(sum(Crate_.pieces), 95L);
        gives(sum("pieces"), 95L);
        gives(sum(Crate_.pieces).distinct(), 75L);
        gives(sum(Crate_.pieces.times(2)), 190L);
        gives(sum(Crate_.journey), Duration.ofHours(95));
        gives(avg(Crate_.pieces), 19.0);
        gives(avg("pieces"), 19.0);
        gives(avg(Crate_.journey), Duration.ofHours(19));
        gives(min(Crate_.pieces), 5);
        gives(min("pieces"), 5);
        gives(max(Crate_.pieces), 40);
        gives(max("pieces"), 40);
        gives(max(Crate_.label), "f");
        gives(min(Crate_.day), LocalDate.of(2024, 1, 6));
        gives(variance(Crate_.pieces), 144.0);
        gives(variance("pieces"), 144.0);
        gives(varianceSample(Crate_.pieces), 180.0);
        gives(stdDev(Crate_.pieces), 12.0);
        gives(stdDev("pieces"), 12.0);
        gives(stdDevSample(Crate_.pieces), Math.sqrt(180));
        gives(stringAgg(Crate_.label, "-").orderBy(Crate_.label.desc()), "f-e-d-c-b-a");
        gives(stringAgg(Crate_.label, ", ").filter(Crate_.shelf.eq(2)).orderBy(Crate_.label.asc()), "e, f");
        Q<Crate> none = Crate_.shelf.eq(9);
        gives(sum(Crate_.pieces).filter(none), null);
        gives(sum(Crate_.pieces).filter(none).orDefault(0), 0L);
        gives(avg("pieces").filter(none).orDefault(1.5), 1.5);
        gives(max(Crate_.label).filter(none).orDefault("-"), "-");
        gives(stringAgg(Crate_.label, ",").filter(none).orDefault("none"), "none");
        gives(count("pieces").filter(none), 0L);
        assertThat(Crate.objects
                        .values("shelf")
                        .annotate("v", variance("pieces"))
                        .annotate("t", stringAgg(Crate_.label, "").orderBy(Crate_.label.asc()))
                        .orderBy("shelf")
                        .valuesList("shelf", "v", "t")
                        .list())
                .extracting(row -> List.of(
                        ((Number) Objects.requireNonNull(row.get(1))).doubleValue(),
                        Objects.requireNonNull(row.get(2))))
                .containsExactly(List.of(118.75, "abcd"), List.of(0.0, "ef"));
    }

    /** What a window gives to the rows in the order of their labels. */
    private static List<@Nullable Object> seen(Expr<? super Crate, ?> window) {
        return new ArrayList<>(
                Crate.objects.annotate("x", window).orderBy("label").flat("x").list());
    }

    private static NumberWindow<Crate, Number> sums() {
        return over(sum(Crate_.pieces)).partitionBy(Crate_.shelf).orderBy(Crate_.pieces.ascNullsLast());
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rankingFunctions() {
        var byPieces = Crate_.pieces.ascNullsLast();
        assertThat(seen(rowNumber().partitionBy(Crate_.shelf).orderBy("label"))).containsExactly(1, 2, 3, 4, 1, 2);
        assertThat(seen(rowNumber().orderBy("-label"))).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(seen(rank().partitionBy(Crate_.shelf).orderBy(byPieces))).containsExactly(1, 2, 2, 4, 1, 2);
        assertThat(seen(denseRank().partitionBy(Crate_.shelf).orderBy(byPieces)))
                .containsExactly(1, 2, 2, 3, 1, 2);
        assertThat(seen(percentRank().partitionBy(Crate_.shelf).orderBy(byPieces)))
                .containsExactly(0.0, 1 / 3.0, 1 / 3.0, 1.0, 0.0, 1.0);
        assertThat(seen(cumeDist().partitionBy(Crate_.shelf).orderBy(byPieces)))
                .containsExactly(0.25, 0.75, 0.75, 1.0, 0.5, 1.0);
        assertThat(seen(ntile(2).partitionBy(Crate_.shelf).orderBy("label"))).containsExactly(1, 1, 2, 2, 1, 2);
        assertThatThrownBy(() -> ntile(0)).hasMessageContaining("num_buckets must be greater than 0");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void valuesOfOtherRows() {
        var shelf = Crate_.shelf;
        assertThat(seen(lag(Crate_.pieces, 1).partitionBy(shelf).orderBy("label")))
                .containsExactly(null, 10, 20, 20, null, 5);
        assertThat(seen(lag(Crate_.pieces, 2, 0).partitionBy(shelf).orderBy("label")))
                .containsExactly(0, 0, 10, 20, 0, 0);
        assertThat(seen(lag(Crate_.label, 1, "-").partitionBy(shelf).orderBy("label")))
                .containsExactly("-", "a", "b", "c", "-", "e");
        assertThat(seen(lead(Crate_.pieces, 1).partitionBy(shelf).orderBy("label")))
                .containsExactly(20, 20, 40, null, null, null);
        assertThat(seen(lead(Crate_.pieces, 1, 0).partitionBy(shelf).orderBy("label")))
                .containsExactly(20, 20, 40, 0, null, 0);
        assertThat(seen(lead(Crate_.day, 3).partitionBy(shelf).orderBy("label")))
                .containsExactly(LocalDate.of(2024, 2, 10), null, null, null, null, null);
        assertThat(seen(lead(Crate_.label, 1, "-").partitionBy(shelf).orderBy("label")))
                .containsExactly("b", "c", "d", "-", "f", "-");
        assertThat(seen(firstValue(Crate_.label).partitionBy(shelf).orderBy("-label")))
                .containsExactly("d", "d", "d", "d", "f", "f");
        assertThat(seen(firstValue(Crate_.pieces).partitionBy(shelf).orderBy("label")))
                .containsExactly(10, 10, 10, 10, 5, 5);
        assertThat(seen(lastValue(Crate_.label).partitionBy(shelf).orderBy("label")))
                .containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(seen(lastValue(Crate_.pieces)
                        .partitionBy(shelf)
                        .orderBy("label")
                        .rows(null, null)))
                .containsExactly(40, 40, 40, 40, null, null);
        assertThat(seen(nthValue(Crate_.pieces, 2).partitionBy(shelf).orderBy("label")))
                .containsExactly(null, 20, 20, 20, null, null);
        assertThat(seen(nthValue(Crate_.label, 2).partitionBy(shelf).orderBy("label")))
                .containsExactly(null, "b", "b", "b", null, "f");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void framesAndWhatTheyLeaveOut() {
        assertThat(seen(over(sum(Crate_.pieces)))).containsOnly(95L);
        assertThat(seen(over(sum(Crate_.pieces)).partitionBy(Crate_.shelf)))
                .containsExactly(90L, 90L, 90L, 90L, 5L, 5L);
        // Without a frame, up to the current row and its equals.
        assertThat(seen(sums())).containsExactly(10L, 50L, 50L, 90L, 5L, 5L);
        var rows = over(sum(Crate_.pieces)).partitionBy(Crate_.shelf).orderBy("label");
        assertThat(seen(rows.rows(null, 0))).containsExactly(10L, 30L, 50L, 90L, 5L, 5L);
        assertThat(seen(rows.rows(0, null))).containsExactly(90L, 80L, 60L, 40L, 5L, null);
        assertThat(seen(rows.rows(null, null))).containsExactly(90L, 90L, 90L, 90L, 5L, 5L);
        assertThat(seen(rows.rows(-1, 1))).containsExactly(30L, 50L, 80L, 60L, 5L, 5L);
        assertThat(seen(rows.rows(-2, -1))).containsExactly(null, 10L, 30L, 40L, null, 5L);
        assertThat(seen(rows.rows(1, 2))).containsExactly(40L, 60L, 40L, null, null, null);
        assertThat(seen(sums().range(null, 0))).containsExactly(10L, 50L, 50L, 90L, 5L, 5L);
        assertThat(seen(sums().range(0, null))).containsExactly(90L, 80L, 80L, 40L, 5L, null);
        assertThat(seen(sums().range(0, 0))).containsExactly(10L, 40L, 40L, 40L, 5L, null);
        assertThat(seen(sums().range(null, null))).containsExactly(90L, 90L, 90L, 90L, 5L, 5L);
        assertThat(seen(rows.rows(-1, 1).excluding(Exclusion.CURRENT_ROW)))
                .containsExactly(20L, 30L, 60L, 20L, null, 5L);
        assertThat(seen(sums().range(null, 0).excluding(Exclusion.GROUP)))
                .containsExactly(null, 10L, 10L, 50L, null, 5L);
        assertThat(seen(sums().range(null, 0).excluding(Exclusion.TIES))).containsExactly(10L, 30L, 30L, 90L, 5L, 5L);
        assertThat(seen(sums().range(null, 0).excluding(Exclusion.NONE))).containsExactly(10L, 50L, 50L, 90L, 5L, 5L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void windowsAreFilteredOrderedAndCounted() {
        var place = rowNumber().partitionBy(Crate_.shelf).orderBy(Crate_.pieces.descNullsLast(), Crate_.label.asc());
        assertThat(Crate.objects
                        .annotate(place.as("place"))
                        .filter("place", 1)
                        .orderBy("label")
                        .flat("label")
                        .list())
                .containsExactly("d", "e");
        assertThat(Crate.objects
                        .annotate(place.as("place"))
                        .filter("place__lte", 2)
                        .count())
                .isEqualTo(4);
        assertThat(Crate.objects
                        .orderBy(place.desc(), Crate_.label.asc())
                        .flat("label")
                        .list())
                .containsExactly("a", "c", "b", "f", "d", "e");
        assertThat(Crate.objects
                        .values("shelf")
                        .annotate("total", sum("pieces"))
                        .annotate("place", rank().orderBy("-total"))
                        .orderBy("shelf")
                        .flat("place")
                        .list())
                .containsExactly(1, 2);
    }
}
