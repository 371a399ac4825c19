package dev.rowan.orm.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.compile.Parameter;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.model.ColumnKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the view of a statement is the map that observers are promised. */
final class StatementEventTest {
    private static final Statement STATEMENT =
            new Statement("SELECT ?", List.of(new Parameter(7L, ColumnKind.BIGINT, false)), null, false);

    @Test
    void aLazyLoadHasAllThatIsKnownOfItAndOfItsParent() {
        Origin origin = Origin.of(
                Cause.LAZY_LOAD, "blog.Author", "Post.author", new Origin.Parent(3, "SELECT 1", "Site.of(S:1)", 10));
        StatementEvent event = new StatementEvent(4, "default", STATEMENT, origin, "Here.is(H:2)");
        event.rows(5);
        event.put("nanos", 99L);

        Map<String, Object> expected = new HashMap<>();
        expected.put("id", 4L);
        expected.put("database", "default");
        expected.put("sql", "SELECT ?");
        expected.put("binds", List.of(7L));
        expected.put("cause", "lazy-load");
        expected.put("model", "blog.Author");
        expected.put("relation", "Post.author");
        expected.put("parent", 3L);
        expected.put("parentSql", "SELECT 1");
        expected.put("parentCallSite", "Site.of(S:1)");
        expected.put("siblings", 10);
        expected.put("callSite", "Here.is(H:2)");
        expected.put("rows", 5L);
        expected.put("nanos", 99L);
        assertThat(event).isEqualTo(expected);
        expected.forEach((key, value) -> assertThat(event.get(key)).as(key).isEqualTo(value));
    }

    @Test
    void whatHasNoMeaningIsAbsent() {
        StatementEvent event = new StatementEvent(1, "default", STATEMENT, Origin.of(Cause.QUERY, null), null);
        assertThat(event).containsOnlyKeys("id", "database", "sql", "binds", "cause");
        assertThat(event.containsKey("rows")).isFalse();
        assertThat(event.get("parent")).isNull();
    }

    @Test
    void whatToolsPutIsKept() {
        StatementEvent event = new StatementEvent(1, "default", STATEMENT, Origin.of(Cause.QUERY, null), null);
        assertThat(event.put("mark", "x")).isNull();
        assertThat(event.put("mark", "y")).isEqualTo("x");
        assertThat(event.getOrDefault("mark", "")).isEqualTo("y");
        assertThat(new HashMap<>(event)).containsEntry("mark", "y");
    }
}
