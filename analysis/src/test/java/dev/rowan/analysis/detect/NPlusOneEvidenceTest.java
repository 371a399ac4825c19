package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.Column;
import org.junit.jupiter.api.Test;

/** {@code n-plus-one}: every sentence of its evidence, and that none is said where it is not so. */
final class NPlusOneEvidenceTest extends NPlusOneFixture {
    private static final String TIME = ", less than 0.1 ms in the driver";

    @Test
    void valuesInOrder() {
        owners(ids(101, 4));
        for (long id : ids(101, 4)) {
            pets(LOOP, id);
        }
        Finding finding = only();
        assertThat(finding.title())
                .isEqualTo("pets is read once for each row of owners: 4 statements where 1 would do");
        assertThat(finding.evidence())
                .containsExactly(
                        "4 executions with 4 different values" + TIME,
                        "4 values of 4 looked at had been read from owners.id of OwnerService.list:40, in the order of"
                                + " its rows");
    }

    @Test
    void valuesInAnotherOrder() {
        owners(ids(101, 4));
        for (long id : new long[] {103, 101, 104, 102}) {
            pets(LOOP, id);
        }
        assertThat(only().evidence())
                .containsExactly(
                        "4 executions with 4 different values" + TIME,
                        "4 values of 4 looked at had been read from owners.id of OwnerService.list:40, in another order");
    }

    private void twoColumnsAlike() {
        script.query(
                LIST, "select id, address_id from owners", binds(), row(1L, 1L), row(2L, 2L), row(3L, 3L), row(4L, 4L));
        for (long id = 1; id <= 4; id++) {
            pets(LOOP, id);
        }
    }

    @Test
    void aRivalIsNamedAndWhatDecidedAgainstIt() {
        twoColumnsAlike();
        assertThat(only().evidence()).contains("owners.address_id held the same values");
        script.recorder().foreignKey(new Column("pets", "owner_id"), new Column("owners", "id"));
        assertThat(only().evidence())
                .containsExactly(
                        "4 executions with 4 different values" + TIME,
                        "4 values of 4 looked at had been read from owners.id of OwnerService.list:40, in the order of"
                                + " its rows",
                        "owners.address_id held the same values; a foreign key or the library names the" + " column",
                        "the database has a foreign key for it: pets.owner_id → owners.id");
    }

    @Test
    void theLibrarysWord() {
        owners(ids(101, 3));
        for (long id : ids(101, 3)) {
            script.run(PETS, id)
                    .at(LOOP)
                    .via(Via.HIBERNATE)
                    .cause(Cause.lazyMany("Owner.pets"))
                    .rows(row(id, "rex"));
        }
        Finding finding = only();
        assertThat(finding.title())
                .isEqualTo("Owner.pets is read once for each row of owners: 3 statements where 1 would do");
        assertThat(finding.evidence()).hasSize(3).endsWith("the library said that it was loading Owner.pets");
    }

    @Test
    void asManyExecutionsAsRows() {
        script.query(LIST, "select weight from owners", binds(), row(1.5), row(2.5), row(3.5));
        for (double weight : new double[] {1.5, 2.5, 3.5}) {
            script.query(LOOP, "select id from pets where weight = ?", binds(weight), row(1L));
        }
        Finding finding = only();
        assertThat(finding.title()).contains("once for each row of owners");
        assertThat(finding.evidence())
                .containsExactly(
                        "3 executions with 3 different values" + TIME,
                        "as many executions as OwnerService.list:40 read rows (3)");
    }

    @Test
    void nothingButTheOrder() {
        script.query(LIST, "select name from owners", binds(), row("a"), row("b"), row("c"), row("d"));
        for (long id : ids(101, 3)) {
            pets(LOOP, id);
        }
        Finding finding = only();
        assertThat(finding.title()).isEqualTo("pets is read in a loop: 3 statements where 1 would do");
        assertThat(finding.evidence())
                .containsExactly(
                        "3 executions with 3 different values" + TIME,
                        "it followed the query at OwnerService.list:40; nothing else ties the two");
    }

    @Test
    void linesThreadsAndTheTestsConfiguration() {
        owners(ids(101, 6));
        int number = 0;
        for (long id : ids(101, 6)) {
            int thread = ++number % 2;
            script.run(PETS, id)
                    .at("OwnerTests.lists:20", "OwnerController.show:31", "OwnerService.list:" + (41 + thread))
                    .role(Role.TEST_CONFIGURATION)
                    .with(call -> call.thread(thread))
                    .rows(row(id, "rex"));
        }
        assertThat(only().evidence())
                .contains(
                        "spread over 2 call sites",
                        "the test's configuration switches off what may hide this in production");
    }

    @Test
    void anIncompleteUnit() {
        owners(ids(101, 4));
        for (long id : ids(101, 4)) {
            pets(LOOP, id);
        }
        script.end("too many steps");
        assertThat(only().evidence()).endsWith("the unit is incomplete (too many steps): there may have been more");
    }

    // -- how surely

    @Test
    void thePossibleIsAWarningAndTheRestAnError() {
        owners(ids(101, 4));
        for (long id : new long[] {103, 101, 104, 102}) {
            pets(LOOP, id);
        }
        Finding likely = only();
        assertThat(likely.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(likely.severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aQueryThatOnlyCameBeforeAndElsewhereIsHardlyAParent() {
        script.query(
                path("Menu.render:9"), "select name from entries", binds(), row("a"), row("b"), row("c"), row("d"));
        for (long id : ids(101, 3)) {
            pets(path("OwnerController.show:31", "OwnerService.list:41"), id);
        }
        Finding finding = only();
        assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aQueryThatCameBeforeInTheSameMethodIsProbablyTheParent() {
        script.query(
                path("OwnerController.show:31", "OwnerService.list:40"),
                "select name from owners",
                binds(),
                row("a"),
                row("b"),
                row("c"),
                row("d"));
        for (long id : ids(101, 3)) {
            pets(path("OwnerController.show:31", "OwnerService.list:41"), id);
        }
        assertThat(only().confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void ofTheQueriesBeforeTheLatestWithEnoughRowsIsTakenForTheParent() {
        script.query(
                path("OwnerService.list:38"),
                "select name from towns",
                binds(),
                row("a"),
                row("b"),
                row("c"),
                row("d"));
        script.query(
                path("OwnerService.list:39"),
                "select name from owners",
                binds(),
                row("a"),
                row("b"),
                row("c"),
                row("d"),
                row("e"));
        script.query(path("OwnerService.list:40"), "select name from vets", binds(), row("a"), row("b"));
        script.query(path("OwnerService.list:40"), "select 1", binds(), row(1), row(1), row(1), row(1));
        script.run("update owners set seen = 1").at("OwnerService.list:40").affecting(9);
        for (long id : ids(101, 3)) {
            pets(path("OwnerService.list:41"), id);
        }
        script.query(
                path("OwnerService.list:44"),
                "select name from later",
                binds(),
                row("a"),
                row("b"),
                row("c"),
                row("d"));
        assertThat(only().parent().sql()).isEqualTo("select name from owners");
    }

    @Test
    void aQueryOfTwoDifferentValuesIsNoRepetitionUnlessItsParentIsKnown() {
        pets(LOOP, 901);
        pets(LOOP, 902);
        pets(LOOP, 901);
        assertThat(script.findings("n-plus-one")).isEmpty();
    }

    @Test
    void aRangeAloneIsNotAskedForEachRowThoughItsValuesAre() {
        owners(ids(101, 4));
        for (long id : ids(101, 4)) {
            script.query(LOOP, "select id from visits where seen_until > ?", binds(id), row(id * 7));
        }
        assertNothing();
    }
}
