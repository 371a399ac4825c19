package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import org.junit.jupiter.api.Test;

/** {@code unbounded-result}: what it finds, and what looks like it and is none. */
final class UnboundedResultTest extends RuleFixture {
    private void read(String sql, int count) {
        Object[][] rows = new Object[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = row((long) i);
        }
        script.query(LIST, sql, binds(), rows);
    }

    @Test
    void aThousandRowsWithoutALimitAreFound() {
        read("select id from owners", 1_000);
        assertThat(only("unbounded-result").confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void aConditionMakesItLikelyOnly() {
        read("select id from owners where city is not null", 1_000);
        assertThat(only("unbounded-result").confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void aLimitOrFewerRowsAreNone() {
        read("select id from owners limit 5000", 2_000);
        read("select id from vets", 999);
        assertNothing();
    }

    @Test
    void anAggregateOfManyGroupsIsFoundAndOneOfAllIsNone() {
        read("select city, count(*) from owners group by city", 1_200);
        only("unbounded-result");
    }

    @Test
    void aLimitWithinTheConditionLimitsNothing() {
        read("select id from owners where city in (select city from cities order by size limit 3)", 1_000);
        only("unbounded-result");
    }

    @Test
    void joinsAndFlagsBoundNothing() {
        read("select o.id from owners o join pets p on p.owner_id = o.id where p.deleted = false", 1_000);
        assertThat(only("unbounded-result").confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void asManyRowsAsKeysWereGivenAreNone() {
        Object[] keys = new Object[1_200];
        Object[][] rows = new Object[keys.length][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) i;
            rows[i] = row((long) i);
        }
        script.query(LIST, "select id from owners where email in (?" + ", ?".repeat(keys.length - 1) + ")", keys, rows);
        script.query(LIST, "select id from vets where id = any(?)", new Object[] {keys}, rows);
        assertNothing();
    }

    @Test
    void manyMoreRowsThanKeysWereGivenAreFound() {
        Object[][] rows = new Object[1_200][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row((long) i);
        }
        script.query(LIST, "select id from visits where pet_kind in (?, ?)", binds("cat", "dog"), rows);
        only("unbounded-result");
    }

    @Test
    void manySmallResultsAreNone() {
        for (int i = 0; i < 30; i++) {
            read("select id from owners_" + i, 400);
        }
        assertNothing();
    }
}
