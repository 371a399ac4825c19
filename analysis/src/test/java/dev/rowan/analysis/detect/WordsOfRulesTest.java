package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.ResultRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules say, word for word, and where each of their limits lies. */
final class WordsOfRulesTest extends RuleFixture {
    private static Object[][] rows(int count) {
        Object[][] rows = new Object[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = row(1_000L + i);
        }
        return rows;
    }

    // -- idle-in-transaction

    private void idle(long seconds, int writes) {
        script.query(LIST, "select id from owners where id = ?", binds(1L), row(1L));
        script.pause(seconds * 1_000_000_000L);
        for (long id = 1; id <= writes; id++) {
            script.run("update owners set seen = 1 where id = ?", id)
                    .at("OwnerController.show:31", "OwnerService.list:" + (41 + id))
                    .affecting(1);
        }
        script.commit();
    }

    @Test
    void idleInTransaction() {
        idle(6, 2);
        Finding finding = only("idle-in-transaction");
        assertThat(finding.title()).isEqualTo("a transaction stands open for 6,000.0 ms without a statement");
        assertThat(finding.evidence())
                .containsExactly("after the statement at OwnerService.list:40 nothing ran for 6,000.0 ms of the"
                        + " transaction's 6,000.0 ms; 2 writes hold their locks");
    }

    @Test
    void aTransactionThatEndsWithAPauseIsIdleUnlessATestIsOnTheWay() {
        script.query(LIST, "select id from owners where id = ?", binds(1L), row(1L));
        script.pause(6_000_000_000L);
        script.commit();
        only("idle-in-transaction");
        script.begin(UnitKind.TEST, "waits", "com.acme.OwnerTests.waits");
        script.query(
                path("OwnerTests.waits:5", "Other.a:40"), "select id from owners where id = ?", binds(1L), row(1L));
        script.pause(6_000_000_000L);
        script.commit();
        assertThat(only("idle-in-transaction").total()).isEqualTo(1);
    }

    // -- in-memory-pagination

    @Test
    void inMemoryPaginationByAnOrm() {
        script.run("select o.id, p.id from owners o left join pets p on p.owner_id = o.id")
                .at(LIST)
                .via(Via.HIBERNATE)
                .role(Role.PAGED_IN_MEMORY)
                .rows(row(1L, 2L), row(1L, 3L));
        Finding finding = only("in-memory-pagination");
        assertThat(finding.title()).isEqualTo("owners is paged in memory: 2 rows read for a part of them");
        assertThat(finding.evidence())
                .containsExactly("the ORM said that it applies the limit in memory, after reading 2 rows");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    }

    @ParameterizedTest
    @CsvSource({"20, 20, true", "19, 1, false", "20, 21, false", "20, 0, false"})
    void inMemoryPaginationByHandFromHalfOfTwentyRowsOn(int passed, int read, boolean found) {
        ResultRows rows =
                script.run("select id from owners order by name").at(LIST).open();
        for (int i = 0; i < passed + read; i++) {
            rows.row();
            if (i >= passed) {
                rows.read(1, (long) i);
            }
        }
        rows.close(false);
        assertThat(script.findings("in-memory-pagination"))
                .hasSize(found ? 1 : 0)
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
    }

    // -- unbounded-result

    @Test
    void unboundedResult() {
        script.query(LIST, "select id from owners", binds(), rows(1_000));
        Finding finding = only("unbounded-result");
        assertThat(finding.title()).isEqualTo("owners is read without a limit: 1,000 rows at once");
        assertThat(finding.evidence())
                .containsExactly(
                        "1,000 rows in one result; the statement has no limit and no condition, so that it grows"
                                + " with the table");
    }

    @Test
    void unboundedResultWithACondition() {
        script.query(LIST, "select id from owners where city = ?", binds("Bern"), rows(1_000));
        assertThat(only("unbounded-result").evidence())
                .containsExactly("1,000 rows in one result; the statement has no limit");
    }

    @Test
    void aJoinIsACondition() {
        script.query(LIST, "select o.id from owners o join pets p on p.owner_id = o.id", binds(), rows(1_000));
        assertThat(only("unbounded-result").confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void whatALibraryFetchesInBatchesIsNotUnbounded() {
        script.run("select id from pets where owner_id in (?, ?)", 1L, 2L)
                .at(LIST)
                .via(Via.HIBERNATE)
                .cause(new Cause(Cause.Kind.BATCH_FETCH, "Owner.pets", "", true, 2, "", ""))
                .rows(rows(1_000));
        assertNothing();
    }

    // -- unused-columns

    private void wide(int columns, int read) {
        StringBuilder sql = new StringBuilder("select c0");
        Object[] row = new Object[columns];
        row[0] = "v";
        for (int i = 1; i < columns; i++) {
            sql.append(", c").append(i);
            row[i] = "v";
        }
        script.run(sql + " from owners").at(LIST).reading(read).rows(row);
    }

    @ParameterizedTest
    @CsvSource({"6, 3, true", "7, 4, false", "4, 1, true", "4, 2, false", "3, 0, false"})
    void unusedColumnsFromHalfAndThreeOn(int columns, int read, boolean found) {
        wide(columns, read);
        assertThat(script.findings("unused-columns")).hasSize(found ? 1 : 0);
    }

    @Test
    void unusedColumns() {
        wide(6, 2);
        Finding finding = only("unused-columns");
        assertThat(finding.title()).isEqualTo("4 of 6 columns of the query of owners are never read");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void unusedColumnsCountsEveryExecution() {
        wide(6, 2);
        wide(6, 2);
        script.begin(UnitKind.REQUEST, "GET /b", "b");
        wide(6, 2);
        Finding finding = script.findings("unused-columns").get(0);
        assertThat(finding.count()).isEqualTo(3);
        assertThat(finding.millis()).isEqualTo(0.003);
    }

    // -- unused-fetch

    @ParameterizedTest
    @CsvSource({"JOIN, a join, 1", "PREFETCH, a prefetch, 0", "EAGER, an eager mapping, 1"})
    void unusedFetch(Fetch.Kind kind, String words, long wouldBe) {
        String sql = "select o.id, p.id from owners o left join pets p on p.owner_id = o.id";
        script.run(sql).at(LIST).via(Via.ROWAN).rows(row(1L, 2L));
        script.recorder()
                .fetched(
                        "Owner.pets",
                        kind,
                        LIST,
                        script.recorder().sql(sql).statement().fingerprint(),
                        "t",
                        3,
                        30);
        Finding finding = only("unused-fetch");
        assertThat(finding.title()).isEqualTo("Owner.pets is loaded with its parents, and nothing looks at it");
        assertThat(finding.evidence())
                .containsExactly(
                        "3 holders filled by " + words + " with 30 rows, none of them read in the whole run",
                        "in requests, messages or work of no test, of which nothing is left to look at it");
        assertThat(finding.wouldBe()).isEqualTo(wouldBe);
    }

    @Test
    void unusedFetchOfATestsOwnQueryIsNone() {
        String sql = "select o.id, p.id from owners o left join pets p on p.owner_id = o.id";
        script.run(sql).at("OwnerTests.lists:9").via(Via.ROWAN).rows(row(1L, 2L));
        script.recorder()
                .fetched(
                        "Owner.pets",
                        Fetch.Kind.JOIN,
                        path("OwnerTests.lists:9"),
                        script.recorder().sql(sql).statement().fingerprint(),
                        "t",
                        10,
                        30);
        assertNothing();
    }

    // -- varying-in-list

    @Test
    void varyingInList() {
        for (int length = 2; length <= 6; length++) {
            script.begin(UnitKind.REQUEST, "GET /", "t" + length);
            Object[] values = new Object[length];
            for (int i = 0; i < length; i++) {
                values[i] = length * 1_000L + i;
            }
            script.query(
                    LOOP, "select name from tags where id in (?" + ", ?".repeat(length - 1) + ")", values, row("a"));
        }
        Finding finding = only("varying-in-list");
        assertThat(finding.title())
                .isEqualTo(
                        "the list in the query of tags has ever another length: 5 statements to parse and plan instead"
                                + " of one");
        assertThat(finding.count()).isEqualTo(5);
        assertThat(finding.millis()).isEqualTo(0.005);
    }

    @Test
    void rowsOfAnInsertAreNoList() {
        for (int length = 2; length <= 7; length++) {
            script.begin(UnitKind.REQUEST, "GET /", "t" + length);
            Object[] values = new Object[length];
            for (int i = 0; i < length; i++) {
                values[i] = length * 1_000L + i;
            }
            script.run("insert into tags (id) values (?)" + ", (?)".repeat(length - 1), values)
                    .at(LOOP)
                    .affecting(length);
        }
        assertNothing();
    }

    // -- count-in-loop

    @Test
    void countInLoop() {
        script.query(LIST, "select id from owners", binds(), row(101L), row(102L), row(103L));
        for (long id = 101; id <= 103; id++) {
            script.query(LOOP, "select count(*) from pets where owner_id = ?", binds(id), row(2L));
        }
        assertThat(only("count-in-loop").title())
                .isEqualTo("pets is counted once for each row of owners: 3 statements where 1 would do");
    }

    @Test
    void existenceInALoop() {
        script.query(LIST, "select id from owners", binds(), row(101L), row(102L), row(103L));
        for (long id = 101; id <= 103; id++) {
            script.query(LOOP, "select 1 from pets where owner_id = ? limit 1", binds(id), row(1L));
        }
        assertThat(only("count-in-loop").title())
                .isEqualTo("pets is asked for existence once for each row of owners: 3 statements where 1 would do");
    }

    // -- latent-n-plus-one

    @Test
    void latentNPlusOne() {
        script.query(LIST, "select id, name from owners where city = ?", binds("Bern"), row(101L, "a"));
        script.run("select id from pets where owner_id = ?", 101L)
                .at(LOOP)
                .via(Via.HIBERNATE)
                .cause(Cause.lazyMany("Owner.pets"))
                .rows(row(9L));
        Finding finding = only("latent-n-plus-one");
        assertThat(finding.title())
                .isEqualTo("Owner.pets would be read once for each row of owners: the data had only 1 row");
        assertThat(finding.evidence())
                .containsExactly(
                        "the query at OwnerService.list:40 may give many rows; it gave 1, and Owner.pets was read as often",
                        "whether the call stands in a loop is not known");
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void latentNPlusOneBehindACache() {
        script.query(LIST, "select id, type_id from pets", binds(), row(1L, 7L), row(2L, 7L), row(3L, 7L));
        for (int i = 0; i < 3; i++) {
            script.current().cacheHit("Pet.type", LOOP);
        }
        Finding finding = only("latent-n-plus-one");
        assertThat(finding.title()).isEqualTo("Pet.type is loaded once for each parent; a cache hid 3 loads");
        assertThat(finding.evidence())
                .containsExactly("3 loads answered by a cache at OwnerService.list:41: with a cold cache each is a"
                        + " statement");
    }

    @Test
    void aCacheThatWasAskedTwiceOrByATestOrWithoutAQueryTellsNothing() {
        script.query(LIST, "select id, type_id from pets", binds(), row(1L, 7L), row(2L, 7L), row(3L, 7L));
        for (int i = 0; i < 2; i++) {
            script.current().cacheHit("Pet.type", LOOP);
        }
        for (int i = 0; i < 3; i++) {
            script.current().cacheHit("Pet.owner", path("OwnerTests.lists:20"));
            script.current().cacheHit("Pet.vet", path("VetService.all:8"));
        }
        assertNothing();
    }
}
