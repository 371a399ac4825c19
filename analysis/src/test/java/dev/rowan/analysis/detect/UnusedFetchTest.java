package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import org.junit.jupiter.api.Test;

/** {@code unused-fetch}: what it finds, and what looks like it and is none. */
final class UnusedFetchTest extends RuleFixture {
    private static final String JOIN = "select o.id, p.id from owners o left join pets p on p.owner_id = o.id";

    private Runnable fetch(CallPath at, String sql, Via via, long loaded) {
        script.run(sql).at(at).via(via).rows(row(1L, 2L));
        String fingerprint = script.recorder().sql(sql).statement().fingerprint();
        return script.recorder().fetched("Owner.pets", Fetch.Kind.JOIN, at, fingerprint, "t", loaded, 30);
    }

    @Test
    void anAssociationThatNothingLooksAtIsFound() {
        fetch(LIST, JOIN, Via.ROWAN, 10);
        Finding finding = only("unused-fetch");
        assertThat(finding.id()).isEqualTo("unused-fetch:OwnerService.list:Owner.pets");
        assertThat(finding.remedy().kind().word()).isEqualTo("remove");
        assertThat(finding.remedy().code())
                .isEqualTo("remove .selectRelated(Owner_.pets()) or .prefetchRelated(Owner_.pets())");
    }

    @Test
    void theRemedySpeaksOfMappingsWhereHibernateLoaded() {
        fetch(LIST, JOIN, Via.HIBERNATE, 10);
        assertThat(only("unused-fetch").remedy().text())
                .contains("join fetch", "entity graph", "map it as lazy")
                .doesNotContain("Related(");
    }

    @Test
    void oneLookInTheWholeRunIsEnough() {
        Runnable look = fetch(LIST, JOIN, Via.ROWAN, 10);
        script.recorder().flush();
        look.run();
        assertNothing();
    }

    @Test
    void whatMayHaveBeenReadPastAllHoldersIsNotCalledUnused() {
        fetch(LIST, JOIN, Via.HIBERNATE, 10);
        script.recorder().fetchesMayBeRead();
        assertNothing();
    }

    @Test
    void aLookIsOneForThePlaceWhateverTheStatement() {
        fetch(LIST, JOIN, Via.ROWAN, 10);
        fetch(LIST, JOIN + " where o.city = ?", Via.ROWAN, 10).run();
        assertNothing();
    }

    @Test
    void fewHoldersMayJustNotHaveBeenLookedAtYet() {
        fetch(LIST, JOIN, Via.ROWAN, 2);
        assertNothing();
    }

    @Test
    void whereOnlyTestsCalledItItIsPossible() {
        script.begin(UnitKind.TEST, "", "com.acme.OwnerTests.lists");
        fetch(path("OwnerTests.lists:9", "OwnerService.list:40"), JOIN, Via.HIBERNATE, 10);
        assertThat(only("unused-fetch").confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    @Test
    void inARequestItIsLikelyAlsoWhereATestSentIt() {
        fetch(path("OwnerTests.lists:9", "OwnerService.list:40"), JOIN, Via.HIBERNATE, 10);
        assertThat(only("unused-fetch").confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void holdersOfSeveralStatementsOfOnePlaceAddUp() {
        fetch(LIST, JOIN, Via.ROWAN, 2);
        fetch(LIST, JOIN + " where o.city = ?", Via.ROWAN, 2);
        assertThat(only("unused-fetch").evidence().toString()).contains("4 holders");
    }

    @Test
    void anIncompleteUnitKeepsItSilent() {
        fetch(LIST, JOIN, Via.ROWAN, 10);
        script.end("some were dropped");
        assertNothing();
    }
}
