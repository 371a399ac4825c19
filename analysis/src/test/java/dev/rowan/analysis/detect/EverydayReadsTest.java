package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads as applications have them every day: faults that look innocent, and innocent ones that look like faults. */
final class EverydayReadsTest extends NPlusOneFixture {

    private void forEachOwner(String sql) {
        owners(ids(101, 5));
        for (long id : ids(101, 5)) {
            script.query(LOOP, sql, binds(id), row(7L));
        }
    }

    @Test
    void whetherThereIsAnyMayBeAskedInManyWays() {
        for (String sql : List.of(
                "select 1 from pets where owner_id = ? limit 1",
                "select exists(select 1 from pets where owner_id = ?)",
                "select case when exists(select 1 from pets where owner_id = ?) then 1 else 0 end",
                "select count(*) > 0 from pets where owner_id = ?",
                "select case when count(*) > 0 then true else false end from pets where owner_id = ?")) {
            EverydayReadsTest one = new EverydayReadsTest();
            one.forEachOwner(sql);
            assertThat(one.script.findings()).as(sql).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo("count-in-loop");
                assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
            });
        }
    }

    @Test
    void aSumThatIsNeverNullIsASum() {
        forEachOwner("select coalesce(sum(price), 0) from visits where owner_id = ?");
        Finding finding = script.findings("count-in-loop").get(0);
        assertThat(finding.remedy().code())
                .isEqualTo(
                        "select owner_id, coalesce(sum(price), ?) from visits where owner_id in (?, …) group by owner_id");
    }

    @Test
    void whatIsLookedUpWithinAQueryWithinTheQueryIsLookedUpToo() {
        for (String sql : List.of(
                "select * from (select id, name from pets where owner_id = ?) p",
                "with p as (select id, name from pets where owner_id = ?) select * from p")) {
            EverydayReadsTest one = new EverydayReadsTest();
            one.forEachOwner(sql);
            assertThat(one.only().confidence()).as(sql).isEqualTo(Confidence.PROVEN);
        }
    }

    @Test
    void aListOfOneKeyEachIsALookUp() {
        forEachOwner("select name from pets where owner_id in (?)");
        assertThat(only().remedy().code()).isEqualTo("select owner_id, name from pets where owner_id in (?, …)");
    }

    @Test
    void twoKeysOfOneRowAreProvenByOne() {
        script.query(
                LIST, "select order_no, line_no from lines", binds(), row(901L, 31L), row(902L, 32L), row(903L, 33L));
        for (long i = 1; i <= 3; i++) {
            script.query(
                    LOOP,
                    "select sum from discounts where order_no = ? and line_no = ?",
                    binds(900 + i, 30 + i),
                    row(5L));
        }
        Finding finding = only();
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.remedy().code())
                .isEqualTo("select order_no, line_no, sum from discounts where (order_no, line_no) in ((?, ?), …)");
    }

    @Test
    void aWayUpATreeIsOneRecursiveQuery() {
        script.query(LIST, "select id, parent_id from nodes where path = ?", binds("/a/b"), row(1009L, 1008L));
        for (long id = 1008; id > 1003; id--) {
            script.query(LOOP, "select id, parent_id from nodes where id = ?", binds(id), row(id, id - 1));
        }
        Finding finding = script.findings("n-plus-one").get(0);
        assertThat(finding.remedy().text()).contains("one recursive query");
        assertThat(finding.remedy().code())
                .isEqualTo("with recursive found as (select * from nodes where id = ? union all"
                        + " select n.* from nodes n join found on n.id = found.parent_id) select * from found");
    }

    @Test
    void pagesBySeveralColumnsAreNone() {
        long last = 5_000;
        for (int page = 0; page < 5; page++) {
            script.query(
                    LOOP,
                    "select created, id from posts where (created, id) < (?, ?) order by created desc, id desc limit 2",
                    binds(last + 70_000, last),
                    row(last + 69_998, last - 2),
                    row(last + 69_996, last - 4));
            script.query(
                    path("OwnerController.show:31", "OwnerService.list:45"),
                    "select created, id from mails where tenant_id = ? and (created, id) < (?, ?)"
                            + " order by created desc limit 2",
                    binds(77L, last + 170_000, last),
                    row(last + 169_998, last - 2),
                    row(last + 169_996, last - 4));
            last -= 4;
        }
        assertNothing();
    }

    @Test
    void aRangeThatStaysIsNoPageThatMoves() {
        owners(ids(101, 4));
        for (long id : ids(101, 4)) {
            script.query(
                    LOOP,
                    "select id from visits where owner_id = ? and day between ? and ?",
                    binds(id, 11, 19),
                    row(7L));
        }
        assertThat(only().remedy().code())
                .isEqualTo("select owner_id, id from visits where owner_id in (?, …) and day between ? and ?");
    }

    @Test
    void aColumnThatIsCalledOffsetIsNoPage() {
        script.query(LIST, "select topic from topics", binds(), row("a"), row("b"), row("c"));
        for (String topic : List.of("a", "b", "c")) {
            script.query(LOOP, "select id from messages where topic = ? and offset > 5000", binds(topic), row(7L));
        }
        only();
    }

    @Test
    void oneLoadForEachKindIsNone() {
        script.query(LIST, "select kind, id from documents", binds(), row("a", 11L), row("b", 12L), row("c", 13L));
        for (String kind : List.of("letters", "invoices", "orders")) {
            script.query(LOOP, "select id from " + kind + " where document_id = ?", binds(11L), row(7L));
        }
        assertNothing();
    }

    @Test
    void aNameThatIsTriedUntilOneIsFreeIsPossibleOnly() {
        for (int i = 0; i < 4; i++) {
            script.query(LOOP, "select 1 from users where name = ?", binds("jane" + i), row(1L));
        }
        assertThat(script.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE));
    }
}
