package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.ResultRows;
import dev.rowan.analysis.sql.Column;
import java.util.List;
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
    void aRivalColumnMakesItLikelyOnlyAndAForeignKeyProvesItAgain() {
        rivalling();
        Finding likely = only();
        assertThat(likely.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(likely.evidence()).anyMatch(sentence -> sentence.contains("held the same values"));

        script.recorder().foreignKey(new Column("pets", "owner_id"), new Column("owners", "id"));
        assertThat(only().confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void aForeignKeyNamesTheAssociationAndLeavesTheIdAsItIs() {
        owners(ids(101, 10));
        for (long id : ids(101, 10)) {
            pets(LOOP, id);
        }
        script.recorder().foreignKey(new Column("PETS", "OWNER_ID"), new Column("OWNERS", "ID"));
        Finding finding = only();
        assertThat(finding.association()).isEqualTo("pets.owner_id → owners.id");
        assertThat(finding.id()).isEqualTo("n-plus-one:OwnerService.list:select pets(owner_id)");
        assertThat(finding.evidence()).contains("the database has a foreign key for it: pets.owner_id → owners.id");
        assertThat(finding.remedy().kind()).isEqualTo(Remedy.Kind.IN_QUERY);
    }

    private static final String JOINED =
            "select pets.id, day from pets left join visits on pets.id = pet_id where owner_id = ?";

    @Test
    void aForeignKeyNamesAKeyThatAJoinLeavesWithoutItsTable() {
        owners(ids(101, 10));
        for (long id : ids(101, 10)) {
            script.query(LOOP, JOINED, binds(id), row(7L, "monday"));
        }
        script.recorder().foreignKey(new Column("pets", "owner_id"), new Column("owners", "id"));
        assertThat(only().association()).isEqualTo("pets.owner_id → owners.id");
    }

    @Test
    void twoForeignKeysOfOneColumnNameNothing() {
        owners(ids(101, 10));
        for (long id : ids(101, 10)) {
            script.query(LOOP, JOINED, binds(id), row(7L, "monday"));
        }
        script.recorder().foreignKey(new Column("pets", "owner_id"), new Column("owners", "id"));
        script.recorder().foreignKey(new Column("visits", "owner_id"), new Column("owners", "id"));
        assertThat(only().association()).isNull();
    }

    @Test
    void ofTwoColumnsWithTheSameValuesTheForeignKeyTellsWhich() {
        script.query(
                LIST,
                "select id, author_id from comments",
                binds(),
                row(1L, 1L),
                row(2L, 2L),
                row(3L, 3L),
                row(4L, 4L));
        for (long id = 1; id <= 4; id++) {
            script.query(LOOP, "select name from users where id = ?", binds(id), row("a"));
        }
        Finding unknown = only();
        assertThat(unknown.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(unknown.association()).isNull();

        script.recorder().foreignKey(new Column("comments", "author_id"), new Column("users", "id"));
        Finding known = only();
        assertThat(known.association()).isEqualTo("comments.author_id → users.id");
        assertThat(known.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(known.parent().column()).isEqualTo("comments.author_id");
    }

    @Test
    void aForeignKeyOfOtherColumnsNamesNothing() {
        owners(ids(101, 10));
        for (long id : ids(101, 10)) {
            pets(LOOP, id);
        }
        script.recorder().foreignKey(new Column("pets", "type_id"), new Column("types", "id"));
        assertThat(only().association()).isNull();
    }

    private void rivalling() {
        script.query(
                LIST, "select id, address_id from owners", binds(), row(1L, 1L), row(2L, 2L), row(3L, 3L), row(4L, 4L));
        for (long id = 1; id <= 4; id++) {
            pets(LOOP, id);
        }
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
    void nestedOnesAreATree() {
        owners(ids(101, 4));
        long visit = 90_000;
        for (long owner : ids(101, 4)) {
            long pet = owner * 1_000;
            script.query(LOOP, PETS, binds(owner), row(pet, "a"), row(pet + 1, "b"), row(pet + 2, "c"));
            for (int i = 0; i < 3; i++) {
                script.query(
                        path("OwnerTests.lists:20", "OwnerController.show:31", "OwnerService.list:43"),
                        "select id from visits where pet_id = ?",
                        binds(pet + i),
                        row(visit++));
            }
        }
        List<Finding> findings = script.findings("n-plus-one");
        assertThat(findings)
                .extracting(Finding::id)
                .containsExactly(
                        "n-plus-one:OwnerService.list:select visits(pet_id)",
                        "n-plus-one:OwnerService.list:select pets(owner_id)");
        assertThat(findings.get(0).within()).isEqualTo(findings.get(1).id());
        assertThat(findings.get(1).within()).isNull();
        assertThat(findings).extracting(Finding::confidence).containsOnly(Confidence.PROVEN);
        assertThat(findings).extracting(Finding::count).containsExactly(12L, 4L);
    }

    @Test
    void interleavedStatementsAreOneFindingEach() {
        owners(ids(101, 5));
        for (long id : ids(101, 5)) {
            pets(LOOP, id);
            script.query(
                    path("OwnerController.show:31", "OwnerService.list:42"),
                    "select city from addresses where owner_id = ?",
                    binds(id),
                    row("x"));
            script.query(
                    path("OwnerController.show:31", "OwnerService.list:43"),
                    "select nr from phones where owner_id = ?",
                    binds(id),
                    row("y"));
        }
        assertThat(script.findings("n-plus-one"))
                .hasSize(3)
                .allSatisfy(f -> assertThat(f.confidence()).isEqualTo(Confidence.PROVEN));
    }

    @Test
    void validationQueriesBetweenChangeNothing() {
        owners(ids(101, 5));
        for (long id : ids(101, 5)) {
            script.run("select 1").role(Role.POOL_VALIDATION).rows(row(1));
            pets(LOOP, id);
        }
        assertThat(only().confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void oneLoopSpreadOverHelpersIsOneFindingAtTheirCommonAncestor() {
        owners(ids(101, 6));
        int i = 0;
        for (long id : ids(101, 6)) {
            CallPath helper = path(
                    "OwnerController.show:31",
                    "OwnerService.list:41",
                    i++ % 3 == 0 ? "Helper.big:5" : i % 2 == 0 ? "Helper.small:9" : "Helper.middle:7");
            pets(helper, id);
        }
        Finding finding = only();
        assertThat(finding.count()).isEqualTo(6);
        assertThat(finding.callSite()).hasToString("OwnerService.list:41");
    }

    @Test
    void recursionIsOnePlace() {
        script.query(
                path("Tree.walk:5"),
                "select id, name from nodes where parent_id is null and tree = ?",
                binds(9L),
                row(1001L, "root"));
        String[] frames = {"Tree.walk:6"};
        long node = 1001;
        for (int depth = 0; depth < 6; depth++) {
            script.query(
                    path(frames), "select id, name from nodes where parent_id = ?", binds(node), row(node + 7, "n"));
            node += 7;
            frames = java.util.stream.Stream.concat(
                            java.util.Arrays.stream(frames), java.util.stream.Stream.of("Tree.walk:8"))
                    .toArray(String[]::new);
        }
        assertThat(script.findings("n-plus-one"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.count()).isEqualTo(6));
    }

    @Test
    void listsOfChangingLengthForEachRowAreOneToo() {
        script.query(
                LIST,
                "select id, a, b from posts",
                binds(),
                row(11L, 501L, 502L),
                row(12L, 503L, 504L),
                row(13L, 505L, 506L));
        script.query(LOOP, "select name from tags where id in (?, ?)", binds(901L, 902L), row("a"));
        script.query(LOOP, "select name from tags where id in (?)", binds(903L), row("b"));
        script.query(LOOP, "select name from tags where id in (?, ?, ?)", binds(904L, 905L, 906L), row("c"));
        assertThat(only().count()).isEqualTo(3);
    }

    @Test
    void threadsThatShareTheWorkAreOneLoop() {
        owners(ids(101, 8));
        int thread = 100;
        for (long id : ids(101, 8)) {
            int number = thread++ % 4 + 100;
            script.run(PETS, id).at(LOOP).with(call -> call.thread(number)).rows(row(id, "rex"));
        }
        Finding finding = only();
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.evidence()).anyMatch(sentence -> sentence.contains("4 threads"));
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
}
