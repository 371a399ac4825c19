package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.UnitKind;
import org.junit.jupiter.api.Test;

/** {@code varying-in-list}: what it finds, and what looks like it and is none. */
final class VaryingInListTest extends RuleFixture {
    private void lists(String sql, int... lengths) {
        for (int length : lengths) {
            Object[] values = new Object[length];
            for (int i = 0; i < length; i++) {
                values[i] = length * 1_000L + i;
            }
            script.begin(UnitKind.REQUEST, "GET /", "t" + length);
            String marks = "?" + ", ?".repeat(length - 1);
            script.query(LOOP, sql.replace("$", marks), values, row(1L));
        }
    }

    @Test
    void listsOfManyLengthsAreFound() {
        lists("select name from tags where id in ($)", 2, 3, 5, 7, 11);
        assertThat(only("varying-in-list").evidence())
                .containsExactly("between 2 and 11 values, at least 5 different lengths in the run");
    }

    @Test
    void listsPaddedToAFewLengthsAreNone() {
        lists("select name from tags where id in ($)", 2, 4, 8, 16);
        lists("select name from tags where id in ($)", 2, 4, 8, 16);
        assertNothing();
    }

    @Test
    void chunksOfOneLengthAndTheirRestAreNone() {
        lists("select name from tags where id in ($)", 100, 100, 100, 37);
        assertNothing();
    }

    @Test
    void insertsOfSeveralRowsAreNoLists() {
        for (int rows = 2; rows < 9; rows++) {
            script.begin(UnitKind.REQUEST, "GET /", "t" + rows);
            Object[] values = new Object[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = rows * 1_000L + i;
            }
            script.run("insert into tags (id) values (?)" + ", (?)".repeat(rows - 1), values)
                    .at(LOOP)
                    .affecting(rows);
        }
        assertNothing();
    }

    @Test
    void arraysAreNone() {
        for (int length = 2; length < 12; length++) {
            script.begin(UnitKind.REQUEST, "GET /", "t" + length);
            Long[] keys = new Long[length];
            java.util.Arrays.fill(keys, 7L);
            script.query(LOOP, "select name from tags where id = any(?)", new Object[] {keys}, row(1L));
        }
        assertNothing();
    }

    @Test
    void listsInDeletesAndBesideOtherConditionsAreFound() {
        lists("delete from tags where owner_id = 7 and id in ($)", 2, 3, 5, 7, 11);
        assertThat(script.findings("varying-in-list")).hasSize(1);
    }
}
