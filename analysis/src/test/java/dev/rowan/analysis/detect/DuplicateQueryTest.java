package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.UnitKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** {@code duplicate-query}: what it finds, and what looks like it and is none. */
final class DuplicateQueryTest extends RuleFixture {
    private void user(String place) {
        script.query(path(place), "select name from users where id = ?", binds(77L), row("Jane"));
    }

    @Test
    void theSameQuestionTwiceIsFoundWhereverItIsAsked() {
        user("Header.render:10");
        user("Footer.render:20");
        Finding finding = only("duplicate-query");
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.count()).isEqualTo(2);
        assertThat(finding.callSite()).hasToString("Footer.render:20");
        assertThat(finding.remedy().kind().word()).isEqualTo("reuse");
    }

    @Test
    void aWriteBetweenMakesItAnother() {
        user("Header.render:10");
        script.run("update users set name = ? where id = ?", "x", 77L)
                .at("Users.rename:5")
                .affecting(1);
        user("Footer.render:20");
        assertNothing();
    }

    @Test
    void aRollbackBetweenMakesItAnother() {
        user("Header.render:10");
        script.current()
                .transactionEnded(
                        1, dev.rowan.analysis.event.Transaction.Outcome.ROLLED_BACK, script.now(), CallPath.NONE);
        user("Footer.render:20");
        assertNothing();
    }

    @Test
    void otherValuesOfTypesThatAreNoKeysMakeItAnother() {
        for (int day = 1; day <= 2; day++) {
            script.query(
                    path("Calendar.show:10"),
                    "select id from events where day = ?",
                    binds(LocalDate.of(2026, 1, day)),
                    row(1L));
        }
        script.query(path("Calendar.show:11"), "select id from prices where amount > ?", binds(1.5), row(1L));
        script.query(path("Calendar.show:11"), "select id from prices where amount > ?", binds(2.5), row(1L));
        assertNothing();
    }

    @Test
    void aTestThatAsksTwiceIsTheTests() {
        script.begin(UnitKind.TEST, "", "com.acme.UserTests.finds");
        script.query(
                path("UserTests.finds:10", "Users.find:5"),
                "select name from users where id = ?",
                binds(77L),
                row("Jane"));
        script.query(
                path("UserTests.finds:12", "Users.find:5"),
                "select name from users where id = ?",
                binds(77L),
                row("Jane"));
        assertNothing();
    }

    @Test
    void whatTheTestItselfReadBeforeIsNoRepetition() {
        script.query(path("UserTests.finds:10"), "select name from users where id = ?", binds(77L), row("Jane"));
        script.run("select name from users where id = ?", 77L)
                .at("Checks.before:3")
                .role(Role.TEST_CODE)
                .rows(row("Jane"));
        user("Header.render:10");
        assertNothing();
    }

    @Test
    void slowWorkBetweenDoesNotMakeItPolling() {
        for (int i = 0; i < 3; i++) {
            user("Header.render:10");
            script.query(path("Header.render:11"), "select a from menu where b = ?", binds((long) i), row("x"));
            script.pause(50_000_000);
        }
        assertThat(script.findings("duplicate-query")).hasSize(1);
    }

    @Test
    void valuesThatCannotBeComparedAreNeverTheSame() {
        for (int i = 0; i < 3; i++) {
            script.query(
                    path("Files.find:10"),
                    "select id from files where content = ?",
                    binds(new java.io.ByteArrayInputStream(new byte[3])),
                    row(1L));
            script.query(
                    path("Files.find:11"),
                    "select id from files where size in (?)",
                    binds((Object) new double[] {i}),
                    row(1L));
        }
        assertThat(script.findings("duplicate-query")).isEmpty();
    }

    @Test
    void theSameQuestionInTwoRequestsIsNone() {
        script.begin(UnitKind.REQUEST, "GET /a", "t");
        user("Header.render:10");
        script.begin(UnitKind.REQUEST, "GET /b", "t");
        user("Header.render:10");
        assertNothing();
    }

    @Test
    void lockingAndClocksAreNone() {
        for (int i = 0; i < 3; i++) {
            script.query(LOOP, "select id from users where id = ? for update", binds(1L), row(1L));
            script.query(LOOP, "select now() from users where id = ?", binds(1L), row(1L));
        }
        assertNothing();
    }

    @Test
    void theWordsTellHowOftenAndOfWhat() {
        for (int i = 0; i < 3; i++) {
            user("Header.render:10");
        }
        Finding finding = only("duplicate-query");
        assertThat(finding.title()).isEqualTo("users is read again with the same values: 2 times too often");
        assertThat(finding.evidence())
                .containsExactly(
                        "2 executions repeated the values of an earlier one in the same unit, and nothing had been written"
                                + " to users between",
                        "all in one transaction");
        assertThat(finding.millis())
                .as("two of three executions of a microsecond")
                .isEqualTo(0.002);
    }

    @Test
    void inTwoTransactionsItIsLikelyOnly() {
        user("Header.render:10");
        script.commit();
        script.run("select name from users where id = ?", 77L)
                .at("Footer.render:20")
                .with(call -> call.transaction(2))
                .rows(row("Jane"));
        script.current()
                .transactionEnded(
                        2, dev.rowan.analysis.event.Transaction.Outcome.COMMITTED, script.now(), CallPath.NONE);
        Finding finding = only("duplicate-query");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.evidence()).contains("not all in one transaction: someone else may have written between");
    }

    private void asked(int times, long pauseMillis) {
        for (int i = 0; i < times; i++) {
            user("Jobs.await:10");
            script.pause(pauseMillis * 1_000_000);
        }
    }

    @Test
    void theSameQuestionWithPausesIsPolling() {
        asked(3, 25);
        assertNothing();
    }

    @Test
    void withoutPausesItIsFound() {
        asked(3, 15);
        assertThat(only("duplicate-query").count()).isEqualTo(3);
    }

    @Test
    void twoQuestionsAreNoPollingHoweverLongThePause() {
        asked(2, 500);
        assertThat(only("duplicate-query").count()).isEqualTo(2);
    }

    @Test
    void aLoopOfUnknownOwnerUnderATestIsPossibleOnly() {
        script.begin(UnitKind.TEST, "finds", "com.acme.UserTests.finds");
        for (int i = 0; i < 2; i++) {
            script.query(
                    path("UserTests.finds:10", "Users.find:5"),
                    "select name from users where id = ?",
                    binds(77L),
                    row("Jane"));
        }
        assertThat(only("duplicate-query").confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    private void between(String sql, Object... values) {
        user("Header.render:10");
        script.run(sql, values).at("Work.does:5").open();
        user("Footer.render:20");
    }

    @Test
    void whatMayHaveChangedTheAnswerMakesItAnother() {
        between("set search_path to tenant_b");
        script.begin(UnitKind.REQUEST, "GET /b", "t");
        between("select pg_advisory_xact_lock(?)", 7L);
        script.begin(UnitKind.REQUEST, "GET /c", "t");
        between("select id from accounts where id = ? for update", 9L);
        script.begin(UnitKind.REQUEST, "GET /d", "t");
        between("delete from companies where id = ?", 9L);
        script.begin(UnitKind.REQUEST, "GET /e", "t");
        between("call refresh_users()");
        script.begin(UnitKind.REQUEST, "GET /f", "t");
        between("lock table users in share mode");
        assertNothing();
    }

    @Test
    void aWriteToAnotherTableLeavesItLikely() {
        between("insert into audit (what) values (?)", "x");
        Finding finding = only("duplicate-query");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.evidence()).anyMatch(sentence -> sentence.contains("a view or a trigger"));
    }

    @Test
    void whatAsksTheConnectionIsNoQuery() {
        for (int i = 0; i < 3; i++) {
            script.query(LOOP, "select last_insert_id()", binds(), row((long) i));
            script.query(LOOP, "select current_user", binds(), row("me"));
            script.query(LOOP, "select pg_try_advisory_lock(?)", binds(7L), row(false));
        }
        assertNothing();
    }

    @Test
    void theSamePermissionAskedForEachItemIsFound() {
        for (int i = 0; i < 5; i++) {
            script.query(LOOP, "select role from users where id = ?", binds(77L), row("admin"));
        }
        assertThat(only("duplicate-query").count()).isEqualTo(5);
    }

    @Test
    void anIncompleteUnitKeepsItSilent() {
        user("Header.render:10");
        user("Footer.render:20");
        script.end("some were dropped");
        assertNothing();
    }
}
