package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.judge.Script;
import org.junit.jupiter.api.Test;

/** {@code unused-columns}: what it finds, and what looks like it and is none. */
final class UnusedColumnsTest extends RuleFixture {
    private static final String WIDE = "select id, name, street, city, phone, notes from owners";

    private Script.Run wide() {
        return script.run(WIDE).at(LIST);
    }

    @Test
    void columnsThatNothingReadsAreFound() {
        wide().reading(2).rows(row(1L, "a", "s", "c", "p", "n"));
        Finding finding = only("unused-columns");
        assertThat(finding.evidence()).containsExactly("never read in the whole run: street, city, phone, notes");
        assertThat(finding.remedy().code()).isEqualTo("select id, name from owners …");
    }

    @Test
    void whatAnotherTestReadsIsUsed() {
        script.begin(UnitKind.REQUEST, "GET /a", "a");
        wide().reading(2).rows(row(1L, "a", "s", "c", "p", "n"));
        script.begin(UnitKind.REQUEST, "GET /b", "b");
        wide().reading(6).rows(row(1L, "a", "s", "c", "p", "n"));
        assertNothing();
    }

    @Test
    void whatAnOrmReadsIsNone() {
        wide().via(Via.HIBERNATE).reading(2).rows(row(1L, "a", "s", "c", "p", "n"));
        assertNothing();
    }

    @Test
    void anIncompleteUnitKeepsItSilent() {
        wide().reading(2).rows(row(1L, "a", "s", "c", "p", "n"));
        script.end("some were dropped");
        assertNothing();
    }

    @Test
    void whereOnlyThatThereIsARowIsLookedAtNothingIsSaid() {
        wide().reading(0).rows(row(1L, "a", "s", "c", "p", "n"));
        assertNothing();
    }

    @Test
    void twoPlacesAreJudgedEachByItself() {
        wide().reading(6).rows(row(1L, "a", "s", "c", "p", "n"));
        script.run(WIDE).at(LOOP).reading(1).rows(row(1L, "a", "s", "c", "p", "n"));
        assertThat(script.findings("unused-columns"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.callSite()).hasToString("OwnerService.list:41"));
    }

    @Test
    void fewUnreadColumnsAreNone() {
        wide().reading(4).rows(row(1L, "a", "s", "c", "p", "n"));
        assertNothing();
    }
}
