package shop.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rowan.orm.Database;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every recorded case has its question in Java, or a reason why it has none; and every question that is not on the
 * list of open ones is answered as Django answers it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GoldenTest {
    private final Engine engine;
    private final Map<String, GoldenCase> golden;
    private final Map<String, Cases.Question> questions = new LinkedHashMap<>();
    private final Map<String, String> noCounterpart = Corpus.list("no-counterpart.txt");
    private final Map<String, String> open;
    private final Map<String, String> openControl;
    private final Map<String, Score> score = new TreeMap<>();
    private TestDatabase template;
    private TestDatabase shared;
    private Database rowan;

    /** How many cases of an area are answered alike, and in how many transactions begin and end alike. */
    private record Score(int answers, int control, int of) {
        static final Score NONE = new Score(0, 0, 0);

        Score plus(Score other) {
            return new Score(answers + other.answers, control + other.control, of + other.of);
        }

        String line(String area) {
            return String.format("  %-18s %4d %4d %4d%n", area, answers, control, of);
        }
    }

    GoldenTest(Engine engine, String name) {
        this.engine = engine;
        this.golden = new Corpus(engine).cases();
        this.open = Corpus.list("open-" + name + ".txt");
        this.openControl = Corpus.list("control-" + name + ".txt");
        AllCases.all().forEach(area -> questions.putAll(area.questions()));
    }

    @BeforeAll
    void load() throws SQLException {
        template = TestDatabase.fresh(engine);
        new Corpus(engine).load(template);
        shared = template.copy();
        rowan = open(shared);
    }

    private static Database open(TestDatabase database) {
        return Database.builder("default")
                .unpooled(database.dataSource())
                .poolSize(1)
                .register();
    }

    @AfterAll
    void close() throws SQLException {
        rowan.close();
        template.close();
        StringBuilder table =
                new StringBuilder("Django's answers on " + engine + ": area, answered alike, transactions alike, of\n");
        score.forEach((area, each) -> table.append(each.line(area)));
        Score all = score.values().stream().reduce(Score.NONE, Score::plus);
        System.out.print(table.append(all.line("all")));
    }

    @Test
    void everyCaseHasItsQuestionOrAReason() {
        List<String> without = new ArrayList<>();
        golden.keySet().forEach(id -> {
            boolean asked = questions.containsKey(id);
            if (asked == noCounterpart.containsKey(id) && !open.containsKey(id)) {
                without.add(id);
            }
        });
        assertThat(without)
                .as("cases with neither a question nor a reason, or with both")
                .isEmpty();
        assertThat(questions.keySet())
                .as("questions that Django was never asked")
                .isSubsetOf(golden.keySet());
    }

    @TestFactory
    Stream<DynamicNode> answersAsDjangoDoes() {
        return golden.values().stream()
                .filter(each -> !noCounterpart.containsKey(each.id()))
                .map(each -> dynamicTest(each.area() + ": " + each.id(), () -> hold(each)));
    }

    private void hold(GoldenCase each) throws SQLException {
        Cases.Question question = questions.get(each.id());
        Verdict.Differences found = question == null
                ? new Verdict.Differences(List.of("not asked yet"), List.of())
                : each.writes() ? alone(new Verdict(each, question)) : new Verdict(each, question).on(shared, rowan);
        score.merge(
                each.area(),
                new Score(found.answer().isEmpty() ? 1 : 0, found.control().isEmpty() ? 1 : 0, 1),
                Score::plus);
        hold(each, open, found.answer());
        hold(each, openControl, found.control());
    }

    private static void hold(GoldenCase each, Map<String, String> open, List<String> wrong) {
        if (open.containsKey(each.id())) {
            assertThat(wrong)
                    .as(each.id() + " is on the list of open cases, but passes: take it off")
                    .isNotEmpty();
        } else {
            assertThat(wrong)
                    .as("%s: %s", each.id(), each.json().get("source").asText())
                    .isEmpty();
        }
    }

    /** On a database of its own, since the case changes rows. */
    private Verdict.Differences alone(Verdict verdict) throws SQLException {
        rowan.close();
        try (TestDatabase own = template.copy();
                Database alone = open(own)) {
            return verdict.on(own, alone);
        } finally {
            rowan = open(shared);
        }
    }
}
