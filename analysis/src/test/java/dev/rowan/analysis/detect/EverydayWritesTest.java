package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Via;
import org.junit.jupiter.api.Test;

/** Writes as applications have them every day: faults that look innocent, and innocent ones that look like faults. */
final class EverydayWritesTest extends RuleFixture {

    private static final String PICK = "update tasks set picked = ?, picked_by = ?, version = version + 1"
            + " where picked = ? and name = ? and instance = ? and version = ?";

    private void due() {
        script.query(
                LIST,
                "select name, instance, version from tasks where due <= ? and picked = ?",
                binds(11_000L, false),
                row("mail", "a1", 1L),
                row("mail", "b2", 1L),
                row("mail", "c3", 1L),
                row("mail", "d4", 1L));
    }

    @Test
    void aRowThatIsClaimedOnlyIfItIsStillFreeMayHaveToBeClaimedAlone() {
        due();
        for (String instance : new String[] {"a1", "b2", "c3", "d4"}) {
            script.run(PICK, true, "me", false, "mail", instance, 1L).at(LOOP).affecting(1);
        }
        Finding finding = only("n-plus-one-write");
        assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.title()).endsWith("each only if it is as it was read");
        assertThat(finding.remedy().text()).contains("a job is claimed, then run");
    }

    @Test
    void aRowThatIsSavedWhateverItIsIsNoSuchClaim() {
        due();
        for (String instance : new String[] {"a1", "b2", "c3", "d4"}) {
            script.run("update tasks set due = ? where name = ? and instance = ?", 12_000L, "mail", instance)
                    .at(LOOP)
                    .affecting(1);
        }
        assertThat(only("n-plus-one-write").confidence()).isGreaterThan(Confidence.POSSIBLE);
    }

    @Test
    void versionedRowsThatAnOrmFlushesAreSavedAsAnyOthers() {
        for (long id = 901; id <= 904; id++) {
            script.run("update pet set name = ?, version = ? where id = ? and version = ?", "rex", 2, id, 1)
                    .at(LOOP)
                    .via(Via.HIBERNATE)
                    .cause(new Cause(Cause.Kind.FLUSH, "", "", false, 0, "", ""))
                    .affecting(1);
        }
        assertThat(only("n-plus-one-write").confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void aNameThatIsBothKeyAndNewNameIsNoClaim() {
        for (int i = 0; i < 4; i++) {
            script.run("update tags set name = ? where name = ?", "new" + i, "old" + i)
                    .at(LOOP)
                    .affecting(1);
        }
        assertThat(only("n-plus-one-write").confidence()).isGreaterThan(Confidence.POSSIBLE);
    }

    @Test
    void theProgressOfOneJobIsNoManyRows() {
        for (int percent = 0; percent < 100; percent += 10) {
            script.run("update jobs set progress = ?, seen_at = ? where id = ?", percent, 11_000L + percent, 77L)
                    .at(LOOP)
                    .affecting(1);
        }
        assertNothing();
    }

    @Test
    void aLeaseThatIsRenewedIsNoManyRows() {
        for (long now = 1; now <= 6; now++) {
            script.run("update locks set until = ? where name = ? and owner = ?", now, "cleanup", "me")
                    .at(LOOP)
                    .affecting(1);
        }
        assertNothing();
    }

    @Test
    void rowsWhoseKeysAreWrittenIntoTheTextAreManyRows() {
        for (long id = 901; id <= 904; id++) {
            script.run("update pets set seen = 1 where id = " + id).at(LOOP).affecting(1);
        }
        only("n-plus-one-write");
    }

    @Test
    void rowsOfTwoKeysAreManyRowsThoughOneKeyStays() {
        for (long line = 1; line <= 4; line++) {
            script.run("delete from lines where order_id = ? and line_no = ?", 77L, line)
                    .at(LOOP)
                    .affecting(1);
        }
        only("n-plus-one-write");
    }

    @Test
    void listsOfOneKeyEachAreManyStatements() {
        for (long id = 901; id <= 904; id++) {
            script.run("delete from pets where id in (?)", id).at(LOOP).affecting(1);
        }
        only("n-plus-one-write");
    }

    @Test
    void whatIsInsertedUnlessItIsThereIsInsertedAllTheSame() {
        for (int i = 0; i < 4; i++) {
            script.run("insert into tags (name) values (?) on conflict (name) do nothing", "t" + i)
                    .at(LOOP)
                    .affecting(i % 2);
        }
        only("n-plus-one-write");
    }

    @Test
    void oneLineInTheLogForEachCallIsNone() {
        for (int line = 40; line < 45; line++) {
            script.run("insert into audit (what, at) values (?, ?)", "did " + line, (long) line)
                    .at(path("Orders.place:" + line, "Audit.log:7"))
                    .affecting(1);
        }
        assertNothing();
    }

    @Test
    void insertsFromAQueryAreNone() {
        for (long year = 2021; year <= 2024; year++) {
            script.run("insert into archive select * from orders where year = ?", year)
                    .at(LOOP)
                    .affecting(5_000);
        }
        assertNothing();
    }
}
