package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.query.Expression;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

class ReadingTest extends BlogTest {
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsComeBackInTheModelsOrder() {
        assertThat(Post.objects.list())
                .extracting(post -> post.title)
                .containsExactly("six", "five", "four", "three", "two", "one");
        assertThat(Post.objects
                        .filter(Post_.author().name.eq("Ana"), Post_.views.gt(10))
                        .list())
                .extracting(post -> post.views)
                .containsExactly(30, 20);
        assertThat(Post.objects.popular().count()).isEqualTo(2);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void anEvaluatedQuerysetAnswersFromItsRows() {
        PostQuery query = new PostQuery();
        assertThat(blog.cost(() -> {
                    query.rows.list();
                    query.rows.list();
                    assertThat(query.rows.count()).isEqualTo(3);
                    assertThat(query.rows.exists()).isTrue();
                    assertThat(query.rows.slice(1, 2L).list())
                            .extracting(p -> p.title)
                            .containsExactly("two");
                    assertThat(query.rows.first().title).isEqualTo("three");
                }))
                .isEqualTo(1);
        assertThat(blog.cost(() -> {
                    query.rows.all().list();
                    Post.objects.exists();
                    Post.objects.exists();
                }))
                .isEqualTo(3);
    }

    private static final class PostQuery {
        final dev.rowan.orm.blog.PostQuerySet rows = Post.objects.filter("author", 1L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void getWantsExactlyOneRow() {
        assertThat(Post.objects.get(Post_.id.eq(4L)).title).isEqualTo("four");
        assertThatThrownBy(() -> Post.objects.get("id", 99))
                .isInstanceOf(DoesNotExist.class)
                .hasMessage("Post matching query does not exist.")
                .satisfies(thrown ->
                        assertThat(((DoesNotExist) thrown).sql()).contains("FROM \"blog_post\" p WHERE p.\"id\" = ?"));
        assertThatThrownBy(() -> Author.objects.get("name", "Bo"))
                .isInstanceOf(MultipleObjectsReturned.class)
                .hasMessage("get() returned more than one Author -- it returned 2!")
                .satisfies(thrown -> assertThat(((MultipleObjectsReturned) thrown).sql())
                        .contains("a.\"name\" = ?")
                        .doesNotContain("Bo"));
        assertThatThrownBy(() -> Post.objects.filter("id", 99).latest())
                .isInstanceOf(DoesNotExist.class)
                .satisfies(
                        thrown -> assertThat(((DoesNotExist) thrown).sql()).contains("ORDER BY p.\"created_at\" DESC"));
        assertThat(Post.objects.getOrNull(Post_.id.eq(99L))).isNull();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void endsOfTheOrdering() {
        assertThat(Post.objects.first().title).isEqualTo("six");
        assertThat(Post.objects.last().title).isEqualTo("one");
        assertThat(Tag.objects.first().name).isEqualTo("java");
        assertThat(Tag.objects.last().name).isEqualTo("orphan");
        assertThat(Post.objects.latest().title).isEqualTo("six");
        assertThat(Post.objects.earliest().title).isEqualTo("one");
        assertThat(Post.objects.latest(Post_.author().name.desc(), Post_.id).title)
                .isEqualTo(Post.objects.latest("-author__name", "id").title);
        assertThat(Post.objects.earliest(Post_.id.desc()).title).isEqualTo(Post.objects.latest("id").title);
        assertThat(Post.objects.filter("id", 99).first()).isNull();
        assertThatThrownBy(() -> Tag.objects.latest()).isInstanceOf(IllegalArgumentException.class);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aggregatesAndValues() {
        Row row = Post.objects.aggregate("total", sum("views"));
        assertThat(((Number) row.get("total")).longValue()).isEqualTo(210);
        assertThat(Post.objects.none().aggregate("n", count("id")).asMap()).isEqualTo(Map.of("n", 0L));
        assertThat(Post.objects
                        .orderBy("id")
                        .limit(2)
                        .values("id", "author__name")
                        .list())
                .extracting(Row::asMap)
                .containsExactly(Map.of("id", 1L, "author__name", "Ana"), Map.of("id", 2L, "author__name", "Ana"));
        assertThat(Tag.objects.orderBy("id").valuesList("name", "colour").list())
                .contains(List.of("java", "red"))
                .hasSize(4);
        List<String> names = Tag.objects.orderBy("id").flat(Tag_.name).list();
        assertThat(names).containsExactly("java", "sql", "orm", "orphan");
        assertThat(Post.objects.orderBy("id").project(Head.class).limit(1).list())
                .containsExactly(new Head(1, "one", 10));
        assertThat(Post.objects.dates("created_at", "month").list())
                .containsExactly(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1), LocalDate.of(2024, 3, 1));
    }

    record Head(long id, String title, int views) {}

    private static NumberExpr<Post, Long> sum(String name) {
        return aggregate("sum", name);
    }

    private static NumberExpr<Post, Long> count(String name) {
        return aggregate("count", name);
    }

    private static NumberExpr<Post, Long> aggregate(String function, String name) {
        return new NumberExpr<>(
                new Expression.Aggregate(function, Chain.path(name), false, false, null, null, List.of(), null, null));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void inBulkFindsByUniqueColumns() {
        assertThat(Tag.objects.inBulk(List.of(3L, 1L, 99L)).keySet()).containsExactlyInAnyOrder(1L, 3L);
        assertThat(Tag.objects.inBulk("name", List.of("sql")).get("sql").id).isEqualTo(2);
        Map<String, Tag> named = Tag.objects.inBulk(Tag_.name, List.of("sql", "none"));
        assertThat(named).containsOnlyKeys("sql");
        assertThat(blog.cost(() -> Tag.objects.inBulk(List.of()))).isZero();
        assertThatThrownBy(() -> Tag.objects.inBulk("colour", List.of("red")))
                .hasMessage("in_bulk()'s field_name must be a unique field but 'colour' isn't.");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void containsAsksForTheKey() {
        Post one = Post.objects.get("id", 1);
        assertThat(Post.objects.filter("author", 1).contains(one)).isTrue();
        assertThat(Post.objects.filter("author", 2).contains(one)).isFalse();
        assertThatThrownBy(() -> Post.objects.contains(new Post()))
                .hasMessage("QuerySet.contains() cannot be used on unsaved objects.");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void streamsReadInChunksWithTheirPrefetches() {
        assertThat(blog.cost(() -> {
                    try (var rows = Post.objects.orderBy("id").prefetchRelated(Post_.tags()).stream(4)) {
                        assertThat(rows.map(post -> post.tags.list().size()).toList())
                                .containsExactly(2, 1, 0, 1, 2, 0);
                    }
                }))
                .isEqualTo(3);
        assertThatThrownBy(() -> Post.objects.stream(0)).hasMessage("Chunk size must be strictly positive.");
        assertThatThrownBy(() -> Post.objects.prefetchRelated("tags").stream())
                .hasMessageContaining("chunk_size must be provided");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rawRowsAreObjectsWithWhatTheSqlNames() {
        List<Post> posts = Post.objects
                .raw("SELECT id, title, views * 2 AS double FROM blog_post WHERE views > ? ORDER BY id", 40)
                .list();
        assertThat(posts).extracting(post -> post.title).containsExactly("five", "six");
        assertThat(((Number) posts.get(0).annotation("double")).intValue()).isEqualTo(100);
        assertThat(posts.get(0).deferredColumns())
                .containsExactly("authorId", "body", "createdAt", "editorId", "views");
        assertThatThrownBy(() -> Post.objects.raw("SELECT title FROM blog_post").list())
                .hasMessageContaining("Raw query must include the primary key");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void deferredColumnsAreLoadedWhenAskedFor() {
        Post post = Post.objects.only(Post_.title).fetchMode(FetchMode.ONE).get(Post_.id.eq(1L));
        assertThat(post.deferredColumns()).containsExactly("authorId", "body", "createdAt", "editorId", "views");
        assertThat(blog.cost(() -> {
                    assertThat(post.get(Post_.views)).isEqualTo(10);
                    assertThat(post.get(Post_.views)).isEqualTo(10);
                }))
                .isEqualTo(1);
        assertThat(blog.cost(() -> assertThat(post.author.id()).isEqualTo(1L))).isEqualTo(1);
        List<Post> peers = Post.objects.defer(Post_.body).list();
        assertThat(blog.cost(() ->
                        peers.forEach(peer -> assertThat(peer.get(Post_.body)).startsWith("b"))))
                .isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aDatabaseUnderAnotherAliasIsUsedByName() {
        assertThatThrownBy(() -> Post.objects.using("elsewhere").list())
                .hasMessageContaining("No database is registered as 'elsewhere'");
        assertThat(Post.objects.using("default").count()).isEqualTo(6);
        assertThat(Author.objects.filter(Author_.email.isNull()).list()).hasSize(1);
    }
}
