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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code n-plus-one-write}: how surely, how grave, and in which words. */
final class NPlusOneWriteGravityTest extends RuleFixture {
    private static final String RULE = "n-plus-one-write";

    private static CallPath in(Frame... frames) {
        return CallPath.of(frames);
    }

    private static Frame code(String method, int line, Frame.Loop loop) {
        return new Frame("com.acme.Pets", method, "Pets.java", line, Frame.Origin.APPLICATION, loop);
    }

    private static Frame test(Frame.Loop loop) {
        return new Frame("com.acme.PetsTest", "adds", "PetsTest.java", 9, Frame.Origin.TEST, loop);
    }

    private void write(String sql, CallPath at, int times) {
        for (long i = 1; i <= times; i++) {
            script.run(sql, 900 + i).at(at).affecting(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "insert into pets (id) values (?), inserted into",
        "update pets set seen = 1 where id = ?, updated in",
        "delete from pets where id = ?, deleted from",
        "merge into pets (id) values (?), merged into",
    })
    void theTitleTellsWhatWasDoneToHowManyRows(String sql, String did) {
        write(sql, LOOP, 4);
        Finding finding = only(RULE);
        assertThat(finding.title()).isEqualTo("4 rows " + did + " pets one statement at a time");
        assertThat(finding.evidence().get(0))
                .isEqualTo(
                        "4 statements with 4 different sets of values, none of them batched, less than 0.1 ms in the driver");
        assertThat(finding.wouldBe()).isEqualTo(1);
    }

    @Test
    void tenRowsAreAnErrorAndNineAWarning() {
        write("insert into pets (id) values (?)", LOOP, 9);
        assertThat(only(RULE).severity()).isEqualTo(Severity.WARNING);
        script.begin(UnitKind.REQUEST, "GET /more", "com.acme.OwnerTests.more");
        write("insert into pets (id) values (?)", LOOP, 10);
        assertThat(only(RULE).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void whatIsPossibleOnlyIsAWarningHoweverManyRows() {
        script.begin(UnitKind.TEST, "adds", "com.acme.PetsTest.adds");
        write("insert into pets (id) values (?)", path("PetsTest.adds:9", "Pets.add:4"), 40);
        Finding finding = only(RULE);
        assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aSecondTryIsNoRow() {
        for (long i = 1; i <= 3; i++) {
            script.run("insert into pets (id) values (?)", i)
                    .at(LOOP)
                    .with(call -> call.failed(true))
                    .affecting(-1);
        }
        write("insert into pets (id) values (?)", LOOP, 2);
        assertNothing();
        write("insert into pets (id) values (?)", LOOP, 3);
        assertThat(only(RULE).count()).isEqualTo(3);
    }

    @Test
    void valuesOfTwoRowsInTheParentsOrderAreNoProof() {
        script.query(LIST, "select id from owners", binds(), row(901L), row(902L));
        for (long i = 1; i <= 4; i++) {
            script.run("update pets set seen = ? where owner_id = ?", i, 901 + i % 2)
                    .at(LOOP)
                    .affecting(1);
        }
        assertThat(only(RULE).confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void valuesInAnotherOrderThanTheParentsAreNoProof() {
        script.query(LIST, "select id from pets", binds(), row(901L), row(902L), row(903L));
        for (long id : new long[] {903, 901, 902}) {
            script.run("update pets set seen = 1 where id = ?", id).at(LOOP).affecting(1);
        }
        Finding finding = only(RULE);
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.parent().column()).isEqualTo("pets.id");
    }

    @Test
    void valuesOfNoOtherQueryAreNoProof() {
        write("update pets set seen = 1 where id = ?", LOOP, 5);
        Finding finding = only(RULE);
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.parent()).isNull();
    }

    @Test
    void whatAnOrmSaysThatItFlushesIsProven() {
        for (long i = 1; i <= 3; i++) {
            script.run("update pets set seen = 1 where id = ?", i)
                    .at(LOOP)
                    .cause(new Cause(Cause.Kind.FLUSH, "", "", false, 0, "", ""))
                    .affecting(1);
        }
        assertThat(only(RULE).confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void whatATestsConfigurationCausesIsPossibleOnly() {
        for (long i = 1; i <= 3; i++) {
            script.run("update pets set seen = 1 where id = ?", i)
                    .at(LOOP)
                    .role(Role.TEST_CONFIGURATION)
                    .affecting(1);
        }
        assertThat(only(RULE).confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    // -- whose loop

    @Test
    void aLoopOfTheTestIsNone() {
        write("insert into pets (id) values (?)", in(test(Frame.Loop.INSIDE), code("add", 4, Frame.Loop.OUTSIDE)), 12);
        assertNothing();
    }

    @Test
    void aLoopOfTheTestAroundParentAndWriteIsNone() {
        script.begin(UnitKind.TEST, "adds", "com.acme.PetsTest.adds");
        for (long id = 901; id <= 904; id++) {
            script.query(
                    path("PetsTest.adds:8", "Pets.find:3"), "select id from pets where name = ?", binds(id), row(id));
            script.run("update pets set seen = 1 where id = ?", id)
                    .at("PetsTest.adds:9", "Pets.see:4")
                    .affecting(1);
        }
        assertThat(script.findings(RULE)).isEmpty();
    }

    @Test
    void aLoopOfTheApplicationInsideOfTheTestsIsItsOwn() {
        script.begin(UnitKind.TEST, "adds", "com.acme.PetsTest.adds");
        write("insert into pets (id) values (?)", in(test(Frame.Loop.INSIDE), code("addAll", 4, Frame.Loop.INSIDE)), 4);
        assertThat(only(RULE).confidence()).isEqualTo(Confidence.LIKELY);
    }

    // -- many rows by one statement

    @Test
    void anUpdateOfManyRowsEachIsNone() {
        for (long i = 1; i <= 4; i++) {
            script.run("update pets set seen = 1 where owner_id = ?", i)
                    .at(LOOP)
                    .affecting(3);
        }
        assertNothing();
    }

    @Test
    void anUpdateOfTwoRowsEachIsRowByRowStill() {
        for (long i = 1; i <= 4; i++) {
            script.run("update pets set seen = 1 where owner_id = ?", i)
                    .at(LOOP)
                    .affecting(2);
        }
        assertThat(only(RULE).count()).isEqualTo(4);
    }

    @Test
    void oneRowWrittenAgainAndAgainIsNoLoopOverRows() {
        for (int i = 0; i < 5; i++) {
            script.run("update counters set n = n + 1 where id = ?", 7L)
                    .at(LOOP)
                    .affecting(1);
        }
        assertNothing();
    }

    // -- sequences

    private void nextValues(CallPath at, int times, Role role) {
        for (long i = 0; i < times; i++) {
            script.run("select nextval('pets_seq')").at(at).role(role).rows(row(i));
        }
    }

    private void batchOf(int rows) {
        Object[][] entries = new Object[rows][];
        for (int i = 0; i < rows; i++) {
            entries[i] = binds((long) i);
        }
        script.run("insert into pets (id) values (?)").at(LOOP).batch(entries).affecting(rows);
    }

    @Test
    void aSequenceIsToldWithHowManyRowsItsValuesWereFor() {
        nextValues(LOOP, 10, Role.SEQUENCE_CALL);
        batchOf(10);
        Finding finding = only(RULE);
        assertThat(finding.title()).isEqualTo("sequence pets_seq is asked once for each inserted row: 10 round trips");
        assertThat(finding.evidence()).contains("10 values for 10 rows");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @ParameterizedTest
    @CsvSource({"9, 10, true", "8, 10, false", "2, 2, false", "3, 3, true"})
    void aSequenceIsAskedForEachRowWhereNineOfTenAreAskedFor(int values, int rows, boolean found) {
        nextValues(LOOP, values, Role.SEQUENCE_CALL);
        batchOf(rows);
        assertThat(script.findings(RULE)).hasSize(found ? 1 : 0);
    }

    @Test
    void aSequenceWithoutAnyInsertIsNone() {
        nextValues(LOOP, 10, Role.SEQUENCE_CALL);
        assertThat(script.findings(RULE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FIXTURE", "TEST_CODE", "MIGRATION", "CONTEXT_START"})
    void aSequenceThatIsAskedForTheTestsSakeIsNone(Role role) {
        nextValues(LOOP, 10, role);
        batchOf(10);
        assertThat(script.findings(RULE)).isEmpty();
    }

    @Test
    void aSequenceThatTheTestItselfAsksIsNone() {
        nextValues(in(test(Frame.Loop.INSIDE)), 10, Role.SEQUENCE_CALL);
        batchOf(10);
        assertThat(script.findings(RULE)).isEmpty();
    }
}
