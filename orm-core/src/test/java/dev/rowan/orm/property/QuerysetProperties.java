package dev.rowan.orm.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.Model;
import dev.rowan.orm.QuerySet;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Comment_;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Profile_;
import dev.rowan.orm.blog.Tag_;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is asked, SQLite, PostgreSQL and a look at the rows by hand say the same.
 *
 * <p>The system property {@code jqwik.tries.default} sets how many worlds are tried; each is asked up to
 * {@value #QUESTIONS} questions.
 */
final class QuerysetProperties {
    private static final int QUESTIONS = 10;
    private static final Worlds WORLDS = new Worlds("properties");

    @BeforeContainer
    static void open() throws SQLException {
        WORLDS.open();
    }

    @AfterContainer
    static void close() throws SQLException {
        WORLDS.close();
    }

    @Property
    void databasesAndRowsInMemoryAgree(@ForAll("worlds") World world, @ForAll("questions") List<Question> questions)
            throws SQLException {
        WORLDS.fill(world);
        for (Question question : questions) {
            List<Evaluation.Answer> expected = Evaluation.of(world, question);
            if (expected != null) {
                WORLDS.aliases().forEach(alias -> hold(alias, question, expected));
            }
        }
    }

    @Property
    void combinedQuerysetsAgreeToo(@ForAll("worlds") World world, @ForAll("combined") List<Question> questions)
            throws SQLException {
        databasesAndRowsInMemoryAgree(world, questions);
    }

    @Property
    void setOperationsAgreeToo(@ForAll("worlds") World world, @ForAll("operations") List<Operation> operations)
            throws SQLException {
        WORLDS.fill(world);
        for (Operation operation : operations) {
            List<Object> expected = operation.expected(world);
            if (expected != null) {
                WORLDS.aliases().forEach(alias -> hold(alias, operation, expected));
            }
        }
    }

    private static void hold(String alias, Operation operation, List<Object> expected) {
        hold(alias, operation, expected, root(operation.model()).using(alias));
    }

    private static <M extends Model> void hold(
            String alias, Operation operation, List<Object> expected, QuerySet<M> root) {
        QuerySet<M> rows = operation.asked(root::all);
        assertThat(rows.list().stream().map(row -> row.get("id")).toList())
                .as("%s on %s", operation, alias)
                .isEqualTo(expected);
        assertThat(rows.all().count()).as("count of %s on %s", operation, alias).isEqualTo(expected.size());
        assertThat(rows.all().exists())
                .as("exists of %s on %s", operation, alias)
                .isEqualTo(!expected.isEmpty());
        assertThat(root.filter("id__in", rows.values("id"))
                        .orderBy("id")
                        .flat("id")
                        .list())
                .as("keys in %s on %s", operation, alias)
                .isEqualTo(expected.stream().sorted().toList());
    }

    private static void hold(String alias, Question question, List<Evaluation.Answer> expected) {
        QuerySet<?> rows = Asking.queryset(root(question.model()).using(alias), question);
        assertThat(rows.list().stream().map(row -> answer(row, question)).toList())
                .as("%s on %s", question, alias)
                .isEqualTo(expected);
        assertThat(rows.all().count()).as("count of %s on %s", question, alias).isEqualTo(expected.size());
        assertThat(rows.all().exists())
                .as("exists of %s on %s", question, alias)
                .isEqualTo(!expected.isEmpty());
    }

    private static Evaluation.Answer answer(Model row, Question question) {
        return new Evaluation.Answer(
                Objects.requireNonNull(row.get("id")),
                question.counts() && row.annotation("n") instanceof Number n ? (Long) n.longValue() : null);
    }

    static QuerySet<?> root(String model) {
        return switch (model) {
            case "author" -> new QuerySet<>(Author_.META);
            case "post" -> new QuerySet<>(Post_.META);
            case "tag" -> new QuerySet<>(Tag_.META);
            case "comment" -> new QuerySet<>(Comment_.META);
            default -> new QuerySet<>(Profile_.META);
        };
    }

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    @Provide
    Arbitrary<List<Question>> questions() {
        Arbitrary<Question> one = Arbitraries.fromGenerator(random -> new Shrinking(new Questions(random).any()));
        return one.list().ofMinSize(1).ofMaxSize(QUESTIONS);
    }

    @Provide
    Arbitrary<List<Question>> combined() {
        Arbitrary<Question> one = Arbitraries.fromGenerator(random -> new Shrinking(new Questions(random).combined()));
        return one.list().ofMinSize(1).ofMaxSize(QUESTIONS);
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        Arbitrary<Operation> one =
                Arbitraries.fromGenerator(random -> Shrinkable.unshrinkable(new Questions(random).operation()));
        return one.list().ofMinSize(1).ofMaxSize(QUESTIONS);
    }

    private record Shrinking(Question value) implements Shrinkable<Question> {
        @Override
        public Stream<Shrinkable<Question>> shrink() {
            return Questions.smaller(value).stream().map(Shrinking::new);
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(value.toString().length());
        }
    }
}
