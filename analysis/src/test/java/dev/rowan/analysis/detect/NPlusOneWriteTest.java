package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Via;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code n-plus-one-write}: what it finds, and what looks like it and is none. */
final class NPlusOneWriteTest extends RuleFixture {
    private static final String INSERT = "insert into pets (owner_id, name) values (?, ?)";

    @Test
    void rowsInsertedOneByOneAreFound() {
        for (int i = 0; i < 12; i++) {
            script.run(INSERT, (long) i, "rex " + i).at(LOOP).affecting(1);
        }
        Finding finding = only("n-plus-one-write");
        assertThat(finding.id()).isEqualTo("n-plus-one-write:OwnerService.list:insert pets");
        assertThat(finding.count()).isEqualTo(12);
        assertThat(finding.remedy().kind().word()).isEqualTo("jdbc-batch");
    }

    @Test
    void updatesForTheRowsOfAQueryAreProven() {
        script.query(LIST, "select id from pets", binds(), row(901L), row(902L), row(903L));
        for (long id = 901; id <= 903; id++) {
            script.run("update pets set seen = 1 where id = ?", id).at(LOOP).affecting(1);
        }
        assertThat(only("n-plus-one-write").confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void batchesOfOneAreFound() {
        for (int i = 0; i < 4; i++) {
            script.run(INSERT)
                    .at(LOOP)
                    .via(Via.HIBERNATE)
                    .batch(binds((long) i, "rex"))
                    .affecting(1);
        }
        Finding finding = only("n-plus-one-write");
        assertThat(finding.evidence()).anyMatch(sentence -> sentence.contains("4 batches of one"));
        assertThat(finding.remedy().warning()).contains("IDENTITY");
    }

    private void inserts(int line, Frame.Loop loop, long from) {
        Frame frame = new Frame("com.acme.OwnerService", "list", "", line, Frame.Origin.APPLICATION, loop);
        for (long id = from; id < from + 2; id++) {
            script.run("insert into pets (id) values (?)", id)
                    .at(CallPath.of(frame))
                    .affecting(1);
        }
    }

    @Test
    void twoLinesOfOneLoopAreOneRepetition() {
        inserts(41, Frame.Loop.INSIDE, 1);
        inserts(44, Frame.Loop.INSIDE, 3);
        Finding finding = only("n-plus-one-write");
        assertThat(finding.count()).isEqualTo(4);
        assertThat(finding.evidence()).anyMatch(sentence -> sentence.contains("2 lines of one loop"));
    }

    @Test
    void twoLinesOutsideOfAnyLoopAreNone() {
        inserts(41, Frame.Loop.OUTSIDE, 1);
        inserts(44, Frame.Loop.OUTSIDE, 3);
        assertNothing();
    }

    @Test
    void aProperBatchIsNone() {
        script.run(INSERT)
                .at(LOOP)
                .batch(binds(1L, "a"), binds(2L, "b"), binds(3L, "c"), binds(4L, "d"))
                .affecting(4);
        assertNothing();
    }

    @Test
    void rowsOfOneStatementAreNone() {
        for (int i = 0; i < 4; i++) {
            script.run("insert into pets (owner_id, name) values (?, ?), (?, ?), (?, ?)", i, "a", i, "b", i, "c")
                    .at(LOOP)
                    .affecting(3);
        }
        assertNothing();
    }

    @Test
    void insertsInIndependentPlacesAreNone() {
        for (int line = 50; line < 55; line++) {
            script.run(INSERT, (long) line, "rex")
                    .at("OwnerController.show:31", "OwnerService.create:" + line, "Pets.add:7")
                    .affecting(1);
        }
        assertNothing();
    }

    @Test
    void fixturesThatAnOrmFlushesAreNone() {
        for (int i = 0; i < 12; i++) {
            script.run(INSERT, (long) i, "rex").at(LOOP).role(Role.FIXTURE).affecting(1);
        }
        assertNothing();
    }

    @Test
    void cascadesAreNone() {
        for (int i = 0; i < 12; i++) {
            script.run("delete from pets where id = ?", (long) i)
                    .at(LOOP)
                    .cause(new Cause(Cause.Kind.CASCADE, "Owner.pets", "", true, 0, "", ""))
                    .affecting(1);
        }
        assertNothing();
    }

    @Test
    void aSequenceAskedForEachRowIsFoundAndOneInBlocksIsNone() {
        for (int i = 0; i < 5; i++) {
            script.run("select nextval('pets_seq')")
                    .at(LOOP)
                    .role(Role.SEQUENCE_CALL)
                    .rows(row((long) i));
        }
        script.run(INSERT)
                .at(LOOP)
                .batch(binds(1L, "a"), binds(2L, "b"), binds(3L, "c"), binds(4L, "d"), binds(5L, "e"))
                .affecting(5);
        assertThat(only("n-plus-one-write").title()).contains("pets_seq").contains("5 round trips");
    }

    @Test
    void aSequenceInBlocksIsNone() {
        for (int i = 0; i < 3; i++) {
            script.run("select nextval('pets_seq')")
                    .at(LOOP)
                    .role(Role.SEQUENCE_CALL)
                    .rows(row((long) i));
        }
        Object[][] entries = new Object[150][];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = binds((long) i, "n" + i);
        }
        script.run(INSERT).at(LOOP).batch(entries).affecting(150);
        assertNothing();
    }

    @Test
    void nineCallsOneBelowTheOtherAreNoLoop() {
        for (int i = 0; i < 9; i++) {
            script.run("update rooms set booked = ? where id = ?", true, 101L + i)
                    .at("App.main:" + (75 + i), "Hotel.book:57", "RoomDao.update:137")
                    .affecting(1);
        }
        assertThat(script.findings()).isEmpty();
    }

    @Test
    void waysThatPartInsideOfALoopAreOne() {
        Frame loop = new Frame("com.acme.App", "main", "", 20, Frame.Origin.APPLICATION, Frame.Loop.INSIDE);
        for (int i = 0; i < 9; i++) {
            Frame save = Frame.of("com.acme.Hotel", "book", "", 50 + i);
            script.run("update rooms set booked = ? where id = ?", true, 101L + i)
                    .at(new CallPath(List.of(loop, save, Frame.of("com.acme.RoomDao", "update", "", 137))))
                    .affecting(1);
        }
        assertThat(script.findings()).hasSize(1);
    }

    @Test
    void chunksThatAreBatchesAreNone() {
        for (long from = 0; from < 50; from += 10) {
            script.run(INSERT)
                    .at(LOOP)
                    .batch(binds(from, "a"), binds(from + 1, "b"), binds(from + 2, "c"))
                    .affecting(3);
        }
        assertNothing();
    }
}
