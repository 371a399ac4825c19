package dev.rowan.orm.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Conflict;
import dev.rowan.orm.DoesNotExist;
import dev.rowan.orm.Save;
import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.dialect.postgres.PostgresDialect;
import dev.rowan.orm.dialect.sqlite.SqliteDialect;
import dev.rowan.orm.execute.NotNullViolation;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.orm.model.Field;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows that several columns together tell apart, written one by one and together. */
class CompositeRowsTest extends Seats {
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
        // It has no key any more, but for the part that cannot be without a value.
        assertThat(seat.hall.id()).isNull();
        assertThat(seat.letter).isNull();
        assertThat(seat.line).isEqualTo(1);
        assertThat(seat).isNotEqualTo(seat(big, 1, "B", 20));
        assertThatThrownBy(seat::save).isInstanceOf(NotNullViolation.class);
        assertThatThrownBy(seat::delete).hasMessageContaining("object can't be deleted because its pk attribute");
        seat.hall.set(big);
        seat.letter = "B";
        seat.save();
        assertThat(prices()).containsExactly(10, 20, 30, 40);
    }

    /** As Django has it: what was left out cannot be written as new, and without a key there is nothing to update. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aDeletedRowThatWasNotReadWholeCannotBeSaved() {
        Seat seat = Seat.objects.defer("note").get("price", 20);
        seat.delete();
        assertThatThrownBy(seat::save).hasMessageContaining("Cannot force an update in save() with no primary key.");
        assertThat(prices()).containsExactly(10, 30, 40);
    }

    /** A primitive cannot be without a value, and a row whose whole key is primitive is known by it still. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aKeyOfPrimitivesStaysWithItsRow() {
        Square square = new Square();
        square.file = 'e';
        square.rank = 4;
        square.save();
        assertThat(square.delete().total()).isEqualTo(1);
        assertThat(Square.objects.exists()).isFalse();
        square.save();
        assertThat(Square.objects.get("pk", List.of('e', 4))).isEqualTo(square);
        Step step = new Step();
        step.number = 3;
        step.save();
        assertThat(step.delete().total()).isEqualTo(1);
        assertThat(step.number).isEqualTo(3);
        step.save();
        assertThat(Step.objects.all().delete().total()).isEqualTo(1);
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
