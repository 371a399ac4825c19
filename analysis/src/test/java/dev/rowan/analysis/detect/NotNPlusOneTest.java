package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.UnitKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code n-plus-one}: what repeats and is none. */
final class NotNPlusOneTest extends NPlusOneFixture {
    /** A path whose application frames are known to stand in no loop, but for a method {@code each}. */
    private static CallPath straight(String... frames) {
        return new CallPath(path(frames).frames().stream()
                .map(frame -> new Frame(
                        frame.className(),
                        frame.method(),
                        frame.file(),
                        frame.line(),
                        frame.origin(),
                        frame.isTest()
                                ? frame.loop()
                                : frame.method().equals("each") ? Frame.Loop.INSIDE : Frame.Loop.OUTSIDE))
                .toList());
    }

    private void booksOfABatchFramework() {
        for (long id : ids(101, 5)) {
            script.run("select version from batch_step where id = ?", id)
                    .role(Role.LIBRARY)
                    .rows(row(1L));
            script.run("update batch_step set status = ? where id = ?", "done", id)
                    .role(Role.LIBRARY)
                    .affecting(1);
        }
    }

    @Test
    void whatALibraryDoesByItselfHasNoLineToEdit() {
        script.begin(UnitKind.THREAD, "step-1", "com.acme.JobTests.runs");
        booksOfABatchFramework();
        assertNothing();
    }

    @Test
    void aRequestThatAFrameworkAnswersByItselfIsTheApplicationsDoing() {
        script.begin(UnitKind.REQUEST, "GET /steps", "com.acme.JobTests.lists");
        booksOfABatchFramework();
        assertThat(script.findings("n-plus-one")).hasSize(1);
        assertThat(script.findings("n-plus-one-write")).hasSize(1);
    }

    @Test
    void callsThatAreWrittenOneBelowTheOtherAreNone() {
        script.query(
                straight("AppTest.runs:5", "App.main:20"), OWNERS, binds(), row(1L, "a"), row(2L, "b"), row(3L, "c"));
        for (int id = 1; id <= 3; id++) {
            pets(straight("AppTest.runs:5", "App.main:" + (20 + id), "Dao.pets:7"), id);
        }
        assertNothing();
    }

    @Test
    void ofCallsOneBelowTheOtherTheOneThatLoopsIsToldAlone() {
        for (long id : ids(1, 3)) {
            pets(straight("AppTest.runs:5", "App.main:19", "App.each:40", "Dao.pets:7"), id);
        }
        script.query(
                straight("AppTest.runs:5", "App.main:20"), OWNERS, binds(), row(1L, "a"), row(2L, "b"), row(3L, "c"));
        for (int id = 1; id <= 3; id++) {
            pets(straight("AppTest.runs:5", "App.main:" + (20 + id), "Dao.pets:7"), id);
        }
        Finding finding = only();
        assertThat(finding.count()).isEqualTo(3);
        assertThat(finding.parent()).isNull();
        assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    @Test
    void aQueryWhoseRangeAloneMovesIsPolling() {
        owners(ids(101, 4));
        for (long now : ids(1_000, 6)) {
            // Neither a flag nor a time can be a key, and they differ all the same.
            script.run(
                            "select * from jobs where picked = ? and due <= ? order by due limit ?",
                            false,
                            Instant.ofEpochSecond(now),
                            10)
                    .at("Poller.run:44", "Jobs.due:12")
                    .rows(row(now + 7));
        }
        assertNothing();
    }

    @Test
    void aRangeBesideAKeyThatMovesIsNoPolling() {
        for (long id : ids(101, 6)) {
            script.run("select * from prices where product_id = ? and valid_from <= ?", id, id + 9_000)
                    .at("Shop.list:44", "Prices.of:12")
                    .rows(row(id + 7));
        }
        assertThat(script.findings("n-plus-one")).hasSize(1);
    }

    @Test
    void whatATestHasDoneOnOtherThreadsIsNotSurelyTheApplicationsLoop() {
        script.begin(UnitKind.TEST, "com.acme.JobTests.runs", "com.acme.JobTests.runs");
        for (long id : ids(101, 6)) {
            pets(path("Worker.run:44", "Dao.pets:12"), id);
        }
        assertThat(only().confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    @Test
    void whatPreparesATestOfJUnit4IsNotTheTest() {
        script.beginJUnit4("com.acme.OwnerTests.lists[1]");
        owners(ids(101, 4));
        for (long id : ids(101, 4)) {
            pets(path("OwnerTests.setUp:12", "OwnerService.list:40", "OwnerService.list:41"), id);
        }
        assertNothing();
    }

    @Test
    void whatATestOfJUnit4CallsIsJudged() {
        script.beginJUnit4("com.acme.OwnerTests.lists[1]");
        owners(ids(101, 4));
        for (long id : ids(101, 4)) {
            pets(LOOP, id);
        }
        assertThat(only().confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void batchesOfParentsAreNone() {
        owners(ids(101, 12));
        for (int chunk = 0; chunk < 4; chunk++) {
            long from = 101 + chunk * 3L;
            script.query(
                    LOOP,
                    "select id from pets where owner_id in (?, ?, ?)",
                    binds(from, from + 1, from + 2),
                    row(from));
        }
        assertNothing();
    }

    @Test
    void chunksOfAListFromElsewhereAreNone() {
        for (int chunk = 0; chunk < 4; chunk++) {
            long from = 101 + chunk * 3L;
            script.query(
                    LOOP,
                    "select id from pets where owner_id in (?, ?, ?)",
                    binds(from, from + 1, from + 2),
                    row(from));
        }
        assertNothing();
    }

    @Test
    void batchesByArrayAreNone() {
        owners(ids(101, 12));
        for (int chunk = 0; chunk < 4; chunk++) {
            Long[] keys = {101L + chunk * 3L, 102L + chunk * 3L, 103L + chunk * 3L};
            script.query(
                    LOOP, "select id from pets p where array_contains(?, p.owner_id)", new Object[] {keys}, row(1L));
            script.query(LOOP, "select id from visits where owner_id = any(?)", new Object[] {keys}, row(1L));
        }
        assertNothing();
    }

    @Test
    void aLibrarysOwnBatchesAreNone() {
        owners(ids(101, 4));
        for (long id : ids(101, 4)) {
            script.run(PETS, id)
                    .at(LOOP)
                    .cause(new Cause(Cause.Kind.BATCH_FETCH, "Owner.pets", "", true, 16, "", ""))
                    .rows(row(id));
        }
        assertNothing();
    }

    @Test
    void oneOfManyIsNone() {
        owners(ids(101, 10));
        pets(LOOP, 104);
        assertNothing();
    }

    @Test
    void aHelperCalledFromIndependentPlacesIsNone() {
        owners(ids(101, 3));
        pets(path("OwnerController.show:31", "Menu.first:5", "PetService.of:9"), 700);
        pets(path("OwnerController.show:32", "Menu.second:15", "PetService.of:9"), 701);
        pets(path("OwnerController.show:33", "Basket.total:25", "PetService.of:9"), 702);
        pets(path("OwnerController.show:34", "Footer.line:35", "PetService.of:9"), 703);
        assertNothing();
    }

    @Test
    void retriesAreNone() {
        for (int i = 0; i < 4; i++) {
            boolean fails = i < 3;
            script.run(PETS, 101L).at(LOOP).with(call -> call.failed(fails)).rows();
        }
        assertNothing();
    }

    @Test
    void pollingIsNone() {
        for (int i = 0; i < 20; i++) {
            script.query(LOOP, "select state from jobs where id = ?", binds(7L), row("waiting"));
            script.pause(50_000_000);
        }
        assertNothing();
    }

    @Test
    void pagesByKeyAreNone() {
        long last = 0;
        for (int page = 0; page < 5; page++) {
            script.query(
                    LOOP,
                    "select id from pets where owner_id = ? and id > ? order by id limit 2",
                    binds(9_999L, last),
                    row(last + 10),
                    row(last + 20));
            last += 20;
        }
        assertNothing();
    }

    @Test
    void pagesByOffsetAreNone() {
        for (int page = 0; page < 5; page++) {
            script.query(
                    LOOP,
                    "select id from pets where owner_id = ? order by id limit 2 offset ?",
                    binds(9_999L, page * 2L),
                    row(page * 10L),
                    row(page * 10L + 1));
        }
        assertNothing();
    }

    @Test
    void cascadesAreNone() {
        owners(ids(101, 4));
        for (long id : ids(101, 4)) {
            script.run(PETS, id)
                    .at(LOOP)
                    .cause(new Cause(Cause.Kind.CASCADE, "Owner.pets", "", true, 0, "", ""))
                    .rows(row(id));
        }
        assertNothing();
    }

    @Test
    void fixturesMigrationsAndTheLikeAreNone() {
        for (Role role : List.of(
                Role.FIXTURE,
                Role.MIGRATION,
                Role.SCHEMA,
                Role.TEST_CODE,
                Role.CONTEXT_START,
                Role.GENERATED_KEYS,
                Role.METADATA)) {
            owners(ids(101, 4));
            for (long id : ids(101, 4)) {
                script.run(PETS, id).at(LOOP).role(role).rows(row(id));
            }
            script.end();
        }
        assertNothing();
    }

    @Test
    void aHomeMadeMigrationIsNone() {
        for (long id : ids(101, 4)) {
            pets(path("OwnerController.show:31", "V3_MovePetsMigration.run:12"), id);
        }
        assertNothing();
    }

    @Test
    void flywaysBooksAreNone() {
        for (long id : ids(101, 4)) {
            script.query(
                    LOOP, "select version from flyway_schema_history where installed_rank = ?", binds(id), row("1"));
        }
        assertNothing();
    }

    @Test
    void sequenceCallsAreNone() {
        for (int i = 0; i < 5; i++) {
            script.run("select nextval('pets_seq')")
                    .at(LOOP)
                    .role(Role.SEQUENCE_CALL)
                    .rows(row((long) i));
        }
        assertNothing();
    }

    @Test
    void twoUnitsWithTheSameStatementAreNone() {
        for (int i = 0; i < 5; i++) {
            script.begin(UnitKind.REQUEST, "GET /", "com.acme.OwnerTests.test" + i);
            pets(LOOP, 101 + i);
        }
        assertNothing();
    }

    @Test
    void setUpIsNone() {
        script.recorder();
        script.begin(UnitKind.TEST, "", "");
        dev.rowan.analysis.recording.UnitRecorder setUp = script.recorder()
                .begin(
                        dev.rowan.analysis.recording.UnitStart.of(UnitKind.TEST, "")
                                .inTest("id", "name", dev.rowan.analysis.event.TestPhase.SETUP),
                        0,
                        0);
        for (long id : ids(101, 5)) {
            dev.rowan.analysis.recording.Binds values = script.recorder().binds();
            values.set(1, id);
            setUp.executed(
                    new dev.rowan.analysis.recording.Call(script.recorder().sql(PETS))
                            .binds(values)
                            .path(LOOP));
        }
        setUp.end(1, null);
        assertNothing();
    }

    @Test
    void aLoopInTheTestIsTheTests() {
        script.begin(UnitKind.TEST, "", "com.acme.OwnerTests.lists");
        script.query(
                path("OwnerTests.lists:19", "OwnerService.all:12"),
                OWNERS,
                binds(),
                row(101L, ""),
                row(102L, ""),
                row(103L, ""),
                row(104L, ""));
        for (long id : ids(101, 4)) {
            pets(path("OwnerTests.lists:21", "OwnerService.petsOf:55"), id);
        }
        assertNothing();
    }

    @Test
    void aTestThatLoopsOverACallOfTwoQueriesIsTheTests() {
        script.begin(UnitKind.TEST, "", "com.acme.OwnerTests.lists");
        for (long id : ids(101, 4)) {
            script.query(
                    path("OwnerTests.lists:21", "OwnerService.detail:50"),
                    "select id, name, vet_id from owners where id = ?",
                    binds(id),
                    row(id, "n", id + 5_000));
            script.query(
                    path("OwnerTests.lists:21", "OwnerService.detail:51"),
                    "select name from vets where id = ?",
                    binds(id + 5_000),
                    row("v"));
        }
        List<Finding> findings = script.findings();
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE));
    }

    @Test
    void aLoopThatTheByteCodeShowsInTheTestIsTheTests() {
        Frame test = new Frame("com.acme.OwnerTests", "lists", "", 20, Frame.Origin.TEST, Frame.Loop.INSIDE);
        Frame service =
                new Frame("com.acme.OwnerService", "petsOf", "", 41, Frame.Origin.APPLICATION, Frame.Loop.OUTSIDE);
        script.begin(UnitKind.TEST, "", "com.acme.OwnerTests.lists");
        for (long id : ids(101, 5)) {
            script.query(CallPath.of(test, service), PETS, binds(id), row(id));
        }
        assertNothing();
    }
}
