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
}
