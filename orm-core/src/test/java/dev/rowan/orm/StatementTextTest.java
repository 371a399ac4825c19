package dev.rowan.orm;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.max;
import static dev.rowan.orm.Aggregates.sum;
import static dev.rowan.orm.Functions.lower;
import static dev.rowan.orm.Subqueries.exists;
import static dev.rowan.orm.Subqueries.outer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Comment;
import dev.rowan.orm.blog.Comment_;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Profile_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.compile.Compiler;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.query.Select;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The text of statements, held against files in which a change shows as a readable difference. */
class StatementTextTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final ModelGraph GRAPH =
            ModelGraph.of(List.of(Author_.META, Profile_.META, Tag_.META, Post_.META, Comment_.META));

    private static Map<String, Chain<?, ?, ?>> questions() {
        Map<String, Chain<?, ?, ?>> all = new LinkedHashMap<>();
        joins(all);
        exclusions(all);
        aggregates(all);
        shapes(all);
        filteredRelations(all);
        combinations(all);
        return all;
    }

    private static void joins(Map<String, Chain<?, ?, ?>> all) {
        all.put("by primary key", Post.objects.filter("pk", 1));
        all.put("a key needs no join", Post.objects.filter("author__id", 1, "editor__pk", 2));
        all.put("a join over a key", Post.objects.filter("author__name", "Bo"));
        all.put("four joins", Comment.objects.filter("post__author__mentor__profile__bio__icontains", "x"));
        all.put("one filter shares a to-many join", Post.objects.filter("tags__name", "a", "tags__colour", "b"));
        all.put(
                "chained filters join anew",
                Post.objects.filter("tags__name", "a").filter("tags__colour", "b"));
        all.put(
                "an OR needs a LEFT join",
                Post.objects.filter(q("editor__name", "x").or(q("views", 1))));
        all.put(
                "an OR whose parts all need the join does not",
                Post.objects.filter(q("editor__name", "x").or(q("editor__email", "y"))));
        all.put("missing related row", Post.objects.filter("editor__profile__isnull", true));
        all.put("no row over a link table", Post.objects.filter("tags", null));
        all.put("friends of both directions", Author.objects.filter("friends__name", "Ana"));
        all.put("no key is null", Post.objects.filter("editor", null));
        all.put("in", Post.objects.filter("author__in", List.of(1, 2, 3)));
        all.put("in a query", Post.objects.filter("author__in", Author.objects.filter("name", "Bo")));
        all.put("column against column", Post.objects.filter("views__gt", F.of("author__id")));
    }

    private static void exclusions(Map<String, Chain<?, ?, ?>> all) {
        all.put("exclude a nullable column", Author.objects.exclude("email", "x"));
        all.put("exclude over a nullable key", Post.objects.exclude("editor__name", "x"));
        all.put("exclude over a to-many relation", Post.objects.exclude("tags__name", "x"));
        all.put("exclude over two to-many relations", Author.objects.exclude("posts__tags__name", "x"));
        all.put("exclude what is missing", Post.objects.exclude("tags__isnull", true));
        all.put("exclude behind a nullable key", Post.objects.exclude("editor__posts__title", null));
        all.put(
                "the same row satisfies one and not the other",
                Post.objects.filter(q("tags__name", "a"), q("tags__colour", "b").not()));
        all.put("exclude against an outer column", Author.objects.exclude("posts__views", F.of("id")));
    }

    private static void aggregates(Map<String, Chain<?, ?, ?>> all) {
        all.put("count of related rows", Author.objects.annotate(count("posts").as("n")));
        all.put(
                "filter before: WHERE",
                Author.objects
                        .filter("posts__views__gt", 1)
                        .annotate(count("posts").as("n")));
        all.put(
                "filter after: HAVING",
                Author.objects.annotate(count("posts").as("n")).filter("n__gt", 1, "name", "Bo"));
        all.put(
                "values group",
                Post.objects.values("author").annotate(sum("views").as("v")).orderBy("author"));
        all.put(
                "values after an aggregate do not regroup",
                Author.objects.annotate(max("posts__views").as("v")).values("name", "v"));
        all.put(
                "an aggregate of some rows",
                Author.objects.annotate(
                        count("posts").filter(q("posts__views__gt", 3)).as("n")));
    }

    private static void shapes(Map<String, Chain<?, ?, ?>> all) {
        all.put("a related ordering", Comment.objects.orderBy("post", "-id"));
        all.put("a related ordering turned round", Comment.objects.orderBy("-post"));
        all.put(
                "ordering by what is not selected, distinct",
                Post.objects.values("title").distinct());
        all.put("related rows come along", Post.objects.selectRelated("author__mentor", "editor"));
        all.put("some columns", Post.objects.selectRelated("author").only("title", "author__name"));
        all.put("slice", Post.objects.unordered().slice(5, 15L));
        all.put("offset alone", Post.objects.unordered().offset(5));
        all.put(
                "correlated existence",
                Author.objects.filter(exists(Post.objects.filter("author", outer("pk"), "views__gt", 5))));
        all.put(
                "union",
                Tag.objects
                        .filter("name", "a")
                        .union(Tag.objects.filter("name", "b"))
                        .orderBy("name"));
    }

    private static void combinations(Map<String, Chain<?, ?, ?>> all) {
        var tags = Tag.objects.filter("name", "a").union(Tag.objects.filter("name", "b"));
        var posts = Post.objects.unordered().filter("views", 1);
        all.put("a combination by what is not selected", posts.union(posts).orderBy("author__name", "-id"));
        all.put("a combination at random", tags.orderBy("?"));
        all.put(
                "a combination of values by an expression",
                Tag.objects
                        .values("name")
                        .union(Tag.objects.values("colour"))
                        .orderBy(lower(Tag_.name).desc()));
        all.put(
                "some values of a combination of values",
                Tag.objects
                        .values("id", "name")
                        .union(Tag.objects.values("id", "colour"))
                        .values("name")
                        .orderBy("id"));
        all.put(
                "sliced parts",
                Tag.objects
                        .orderBy("name")
                        .limit(1)
                        .union(Tag.objects.orderBy("-name").limit(1)));
        all.put(
                "a combination of combinations",
                tags.difference(tags.intersection(Tag.objects.all())).limit(2));
        all.put(
                "values of a combination by what is not selected",
                posts.union(posts).values("title").orderBy("author__name"));
        all.put("in a combination", Post.objects.filter("tags__in", tags));
    }

    private static void filteredRelations(Map<String, Chain<?, ?, ?>> all) {
        FilteredRelation<Author> popular = FilteredRelation.of("posts", q("posts__views__gt", 3));
        all.put(
                "a filtered relation that is not used",
                Author.objects.unordered().annotate("popular", popular));
        all.put(
                "a filtered relation is an outer join",
                Author.objects.annotate("popular", popular).values("id", "popular__title"));
        all.put(
                "a filter over a filtered relation",
                Author.objects.annotate("popular", popular).filter("popular__title", "x"));
        all.put(
                "exclude over a filtered relation",
                Author.objects.annotate("popular", popular).exclude("popular__title", "x"));
        all.put(
                "a count over a filtered relation",
                Author.objects
                        .annotate("popular", popular)
                        .annotate(count("popular").as("n")));
        all.put(
                "a filtered relation over a link table",
                Post.objects
                        .annotate("red", FilteredRelation.of("tags", q("tags__colour", "red")))
                        .filter(q("red__name", "x").or(q("views", 1))));
        all.put(
                "a filtered relation over another, with its row",
                Author.objects
                        .annotate("popular", popular)
                        .annotate("noted", FilteredRelation.of("popular__comments", q("popular__comments__text", "x")))
                        .selectRelated("noted"));
    }

    private static <R> Q<R> q(String lookup, Object value) {
        return Q.of(lookup, value);
    }

    @Test
    void textsForSqliteAreThoseOfTheFile() throws IOException {
        hold("sqlite", Dialects.sqlite(Extensions.NONE));
    }

    @Test
    void textsForPostgresAreThoseOfTheFile() throws IOException {
        hold("postgresql", Dialects.postgres(Extensions.NONE));
    }

    private static void hold(String name, Dialect dialect) throws IOException {
        Compiler compiler = new Compiler(GRAPH, dialect);
        StringBuilder texts = new StringBuilder();
        questions().forEach((title, query) -> {
            Statement statement = compiler.select(query.select(), UTC);
            texts.append("-- ")
                    .append(title)
                    .append('\n')
                    .append(statement.sql())
                    .append("\n\n");
        });
        counts(compiler, texts);
        Path written = Path.of("target", "sql", name + ".sql");
        Files.createDirectories(Objects.requireNonNull(written.getParent()));
        Files.writeString(written, texts);
        try (var file = StatementTextTest.class.getResourceAsStream("/sql/" + name + ".sql")) {
            String expected = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(texts.toString())
                    .as("src/test/resources/sql/%s.sql; the new texts are in %s", name, written)
                    .isEqualTo(expected);
        }
    }

    private static void counts(Compiler compiler, StringBuilder texts) {
        Map<String, Statement> all = new LinkedHashMap<>();
        all.put("count", compiler.count(tree(Post.objects.filter("views__gt", 1)), UTC));
        all.put("count of a slice", compiler.count(tree(Post.objects.limit(3)), UTC));
        all.put(
                "count of distinct rows",
                compiler.count(tree(Post.objects.values("author").distinct()), UTC));
        var groups = Author.objects.annotate(count("posts").as("n")).filter("n__gt", 1);
        all.put("count of groups", compiler.count(tree(groups), UTC));
        all.put("existence", compiler.exists(tree(Post.objects.filter("tags__name", "x")), UTC));
        all.forEach((title, statement) -> texts.append("-- ")
                .append(title)
                .append('\n')
                .append(statement.sql())
                .append("\n\n"));
    }

    private static Select tree(Chain<?, ?, ?> query) {
        return query.select();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void databasesTakeEveryText(TestDatabase database) throws SQLException {
        try (Blog blog = new Blog(database)) {
            boolean sqlite = database.engine() == Engine.SQLITE;
            questions()
                    .forEach((title, query) -> assertThat(blog.cost(() -> ((BaseQuery<?, ?, ?>) query).list()))
                            .as(title + (sqlite ? " on SQLite" : " on PostgreSQL"))
                            .isEqualTo(1));
        }
    }
}
