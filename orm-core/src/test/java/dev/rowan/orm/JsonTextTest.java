package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.archive.Journal;
import dev.rowan.orm.archive.Journal_;
import dev.rowan.orm.archive.Paper;
import dev.rowan.orm.archive.Paper_;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in JSON as text is a text, whatever stands there. */
class JsonTextTest {
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void numbersAndWordsAreComparedAsTexts(TestDatabase test) {
        try (Database database = Database.builder("default")
                .dataSource(test.dataSource())
                .models(Paper_.META, Journal_.META)
                .register()) {
            database.createTables();
            Journal journal = Journal.objects.create(Journal_.name.to("j"));
            for (Object value : Arrays.asList(9, 10, "10", 2.5, true, false, "true", null, "text")) {
                Map<String, @Nullable Object> facts = new HashMap<>();
                facts.put("n", value);
                Paper paper = new Paper();
                paper.title = String.valueOf(value) + (value instanceof String ? " as text" : "");
                paper.facts.set(facts);
                paper.journal.set(journal);
                paper.save();
            }
            TextExpr<Paper> text = Paper_.facts.key("n").text();
            assertThat(titles(text.eq("10"))).containsExactly("10", "10 as text");
            assertThat(titles(text.lt("9"))).containsExactly("10", "10 as text", "2.5");
            assertThat(titles(text.eq("2.5"))).containsExactly("2.5");
            assertThat(titles(text.eq("true"))).containsExactly("true", "true as text");
            assertThat(titles(text.in(List.of("false", "9")))).containsExactly("9", "false");
            assertThat(titles(text.startsWith("1"))).containsExactly("10", "10 as text");
            assertThat(titles(text.isNull())).containsExactly("null");
            assertThat(Paper.objects
                            .orderBy(text.asc())
                            .filter(text.isNotNull())
                            .flat(text.as("n"))
                            .list())
                    .containsExactly("10", "10", "2.5", "9", "false", "text", "true", "true");
        }
    }

    private static List<String> titles(Q<Paper> condition) {
        return Paper.objects
                .filter(condition)
                .orderBy("title")
                .flat(Paper_.title)
                .list();
    }
}
