package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.ResultRows;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code n-plus-one}: what it finds, and how surely. */
final class NPlusOneTest extends NPlusOneFixture {

    @Test
    void aQueryForEachRowOfAnotherIsProvenByItsValues() {
        owners(ids(101, 10));
        for (long id : ids(101, 10)) {
            pets(LOOP, id);
        }
        Finding finding = only();
        assertThat(finding.id()).isEqualTo("n-plus-one:OwnerService.list:select pets(owner_id)");
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.count()).isEqualTo(10);
        assertThat(finding.wouldBe()).isEqualTo(1);
        assertThat(finding.callSite()).hasToString("OwnerService.list:41");
        assertThat(finding.path())
                .containsExactly("OwnerTests.lists:20", "OwnerController.show:31", "OwnerService.list:41");
        assertThat(finding.parent()).isNotNull();
        assertThat(finding.parent().column()).isEqualTo("owners.id");
        assertThat(finding.parent().rows()).isEqualTo(10);
        assertThat(finding.parent().callSite()).hasToString("OwnerService.list:40");
        assertThat(finding.occurrences()).singleElement().satisfies(occurrence -> {
            assertThat(occurrence.test()).isEqualTo("com.acme.OwnerTests.lists");
            assertThat(occurrence.scope()).isEqualTo("request");
        });
    }

    @Test
    void itIsProvenWhileTheParentIsBeingReadStill() {
        ResultRows owners = script.run(OWNERS).at(LIST).open();
        for (long id : ids(101, 5)) {
            owners.row();
            owners.read(1, id);
            pets(LOOP, id);
        }
        owners.close(true);
        assertThat(only().confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void valuesInAnotherOrderMakeItLikelyOnly() {
        owners(ids(101, 4));
        for (long id : new long[] {103, 101, 104, 102}) {
            pets(LOOP, id);
        }
        assertThat(only().confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void twoDifferentValuesProveNothing() {
        script.query(
                LIST,
                "select id, author_id from posts",
                binds(),
                row(11L, 501L),
                row(12L, 502L),
                row(13L, 501L),
                row(14L, 502L));
        for (long author : new long[] {501, 502, 501, 502}) {
            script.query(LOOP, "select name from authors where id = ?", binds(author), row("a"));
        }
        assertThat(only().confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void theLibrarysWordProvesItWhateverTheValues() {
        owners(ids(1, 4));
        for (long id : new long[] {3, 1, 4, 2}) {
            script.run(PETS, id)
                    .at(LOOP)
                    .via(Via.HIBERNATE)
                    .cause(Cause.lazyMany("Owner.pets"))
                    .rows(row(id, "rex"));
        }
        Finding finding = only();
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.association()).isEqualTo("Owner.pets");
        assertThat(finding.id()).isEqualTo("n-plus-one:OwnerService.list:Owner.pets");
    }

    @Test
    void asManyExecutionsAsRowsMakeItLikelyWhenValuesTellNothing() {
        script.query(LIST, "select name from owners", binds(), row(1.5), row(2.5), row(3.5));
        for (double x : new double[] {1.5, 2.5, 3.5}) {
            script.query(LOOP, "select id from pets where weight = ?", binds(x), row(1L));
        }
        Finding finding = only();
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.evidence()).anyMatch(sentence -> sentence.contains("as many executions as"));
    }

    @Test
    void uuidsProveItAsNumbersDo() {
        UUID[] ids = {UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()};
        script.query(LIST, OWNERS, binds(), row(ids[0], ""), row(ids[1], ""), row(ids[2], ""), row(ids[3], ""));
        for (UUID id : ids) {
            script.query(LOOP, PETS, binds(id.toString()), row(id));
        }
        assertThat(only().confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void inlineLiteralsProveItAsBindsDo() {
        owners(ids(101, 5));
        for (long id : ids(101, 5)) {
            script.query(LOOP, "select id, name from pets where owner_id = " + id, binds());
        }
        assertThat(only().confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void aLoopWithoutAParentIsPossibleUnderATestAndLikelyInARequestOfItsOwn() {
        script.begin(UnitKind.TEST, "", "com.acme.OwnerTests.lists");
        for (long id : ids(101, 5)) {
            pets(LOOP, id);
        }
        assertThat(only().confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    @Test
    void aLoopThatTheByteCodeShowsIsTheApplications() {
        Frame test = new Frame("com.acme.OwnerTests", "lists", "", 20, Frame.Origin.TEST, Frame.Loop.OUTSIDE);
        Frame service = new Frame("com.acme.OwnerService", "list", "", 41, Frame.Origin.APPLICATION, Frame.Loop.INSIDE);
        script.begin(UnitKind.TEST, "", "com.acme.OwnerTests.lists");
        // The test reads the owners and hands them over; the loop is in the service.
        script.query(path("OwnerTests.lists:19"), OWNERS, binds(), row(101L, ""), row(102L, ""), row(103L, ""));
        for (long id : ids(101, 3)) {
            script.query(CallPath.of(test, service), PETS, binds(id), row(id));
        }
        assertThat(only().confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void aTestsConfigurationLowersConfidence() {
        owners(ids(101, 4));
        for (long id : ids(101, 4)) {
            script.run(PETS, id).at(LOOP).role(Role.TEST_CONFIGURATION).rows(row(id));
        }
        assertThat(only().confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void aParentThatRanBeforeIsToldWithTheRowsOfOneRun() {
        owners(ids(101, 6));
        owners(ids(101, 6));
        for (long id : ids(101, 6)) {
            pets(LOOP, id);
        }
        assertThat(script.findings("n-plus-one")).singleElement().satisfies(finding -> {
            assertThat(finding.parent().rows()).isEqualTo(6);
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        });
    }

    @Test
    void manyMoreRowsThanAreTrackedDoNotWeakenIt() {
        owners(ids(100_000, 5_000));
        for (long id : ids(100_000, 5_000)) {
            pets(LOOP, id);
        }
        assertThat(script.findings("n-plus-one"))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.PROVEN);
    }

    @Test
    void valuesOfAnEarlierRunOfTheParentMakeItLikelyOnly() {
        owners(ids(101, 4));
        owners(ids(201, 4));
        for (long id : ids(101, 4)) {
            pets(LOOP, id);
        }
        assertThat(script.findings("n-plus-one"))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.LIKELY);
    }
}
