package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.ResultRows;
import org.junit.jupiter.api.Test;

/** {@code in-memory-pagination}: what it finds, and what looks like it and is none. */
final class InMemoryPaginationTest extends RuleFixture {
    private void read(int skipped, int touched) {
        ResultRows rows =
                script.run("select id, name from owners order by name").at(LIST).open();
        for (int i = 0; i < skipped; i++) {
            rows.row();
        }
        for (int i = 0; i < touched; i++) {
            rows.row();
            rows.read(1, (long) i);
            rows.touch(2);
        }
        rows.close(false);
    }

    @Test
    void rowsPassedWithoutLookingAreFound() {
        read(40, 10);
        assertThat(only("in-memory-pagination").evidence())
                .containsExactly("40 rows of 50 were passed without reading a column of them");
    }

    @Test
    void whatTheOrmItselfSaysIsProven() {
        script.run("select o.id, p.id from owners o left join pets p on p.owner_id = o.id")
                .at(LIST)
                .via(Via.HIBERNATE)
                .role(Role.PAGED_IN_MEMORY)
                .rows(row(1L, 2L), row(1L, 3L));
        assertThat(only("in-memory-pagination").confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void readingEveryRowOrNoneIsNone() {
        read(0, 50);
        script.begin(UnitKind.REQUEST, "GET /b", "b");
        read(50, 0);
        assertNothing();
    }

    @Test
    void rowsThatAreOnlyCountedAreNone() {
        read(500, 0);
        assertNothing();
    }

    @Test
    void theFirstRowsOfManyAreNone() {
        read(0, 10);
        script.begin(UnitKind.REQUEST, "GET /b", "b");
        read(19, 10);
        assertNothing();
    }

    @Test
    void fewSkippedOfManyReadAreNone() {
        read(30, 200);
        assertNothing();
    }

    @Test
    void whatHasALimitOfItsOwnIsNone() {
        ResultRows rows = script.run("select id, name from owners order by name limit 100")
                .at(LIST)
                .open();
        for (int i = 0; i < 60; i++) {
            rows.row();
        }
        rows.row();
        rows.read(1, 7L);
        rows.close(false);
        assertNothing();
    }
}
