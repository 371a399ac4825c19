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

    @Test
    void theOtherSpellingsAreFoundToo() {
        script.query(LIST, "select id from owners order by id limit 5000, 20", binds(), row(1L));
        assertThat(only("deep-offset").evidence()).containsExactly("offset 5,000, limit 20");
    }

    @Test
    void aColumnOfThatNameIsNone() {
        script.query(LIST, "select id from messages where topic = ? and offset > 5000", binds("a"), row(1L));
        script.query(LIST, "select id from messages where offset = ?", binds(5_000), row(1L));
        assertNothing();
    }

    @Test
    void aLargePageAndALargeWindowAreNone() {
        script.query(LIST, "select id from owners order by id limit ? offset ?", binds(5_000, 0), row(1L));
        script.query(
                LIST,
                "select sum(x) over (order by id rows between 5000 preceding and current row) from owners where id = 1",
                binds(),
                row(1L));
        assertNothing();
    }

    @Test
    void theNextPageIsAskedForInTheStatementsOwnOrder() {
        script.query(
                LIST,
                "select o.id from owners o where o.city = ? order by o.created desc limit ? offset ?",
                binds("Bern", 20, 5_000),
                row(1L));
        assertThat(only("deep-offset").remedy().code())
                .isEqualTo("where (o.created, o.id) < (?, ?) order by o.created desc, o.id desc limit ?");
    }
}
