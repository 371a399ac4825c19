package dev.rowan.analysis.recording;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.BindType;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Loop;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.judge.Script;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UnitRecorderTest {

    private static final CallPath LIST = path("OwnerService.list:40");
    private static final CallPath PETS = path("OwnerService.list:41");

    private final Script script = new Script();

    private void owners(long... ids) {
        Object[][] rows = new Object[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            rows[i] = row(ids[i], "name " + ids[i]);
        }
        script.query(LIST, "select id, name from owners", binds(), rows);
    }

    private void petsOf(Object owner) {
        script.query(
                PETS,
                "select id, owner_id from pets where owner_id = ?",
                binds(owner),
                row(owner.hashCode() + 5_000, owner));
    }

    @Test
    void executionsOfOneStatementFromOnePlaceAreOneStep() {
        owners(101, 102, 103);
        petsOf(101L);
        petsOf(102L);
        petsOf(103L);

        Unit unit = script.onlyUnit();
        assertThat(unit.statements()).isEqualTo(4);
        assertThat(unit.steps()).hasSize(2);
        Step pets = unit.steps().get(1);
        assertThat(pets.count()).isEqualTo(3);
        assertThat(pets.firstSequence()).isEqualTo(1);
        assertThat(pets.lastSequence()).isEqualTo(3);
        assertThat(pets.rows().total()).isEqualTo(3);
        assertThat(pets.binds().distinct()).isEqualTo(3);
        assertThat(pets.binds().repeats()).isZero();
        assertThat(unit.loops()).containsExactly(new Loop(List.of(0), 1), new Loop(List.of(1), 3));
    }

    @Test
    void anEdgeLeadsFromTheChildsKeyToTheParentsColumn() {
        owners(101, 102, 103);
        petsOf(101L);
        petsOf(102L);
        petsOf(103L);

        assertThat(script.onlyUnit().edges()).singleElement().satisfies(edge -> {
            assertThat(edge.child()).isEqualTo(1);
            assertThat(edge.parent()).isZero();
            assertThat(edge.column()).hasToString("owners.id");
            assertThat(edge.tested()).isEqualTo(3);
            assertThat(edge.matched()).isEqualTo(3);
            assertThat(edge.distinct()).isEqualTo(3);
            assertThat(edge.inOrder()).isTrue();
            assertThat(edge.parentCurrent()).isTrue();
            assertThat(edge.rivals()).isEmpty();
        });
    }

    @Test
    void anotherColumnWithTheSameValuesIsARival() {
        script.query(LIST, "select id, address_id from owners", binds(), row(1L, 1L), row(2L, 2L), row(3L, 3L));
        for (long id = 1; id <= 3; id++) {
            script.query(PETS, "select street from addresses where id = ?", binds(id), row("x"));
        }
        assertThat(script.onlyUnit().edges()).singleElement().satisfies(edge -> {
            assertThat(edge.column()).hasToString("owners.address_id");
            assertThat(edge.rivals())
                    .extracting(Edge.Rival::column)
                    .extracting(Object::toString)
                    .containsExactly("owners.id");
        });
    }

    @Test
    void aStepThatGivesBackItsOwnKeyIsNoRival() {
        owners(101, 102, 103);
        for (long id = 101; id <= 103; id++) {
            petsOf(id);
            script.query(
                    path("OwnerService.list:42"),
                    "select city from addresses where owner_id = ?",
                    binds(id),
                    row("Bern"));
        }
        assertThat(script.onlyUnit().edges())
                .filteredOn(edge -> edge.child() == 2)
                .singleElement()
                .satisfies(edge -> {
                    assertThat(edge.column()).hasToString("owners.id");
                    assertThat(edge.rivals()).isEmpty();
                });
    }

    @Test
    void theOrderOfValuesIsTold() {
        owners(101, 102, 103);
        petsOf(103L);
        petsOf(101L);
        petsOf(102L);
        assertThat(script.onlyUnit().edges())
                .singleElement()
                .extracting(Edge::inOrder)
                .isEqualTo(false);
    }

    @Test
    void valuesOfAnyTypeAreComparedInOneForm() {
        UUID uuid = UUID.fromString("0e984725-c51c-4bf4-9960-e1c80e27aba0");
        script.query(LIST, "select id, ref from owners", binds(), row(7L, uuid), row(8L, uuid.toString()));
        script.query(PETS, "select 1 from pets where owner_id = ? and ref = ?", binds("7", uuid.toString()));
        script.query(PETS, "select 1 from pets where owner_id = ? and ref = ?", binds(8, uuid));
        assertThat(script.onlyUnit().edges())
                .hasSize(2)
                .allSatisfy(edge -> assertThat(edge.matched()).isEqualTo(2));
    }

    @Test
    void literalsAreTracedLikeBinds() {
        owners(101, 102, 103);
        for (int id = 101; id <= 103; id++) {
            script.query(PETS, "select name from pets where owner_id = " + id, binds());
        }
        Unit unit = script.onlyUnit();
        assertThat(unit.steps()).hasSize(2);
        assertThat(unit.steps().get(1).binds().distinct()).isEqualTo(3);
        assertThat(unit.steps().get(1).shape().texts()).isEqualTo(3);
        assertThat(unit.edges())
                .singleElement()
                .satisfies(edge -> assertThat(edge.matched()).isEqualTo(3));
    }

    @Test
    void repeatsEndWithAWriteToTheTable() {
        petsOf(101L);
        petsOf(101L);
        script.run("update pets set name = ? where id = ?", "x", 1).at(PETS).affecting(1);
        petsOf(101L);
        script.run("update vets set name = ? where id = ?", "x", 1).at(PETS).affecting(1);
        petsOf(101L);
        Step pets = script.onlyUnit().steps().get(0);
        assertThat(pets.count()).isEqualTo(4);
        assertThat(pets.binds().distinct()).isEqualTo(1);
        assertThat(pets.binds().repeats()).isEqualTo(2);
    }

    @Test
    void distinctValuesAreExactUpTo64ThenEstimated() {
        for (long id = 0; id < 64; id++) {
            petsOf(id);
        }
        assertThat(script.current().snapshot(script.now()).steps().get(0).binds())
                .isEqualTo(new Step.BindUse(64, true, 0, 1, 1, List.of(new BindType(BindType.Kind.WHOLE, 0))));
        for (long id = 64; id < 5_000; id++) {
            petsOf(id);
        }
        Step.BindUse binds = script.onlyUnit().steps().get(0).binds();
        assertThat(binds.exact()).isFalse();
        // Four standard errors of 6.5%.
        assertThat(binds.distinct()).isBetween(3_700L, 6_300L);
    }

    @Test
    void interleavedStatementsAreALoop() {
        owners(101, 102, 103);
        for (long id = 101; id <= 103; id++) {
            petsOf(id);
            script.query(path("OwnerService.list:42"), "select 1 from vets where id = ?", binds(id));
        }
        assertThat(script.onlyUnit().loops()).containsExactly(new Loop(List.of(0), 1), new Loop(List.of(1, 2), 3));
    }

    @Test
    void aUnitWithTooManyStepsIsIncompleteAndCountsTheRest() {
        for (int i = 0; i < UnitRecorder.MOST_STEPS + 10; i++) {
            script.query(path("Report.line:" + (i + 1)), "select 1 from t where id = ?", binds(i));
        }
        Unit unit = script.onlyUnit();
        assertThat(unit.steps()).hasSize(UnitRecorder.MOST_STEPS);
        assertThat(unit.overflow()).isEqualTo(10);
        assertThat(unit.statements()).isEqualTo(UnitRecorder.MOST_STEPS + 10);
        assertThat(unit.incomplete()).contains("10 executions");
    }

    @Test
    void aValueWhoseOwnMethodsThrowIsNoValue() {
        Object hostile = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("not for you");
            }
        };
        script.query(LIST, "select id from owners where x = ?", binds(hostile), row(hostile));
        assertThat(script.onlyUnit().statements()).isEqualTo(1);
    }

    @Test
    void anExecutionAfterTheEndIsRefusedAndMayBeGivenToAnother() {
        UnitRecorder ended = script.current();
        script.end();
        Call call = new Call(script.recorder().sql("select 1"));
        assertThat(ended.executed(call)).isNull();
        assertThat(call.wasRefused()).isTrue();

        UnitRecorder next = script.current();
        next.executed(call);
        assertThat(call.wasRefused()).isFalse();
        assertThat(next.snapshot(script.now()).statements()).isEqualTo(1);
    }

    @Test
    void batchesKeepTheirSizes() {
        script.run("insert into pets (id, name) values (?, ?)")
                .at(PETS)
                .batch(binds(1, "a"), binds(2, "b"), binds(3, "c"))
                .affecting(3);
        assertThat(script.onlyUnit().steps()).singleElement().satisfies(step -> {
            assertThat(step.batches()).isEqualTo(new Step.Batches(1, 3, 3, 3));
            assertThat(step.rows().total()).isEqualTo(3);
        });
    }

    @Test
    void theLongestPauseOfATransactionIsKept() {
        owners(101);
        script.pause(5_000_000);
        petsOf(101L);
        script.commit();
        assertThat(script.onlyUnit().transactions()).singleElement().satisfies(transaction -> {
            assertThat(transaction.statements()).isEqualTo(2);
            assertThat(transaction.longestIdle()).isBetween(5_000_000L, 5_010_000L);
            assertThat(transaction.idleAfter()).isZero();
            assertThat(transaction.idlePath()).isEqualTo(PETS);
        });
    }

    @Test
    void aMillionExecutionsCostLessThan64MiB() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        Recorder recorder = script.recorder();
        UnitRecorder unit = script.current();
        Binds binds = recorder.binds();
        for (int i = 0; i < 1_000_000; i++) {
            binds.set(1, (long) i);
            ResultRows rows = unit.executed(
                    new Call(recorder.sql("select id from pets where owner_id = ? and k" + i % 500 + " = 1"))
                            .binds(binds)
                            .path(PETS)
                            .timed(i, 100 + i % 1_000));
            rows.row();
            rows.read(1, i + 10_000_000L);
            rows.close(true);
        }
        System.gc();
        long used = runtime.totalMemory() - runtime.freeMemory() - before;
        assertThat(unit.snapshot(1).statements()).isEqualTo(1_000_000);
        assertThat(used).isLessThan(64L << 20);
    }

    @Test
    void aResultThatWasHandedBackIsTheNextOneAndNothingOfItIsLeft() {
        UnitRecorder unit = script.current();
        ResultRows first = executed(unit);
        first.row();
        first.read(1, 101L);
        first.row();
        first.handBack(false);

        ResultRows second = executed(unit);
        assertThat(second).isSameAs(first);
        second.row();
        second.read(1, 102L);
        second.handBack(true);

        petsOf(101L);
        petsOf(102L);
        Unit ended = script.onlyUnit();
        assertThat(ended.steps().get(0).rows()).isEqualTo(new Step.Rows(3, 2, 1, 1));
        Edge edge = ended.edges().get(0);
        assertThat(edge.matched()).isEqualTo(2);
    }

    @Test
    void aResultIsNotTheNextOneWhileSomebodyMayTouchIt() throws InterruptedException {
        UnitRecorder unit = script.current();
        ResultRows outer = executed(unit);
        ResultRows inner = executed(unit);
        assertThat(inner).isNotSameAs(outer);

        inner.close(true);
        ResultRows afterClose = executed(unit);
        assertThat(afterClose).isNotSameAs(inner);

        Thread other = new Thread(() -> afterClose.handBack(true));
        other.start();
        other.join();
        assertThat(executed(unit)).isNotSameAs(afterClose);
    }

    private ResultRows executed(UnitRecorder unit) {
        return Objects.requireNonNull(
                unit.executed(new Call(script.recorder().sql("select id, name from owners")).path(LIST)));
    }
}
