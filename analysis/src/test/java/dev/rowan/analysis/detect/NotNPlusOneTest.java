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
    void retriesOfTwoAreTwo() {
        owners(101, 102);
        for (long id : ids(101, 2)) {
            for (int i = 0; i < 3; i++) {
                boolean fails = i < 2;
                script.run(PETS, id).at(LOOP).with(call -> call.failed(fails)).rows();
            }
        }
        assertNothing();
    }
}
