package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import org.junit.jupiter.api.Test;

/** {@code count-in-loop}: what it finds, and what looks like it and is none. */
final class CountInLoopTest extends RuleFixture {
    private void owners() {
        script.query(LIST, "select id from owners", binds(), row(101L), row(102L), row(103L), row(104L));
    }

    @Test
    void aCountForEachRowIsFound() {
        owners();
        for (long id = 101; id <= 104; id++) {
            script.query(LOOP, "select count(*) from pets where owner_id = ?", binds(id), row(2L));
        }
        Finding finding = only("count-in-loop");
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.title()).startsWith("pets is counted once for each row of owners");
        assertThat(finding.remedy().code())
                .isEqualTo("select owner_id, count(*) from pets where owner_id in (?, …) group by owner_id");
    }

    @Test
    void aCountThroughAJoinKeepsItsJoinInTheRemedy() {
        owners();
        for (long id = 101; id <= 104; id++) {
            script.query(
                    LOOP,
                    "select count(p.id) from pets p left join owners o on o.id = p.owner_id where o.id = ? and p.alive"
                            + " = true",
                    binds(id),
                    row(2L));
        }
        assertThat(only("count-in-loop").remedy().code())
                .isEqualTo("select o.id, count(p.id) from pets p left join owners o on o.id = p.owner_id"
                        + " where o.id in (?, …) and p.alive = true group by o.id");
    }

    @Test
    void aQuestionForExistenceForEachRowIsFound() {
        owners();
        for (long id = 101; id <= 104; id++) {
            script.query(LOOP, "select 1 from pets where owner_id = ? limit 1", binds(id), row(1L));
        }
        assertThat(only("count-in-loop").remedy().kind().word()).isEqualTo("exists");
    }

    @Test
    void oneGroupedCountIsNone() {
        owners();
        script.query(
                LOOP,
                "select owner_id, count(*) from pets where owner_id in (?, ?, ?, ?) group by owner_id",
                binds(101L, 102L, 103L, 104L),
                row(101L, 2L));
        assertNothing();
    }

    @Test
    void theCountOfAPagesTotalIsNone() {
        script.query(
                LIST, "select id from owners where city = ? limit 20", binds("Bern"), row(101L), row(102L), row(103L));
        script.query(LOOP, "select count(*) from owners where city = ?", binds("Bern"), row(3L));
        assertNothing();
    }

    @Test
    void countsForADashboardsTilesAreNone() {
        String[] kinds = {"open", "paid", "sent", "lost"};
        for (int tile = 0; tile < kinds.length; tile++) {
            script.query(
                    path("Dashboard.show:" + (20 + tile), "Orders.count:9"),
                    "select count(*) from orders where kind = ?",
                    binds(kinds[tile]),
                    row(2L));
        }
        assertNothing();
    }

    @Test
    void aCountOverAWindowIsARead() {
        owners();
        for (long id = 101; id <= 104; id++) {
            script.query(LOOP, "select count(*) over () from pets where owner_id = ?", binds(id), row(2L));
        }
        only("n-plus-one");
    }
}
