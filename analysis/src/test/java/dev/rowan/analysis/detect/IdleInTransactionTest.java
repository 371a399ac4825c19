package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Finding;
import org.junit.jupiter.api.Test;

/** {@code idle-in-transaction}: what it finds, and what looks like it and is none. */
final class IdleInTransactionTest extends RuleFixture {
    @Test
    void aTransactionThatWaitsIsFound() {
        script.query(LIST, "select id from owners where id = ?", binds(1L), row(1L));
        script.pause(6_000_000_000L);
        script.run("update owners set seen = 1 where id = ?", 1L).at(LOOP).affecting(1);
        script.commit();
        Finding finding = only("idle-in-transaction");
        assertThat(finding.callSite()).hasToString("OwnerService.list:40");
        assertThat(finding.title()).contains("6");
    }

    @Test
    void aPauseOfTheTestIsNone() {
        script.query(
                path("OwnerTests.waits:5", "OwnerService.a:40"),
                "select id from owners where id = ?",
                binds(1L),
                row(1L));
        script.pause(6_000_000_000L);
        script.run("update owners set seen = 1 where id = ?", 1L)
                .at("OwnerTests.waits:9", "OwnerService.b:50")
                .affecting(1);
        script.commit();
        assertNothing();
    }

    @Test
    void aShortPauseIsNone() {
        script.query(LIST, "select id from owners where id = ?", binds(1L), row(1L));
        script.pause(4_000_000_000L);
        script.run("update owners set seen = 1 where id = ?", 1L).at(LOOP).affecting(1);
        script.commit();
        assertNothing();
    }

    @Test
    void anIncompleteUnitKeepsItSilent() {
        script.query(LIST, "select id from owners where id = ?", binds(1L), row(1L));
        script.pause(6_000_000_000L);
        script.run("update owners set seen = 1 where id = ?", 1L).at(LOOP).affecting(1);
        script.commit();
        script.end("some were dropped");
        assertNothing();
    }

    @Test
    void aPauseBeforeTheCommitIsFound() {
        script.run("update owners set seen = 1 where id = ?", 1L).at(LOOP).affecting(1);
        script.pause(6_000_000_000L);
        script.commit();
        assertThat(only("idle-in-transaction").evidence().toString()).contains("1 write holds its locks");
    }

    @Test
    void aPauseOutsideOfAnyTransactionIsNone() {
        script.run("select id from owners where id = ?", 1L)
                .at(LIST)
                .with(call -> call.transaction(-1))
                .rows(row(1L));
        script.pause(6_000_000_000L);
        script.run("select id from vets where id = ?", 1L)
                .at(LOOP)
                .with(call -> call.transaction(-1))
                .rows(row(1L));
        assertNothing();
    }

    @Test
    void aPauseBetweenTwoTransactionsIsNone() {
        script.query(LIST, "select id from owners where id = ?", binds(1L), row(1L));
        script.commit();
        script.pause(6_000_000_000L);
        script.run("select id from vets where id = ?", 1L)
                .at(LOOP)
                .with(call -> call.transaction(2))
                .rows(row(1L));
        assertNothing();
    }

    @Test
    void manyShortPausesAreNone() {
        for (int i = 0; i < 6; i++) {
            script.query(LIST, "select id from t" + i + " where id = ?", binds(1L), row(1L));
            script.pause(2_000_000_000L);
        }
        script.commit();
        assertNothing();
    }
}
