package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code deep-offset}: what it finds, and what looks like it and is none. */
final class DeepOffsetTest extends RuleFixture {
    @Test
    void aDeepPageIsFoundByItsBind() {
        script.query(LIST, "select id from owners order by id limit ? offset ?", binds(20, 5_000), row(1L));
        assertThat(only("deep-offset").evidence()).containsExactly("offset 5,000, limit 20");
    }

    @Test
    void aDeepPageIsFoundByItsLiteral() {
        script.query(
                LIST, "select id from owners order by id offset 5000 rows fetch next 20 rows only", binds(), row(1L));
        only("deep-offset");
    }

    @Test
    void aShallowPageIsNone() {
        script.query(LIST, "select id from owners order by id limit ? offset ?", binds(20, 980), row(1L));
        assertNothing();
    }
}
