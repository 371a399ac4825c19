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
    private final Map<String, List<Integer>> score = new TreeMap<>();
    private TestDatabase template;
    private TestDatabase shared;
    private Database rowan;

    GoldenTest(Engine engine, String open) {
        this.engine = engine;
        this.golden = new Corpus(engine).cases();
        this.open = Corpus.list(open);
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
        StringBuilder table = new StringBuilder("Django's answers on " + engine + ": area, passed, of\n");
        int passed = 0;
        int all = 0;
        for (Map.Entry<String, List<Integer>> area : score.entrySet()) {
            int good = area.getValue().stream().mapToInt(Integer::intValue).sum();
            passed += good;
            all += area.getValue().size();
            table.append(String.format(
                    "  %-18s %4d %4d%n", area.getKey(), good, area.getValue().size()));
        }
        System.out.print(table.append(String.format("  %-18s %4d %4d%n", "all", passed, all)));
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
        List<String> wrong = question == null
                ? List.of("not asked yet")
                : each.writes() ? alone(new Verdict(each, question)) : new Verdict(each, question).on(shared, rowan);
        score.computeIfAbsent(each.area(), area -> new ArrayList<>()).add(wrong.isEmpty() ? 1 : 0);
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
    private List<String> alone(Verdict verdict) throws SQLException {
        rowan.close();
        try (TestDatabase own = template.copy();
                Database alone = open(own)) {
            return verdict.on(own, alone);
        } finally {
            rowan = open(shared);
        }
    }
}
