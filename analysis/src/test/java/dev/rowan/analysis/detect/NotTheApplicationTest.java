package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.UnitKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the application does not do itself: fixtures, migrations, set-up, and the loops of tests. */
final class NotTheApplicationTest extends NPlusOneFixture {

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

    /** A path through the test's own loop into one call of the application, which loops nowhere. */
    private static CallPath inTestLoop() {
        return CallPath.of(
                new Frame("com.acme.OwnerTests", "lists", "", 20, Frame.Origin.TEST, Frame.Loop.INSIDE),
                new Frame("com.acme.OwnerService", "all", "", 41, Frame.Origin.APPLICATION, Frame.Loop.OUTSIDE));
    }

    @Test
    void whatOneCallRepeatsForItsOwnQueryIsTheApplicationsThoughATestCallsItInALoop() {
        script.begin(UnitKind.TEST, "", "com.acme.OwnerTests.lists");
        script.query(inTestLoop(), OWNERS, binds(), row(101L, ""), row(102L, ""), row(103L, ""));
        for (long id : ids(101, 3)) {
            pets(inTestLoop(), id);
        }
        only();
    }

    @Test
    void aTestThatFollowsAWayUpIsTheTests() {
        script.begin(UnitKind.TEST, "", "com.acme.OwnerTests.lists");
        for (long id = 1_008; id > 1_002; id--) {
            script.query(inTestLoop(), "select id, parent_id from nodes where id = ?", binds(id), row(id, id - 1));
        }
        assertNothing();
    }
}
