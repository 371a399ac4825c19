package dev.rowan.orm;

import static dev.rowan.orm.Aggregates.count;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.archive.Journal;
import dev.rowan.orm.archive.Journal_;
import dev.rowan.orm.archive.Paper;
import dev.rowan.orm.archive.Paper_;
import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.PostQuerySet;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.execute.DatabaseError;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.IndexSpec;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.TableOptions;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;

/** Each place of the ORM that takes a user's text, with text that would like to be SQL. */
class HostileStringsTest {
    private static final List<String> HOSTILE = List.of(
            "'; DROP TABLE blog_post; --",
            "\"; DROP TABLE blog_post; --",
            "id\" FROM blog_author; --",
            "title) OR 1=1 --",
            "title /* */",
            "(SELECT 1)",
            "\\",
            "%",
            "??",
            "${x}",
            "it's",
            "d\"q",
            "a.b",
            "[0]",
            "ключ",
            "{a,b}");

    /** The calls that take a name. */
    private static Map<String, Runnable> names(String hostile) {
        PostQuerySet posts = Post.objects;
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("filter", () -> posts.filter(hostile, 1).list());
        calls.put(
                "filter over a relation",
                () -> posts.filter("author__" + hostile, 1).list());
        calls.put("lookup", () -> posts.filter("title__" + hostile, "x").list());
        calls.put("exclude", () -> posts.exclude("tags__" + hostile, 1).list());
        calls.put("Q", () -> posts.filter(Q.of(hostile + "__exact", 1)).count());
        calls.put("F", () -> posts.filter("views", F.of(hostile)).list());
        calls.put("get", () -> posts.get(hostile, 1));
        calls.put("orderBy", () -> posts.orderBy(hostile).list());
        calls.put("orderBy descending", () -> posts.orderBy("-" + hostile).list());
        calls.put(
                "orderBy over a relation",
                () -> posts.orderBy("author__" + hostile).list());
        calls.put(
                "orderBy a transform", () -> posts.orderBy("title__" + hostile).list());
        calls.put("values", () -> posts.values(hostile).list());
        calls.put("valuesList", () -> posts.valuesList("id", hostile).list());
        calls.put("flat", () -> posts.flat(hostile).list());
        calls.put("only", () -> posts.only(hostile).list());
        calls.put("defer", () -> posts.defer(hostile).list());
        calls.put("selectRelated", () -> posts.selectRelated(hostile).list());
        calls.put("prefetchRelated", () -> posts.prefetchRelated(hostile).list());
        calls.put("dates", () -> posts.dates(hostile, "year").list());
        calls.put("dates of a unit", () -> posts.dates("createdAt", hostile).list());
        calls.put(
                "datetimes of a unit",
                () -> posts.datetimes("createdAt", hostile).list());
        calls.put("latest", () -> posts.latest(hostile));
        calls.put("earliest", () -> posts.earliest("-" + hostile));
        calls.put("inBulk", () -> posts.inBulk(hostile, List.of(1)));
        calls.put("aggregate of a path", () -> posts.aggregate("n", count(hostile)));
        calls.put(
                "annotate a path",
                () -> posts.annotate("n", count("author__" + hostile)).list());
        calls.put(
                "filtered relation",
                () -> Author.objects.annotate("p", FilteredRelation.of(hostile)).list());
        calls.put(
                "filtered relation's condition",
                () -> Author.objects
                        .annotate("p", FilteredRelation.of("posts", Q.of("posts__" + hostile, 1)))
                        .list());
        calls.put(
                "combined",
                () -> posts.unordered()
                        .union(posts.unordered())
                        .orderBy(hostile)
                        .list());
        calls.put(
                "values of combined",
                () -> posts.unordered()
                        .values("id")
                        .union(posts.unordered().values("id"))
                        .values(hostile)
                        .list());
        calls.put(
                "function",
                () -> posts.annotate("n", Func.of(hostile, FieldTypes.STRING, Post_.title))
                        .list());
        calls.put(
                "registered function",
                () -> posts.annotate("n", Func.registered(hostile, FieldTypes.STRING, Post_.title))
                        .list());
        calls.put(
                "collation",
                () -> posts.orderBy(Functions.collate(Post_.title, hostile + " x"))
                        .list());
        calls.put(
                "extract",
                () -> posts.annotate("n", DateFunctions.extract(Post_.createdAt, hostile))
                        .list());
        calls.put(
                "trunc",
                () -> posts.annotate("n", DateFunctions.truncToDate(Post_.createdAt, hostile))
                        .list());
        calls.put("explain", () -> posts.explain(hostile, Map.of()));
        calls.put("explain option", () -> posts.explain(null, Map.of(hostile, true)));
        calls.put(
                "lock of",
                () -> Databases.named("default")
                        .atomic(() -> posts.selectForUpdateOf(List.of(hostile)).list()));
        calls.put("using", () -> posts.using(hostile).list());
        calls.put("save", () -> posts.get("id", 1).save(Save.only(Set.of(hostile))));
        calls.put("refresh", () -> posts.get("id", 1).refresh(hostile));
        calls.put("row's column", () -> posts.get("id", 1).get(hostile));
        calls.put(
                "unique of a conflict",
                () -> Tag.objects.bulkCreate(
                        List.of(tag("new")), Conflict.on(hostile).update("colour")));
        calls.put(
                "updated of a conflict",
                () -> Tag.objects.bulkCreate(
                        List.of(tag("new")), Conflict.on("name").update(hostile)));
        return calls;
    }

    private static Tag tag(String name) {
        Tag tag = new Tag();
        tag.name = name;
        return tag;
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aNameThatIsNoneIsRefusedBeforeItReachesTheDatabase(TestDatabase database) throws SQLException {
        try (Blog blog = new Blog(database)) {
            boolean locks = database.engine() == Engine.POSTGRES;
            for (String hostile : HOSTILE) {
                names(hostile).forEach((place, call) -> {
                    boolean nobodyLocks = !locks && place.equals("lock of"); // left out on SQLite
                    boolean inSchema = place.equals("function") && hostile.equals("a.b"); // a name, if of nothing
                    if (nobodyLocks || inSchema) {
                        return;
                    }
                    Throwable refused = Assertions.catchThrowable(call::run);
                    assertThat(refused)
                            .as("%s of <%s>", place, hostile)
                            .isInstanceOf(RuntimeException.class)
                            .isNotInstanceOf(DatabaseError.class);
                    assertThat(refused.getMessage())
                            .as("%s of <%s>", place, hostile)
                            .doesNotContain("SELECT p.")
                            .doesNotContain("FROM \"blog");
                });
                assertThat(blog.statements())
                        .allSatisfy(sent -> assertThat((String) sent.get("sql")).doesNotContain(hostile + "\""));
            }
            assertThat(Post.objects.count()).isEqualTo(6);
            assertThat(Tag.objects.count()).isEqualTo(4);
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    @SuppressWarnings("try") // open, so that there are tables
    void anAliasIsQuotedOrRefused(TestDatabase database) throws SQLException {
        try (Blog blog = new Blog(database)) {
            int taken = 0;
            for (String hostile : HOSTILE) {
                try {
                    Post post = Post.objects
                            .annotate(hostile, Post_.views.plus(1))
                            .filter(Q.of(hostile, 11))
                            .orderBy(hostile)
                            .get();
                    assertThat(post.annotation(hostile)).as(hostile).isEqualTo(11);
                    assertThat(Post.objects.aggregate(hostile, count("id")).get(hostile))
                            .isEqualTo(6L);
                    taken++;
                } catch (IllegalArgumentException refused) {
                    assertThat(refused).as(hostile).hasMessageContaining("cannot contain whitespace");
                }
                Throwable refused = Assertions.catchThrowable(() -> Author.objects
                        .annotate(hostile, FilteredRelation.of("posts"))
                        .filter(hostile + "__title", "one")
                        .list());
                assertThat(refused == null || !(refused instanceof DatabaseError))
                        .as(hostile)
                        .isTrue();
            }
            assertThat(taken).isBetween(4, HOSTILE.size() - 4);
            assertThat(Post.objects.count()).isEqualTo(6);
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    @SuppressWarnings("try") // open, so that there are tables
    void aValueIsAValue(TestDatabase database) throws SQLException {
        try (Blog blog = new Blog(database)) {
            for (String hostile : HOSTILE) {
                Author author = Author.objects.create(row -> row.name = hostile);
                for (String lookup : List.of("exact", "iexact", "contains", "icontains", "startswith", "endswith")) {
                    assertThat(Author.objects
                                    .filter("name__" + lookup, hostile)
                                    .flat("name")
                                    .list())
                            .as("%s <%s>", lookup, hostile)
                            .containsExactly(hostile);
                }
                assertThat(Author.objects
                                .filter("name__in", List.of(hostile, "none"))
                                .count())
                        .isEqualTo(1);
                assertThat(Author.objects
                                .raw("SELECT * FROM blog_author WHERE name = ?", hostile)
                                .list())
                        .containsExactly(author);
                assertThat(Author.objects
                                .annotate("x", Func.sql("name || ?", FieldTypes.STRING, hostile))
                                .get("id", author.id)
                                .annotation("x"))
                        .isEqualTo(hostile + hostile);
                author.delete();
            }
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aKeyOfJsonIsAKey(TestDatabase test) {
        try (Database database = Database.builder("default")
                .dataSource(test.dataSource())
                .models(Paper_.META, Journal_.META)
                .register()) {
            database.createTables();
            Journal journal = Journal.objects.create(Journal_.name.to("j"));
            for (String hostile : HOSTILE) {
                Paper paper = new Paper();
                paper.title = "t";
                paper.facts.set(Map.of(hostile, Map.of(hostile, "found")));
                paper.journal.set(journal);
                paper.save();
                assertThat(Paper.objects
                                .filter("facts__" + hostile + "__" + hostile, "found")
                                .list())
                        .as(hostile)
                        .containsExactly(paper);
                assertThat(Paper.objects
                                .filter(Paper_.facts
                                        .key(hostile)
                                        .key(hostile)
                                        .text()
                                        .eq("found"))
                                .list())
                        .as(hostile)
                        .containsExactly(paper);
                assertThat(Paper.objects.filter(Paper_.facts.hasKey(hostile)).list())
                        .as(hostile)
                        .containsExactly(paper);
                assertThat(Paper.objects
                                .filter(Paper_.facts.hasAnyKeys(hostile, "none"))
                                .orderBy("facts__" + hostile)
                                .values("facts__" + hostile)
                                .list())
                        .as(hostile)
                        .hasSize(1);
                paper.delete();
            }
        }
    }

    /** A model whose names were chosen by somebody who means harm. */
    static final class Odd extends Model {
        Long id;
        String text = "";
    }

    private static ModelMeta<Odd> odd(String hostile) {
        return ModelMeta.of(Odd.class, "odd", hostile, Odd::new)
                .options(TableOptions.NONE
                        .withOrdering("text")
                        .withComment(hostile)
                        .withVerboseNames(hostile, hostile)
                        .withIndexes(() -> List.of(
                                new IndexSpec(hostile + "_i", List.of("text"), null, List.of(), List.of(), null))))
                .field(Field.<Odd, Long>of("id", "id", FieldTypes.LONG)
                        .identity()
                        .access(row -> row.id, (row, value) -> row.id = value)
                        .build())
                .field(Field.<Odd, String>of("text", hostile, FieldTypes.STRING)
                        .maxLength(20)
                        .comment(hostile)
                        .access(row -> row.text, (row, value) -> row.text = value == null ? "" : value)
                        .build())
                .build();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void namesOfTablesAndColumnsAreQuotedAndTheirCommentsAreText(TestDatabase test) {
        for (String hostile : HOSTILE) {
            ModelMeta<Odd> meta = odd(hostile);
            try (Database database = Database.builder("default")
                    .dataSource(test.dataSource())
                    .models(meta)
                    .register()) {
                database.createTables();
                QuerySet<Odd> rows = new QuerySet<>(meta);
                assertThat(rows.filter("text__contains", hostile).list())
                        .as(hostile)
                        .isEmpty();
                assertThat(rows.values("id", "text").list()).as(hostile).isEmpty();
                assertThat(rows.count()).isZero();
                database.dropTables();
            }
        }
    }
}
