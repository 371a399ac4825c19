package dev.rowan.orm;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.sum;
import static dev.rowan.orm.Functions.length;
import static dev.rowan.orm.Functions.lower;
import static dev.rowan.orm.Functions.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.PostQuerySet;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Set operations over whole querysets: union, intersection, difference. */
class CombiningTest extends BlogTest {
    private static PostQuerySet posts(Object... ids) {
        return Post.objects.unordered().filter("id__in", List.of(ids));
    }

    private static List<String> titles(BaseQuery<Post, Post, ?> query) {
        return query.list().stream().map(post -> post.title).toList();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void orderedByWhatIsSelected() {
        var some = posts(1, 2, 3).union(posts(3, 4, 5));
        assertThat(titles(some.orderBy("-views"))).containsExactly("five", "four", "three", "two", "one");
        assertThat(titles(some.orderBy(Post_.title.asc()))).containsExactly("five", "four", "one", "three", "two");
        assertThat(titles(some.orderBy("-author", "id"))).containsExactly("four", "five", "one", "two", "three");
        assertThat(titles(some.orderBy(Post_.editorId.ascNullsLast(), Post_.id.desc())))
                .containsExactly("four", "three", "two", "five", "one");
        assertThat(titles(some.orderBy(Post_.editorId.descNullsFirst(), Post_.id.asc())))
                .containsExactly("one", "five", "two", "three", "four");
        assertThat(titles(some.orderBy("views").reverse().slice(1, 3L))).containsExactly("four", "three");
        assertThat(blog.cost(() -> assertThat(some.orderBy("?").list()).hasSize(5)))
                .isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void orderedByWhatIsNotSelected() {
        var some = posts(1, 4).union(posts(6, 5), posts(4));
        assertThat(titles(some.orderBy("author__name", "-views"))).containsExactly("one", "six", "five", "four");
        assertThat(titles(some.orderBy(Post_.editor().name.descNullsLast(), Post_.id.asc())))
                .containsExactly("four", "one", "five", "six");
        assertThat(titles(some.orderBy(
                        length(Post_.title).desc(), lower(Post_.title).asc())))
                .containsExactly("five", "four", "one", "six");
        assertThat(titles(some.orderBy(Post_.views.modulo(40).asc(), Post_.id.asc())
                        .limit(2)))
                .containsExactly("four", "one");
        assertThat(some.orderBy("author__name", "id").first().title).isEqualTo("one");
        assertThat(some.orderBy("author__name", "id").last().title).isEqualTo("six");
        assertThat(some.orderBy("author__name").count()).isEqualTo(4);
        var annotated = posts(1, 2)
                .alias("n", count("tags"))
                .union(posts(5, 6).alias("n", count("tags")))
                .orderBy("-n", "id");
        assertThat(titles(annotated)).containsExactly("one", "five", "two", "six");
        assertThat(annotated.list().get(0).deferredColumns()).isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void annotationsComeAlongAndOrder() {
        var authors = Author.objects
                .unordered()
                .annotate(sum("posts__views").as("views"))
                .filter("id", 1)
                .union(Author.objects
                        .unordered()
                        .annotate(sum("posts__views").as("views"))
                        .filter("id__in", List.of(2, 3)))
                .orderBy("-views");
        assertThat(authors.list())
                .extracting(author -> ((Number) author.annotation("views")).intValue())
                .containsExactly(90, 60, 60);
        assertThat(authors.orderBy(F.<Author>of("views").desc(), Author_.id.desc())
                        .flat("id")
                        .list())
                .containsExactly(2L, 3L, 1L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void valuesOfDifferentModels() {
        var names = Author.objects
                .unordered()
                .annotate("kind", value("author"))
                .valuesList("name", "kind")
                .unionAll(Tag.objects.annotate("kind", value("tag")).valuesList("name", "kind"));
        assertThat(names.orderBy("kind", "-name").list())
                .containsExactly(
                        List.of("Bo", "author"),
                        List.of("Bo", "author"),
                        List.of("Ana", "author"),
                        List.of("sql", "tag"),
                        List.of("orphan", "tag"),
                        List.of("orm", "tag"),
                        List.of("java", "tag"));
        assertThat(names.orderBy(lower(Author_.name).desc()).limit(2).list())
                .containsExactly(List.of("sql", "tag"), List.of("orphan", "tag"));
        assertThat(names.orderBy("?").list()).hasSize(7);
        // The parts chose their values; what is chosen after that is chosen from these.
        assertThat(names.flat("name").orderBy("-name").limit(3).list()).containsExactly("sql", "orphan", "orm");
        assertThat(names.values("kind", "name").orderBy("name", "kind").first().asMap())
                .isEqualTo(Map.of("kind", "author", "name", "Ana"));
        assertThat(names.count()).isEqualTo(7);
        assertThat(names.exists()).isTrue();
        assertThatThrownBy(() -> names.orderBy("email").list())
                .isInstanceOf(FieldError.class)
                .hasMessage("ORDER BY term does not match any column in the result set: 'email'.\n"
                        + "  A combined query is ordered by what its parts select: name, kind.");
        assertThatThrownBy(() -> names.flat("email").list())
                .hasMessage("The parts of the combined query do not select 'email'.\n  They select: name, kind.");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void wholeRowsGiveValuesAfterwards() {
        var some = posts(1, 2).union(posts(2, 6));
        assertThat(some.orderBy("-id").flat("title").list()).containsExactly("six", "two", "one");
        assertThat(some.valuesList("author", "author__name").orderBy("author").list())
                .containsExactly(List.of(1L, "Ana"), List.of(3L, "Bo"));
        assertThat(some.values("title", "views").orderBy("-views").first().asMap())
                .isEqualTo(Map.of("title", "six", "views", 60));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void slicedPartsAreCutBeforeTheyAreCombined() {
        var most = Post.objects.orderBy("-views").limit(2);
        var least = Post.objects.orderBy("views").slice(1, 3L);
        assertThat(titles(most.union(least).orderBy("id"))).containsExactly("two", "three", "five", "six");
        assertThat(titles(most.difference(posts(6)))).containsExactly("five");
        assertThat(posts(1, 2, 3).intersection(least).count()).isEqualTo(2);
        assertThat(most.union(least).orderBy("author__name", "id").flat("id").list())
                .containsExactly(2L, 3L, 5L, 6L);
        assertThat(most.union(least).exists()).isTrue();
        assertThat(most.limit(0).union(least).count()).isEqualTo(2);
        assertThat(titles(most.limit(0).union(least).orderBy("-id").limit(1))).containsExactly("three");
        assertThat(most.limit(0).union(least).exists()).isTrue();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void combinationsOfCombinations() {
        var early = posts(1, 2, 3).union(posts(4));
        var late = posts(4, 5).union(posts(6)).orderBy("-author__name", "id").limit(2);
        assertThat(titles(early.difference(posts(2).union(posts(3))).orderBy("id")))
                .containsExactly("one", "four");
        assertThat(titles(early.intersection(posts(2, 5).union(posts(3))).orderBy("-id")))
                .containsExactly("three", "two");
        assertThat(titles(early.union(late).orderBy("editor__name", "id")))
                .hasSize(5)
                .contains("five")
                .doesNotContain("six");
        assertThat(early.union(late).count()).isEqualTo(5);
        assertThat(early.union(late).flat("title").orderBy("-title").first()).isEqualTo("two");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatADistinctPartIsOrderedByIsNoColumnOfIt() {
        var some = Post.objects.orderBy("author__name", "id").distinct().limit(4);
        assertThat(titles(some.difference(posts(1)).orderBy("editor__name", "id")))
                .containsExactlyInAnyOrder("two", "three", "four");
        assertThat(Post.objects.filter("id__in", some.values("id")).count()).isEqualTo(4);
        assertThat(Post.objects.filter("id__in", some).count()).isEqualTo(4);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void singleRows() {
        var some = posts(1, 2).union(posts(3));
        assertThat(some.first().title).isEqualTo("one");
        assertThat(some.last().title).isEqualTo("three");
        assertThat(some.latest("views").title).isEqualTo("three");
        assertThat(some.latest(Post_.views).title).isEqualTo("three");
        assertThat(some.earliest("author__name", "id").title).isEqualTo("one");
        assertThat(posts(4).union(posts(4)).get().title).isEqualTo("four");
        assertThatThrownBy(some::get).isInstanceOf(MultipleObjectsReturned.class);
        assertThatThrownBy(() -> posts(4).intersection(posts(5)).get()).isInstanceOf(DoesNotExist.class);
        assertThat(posts(4).intersection(posts(5)).first()).isNull();
        assertThat(posts(4).intersection(posts(5)).exists()).isFalse();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void partsWithoutRows() {
        assertThat(titles(Post.objects.none().union(posts(1)))).containsExactly("one");
        assertThat(titles(posts(1).union(Post.objects.none()).orderBy("author__name")))
                .containsExactly("one");
        assertThat(titles(posts(1).difference(Post.objects.none()))).containsExactly("one");
        var twice = posts(1, 5).filter("tags__id__gt", 0); // each has two tags
        assertThat(titles(twice.union(Post.objects.none()).orderBy("id"))).containsExactly("one", "five");
        assertThat(titles(twice.unionAll(Post.objects.none()).orderBy("id"))).hasSize(4);
        assertThat(blog.cost(() -> {
                    assertThat(Post.objects.none().union(Post.objects.none()).list())
                            .isEmpty();
                    assertThat(Post.objects.none().difference(posts(1)).list()).isEmpty();
                    assertThat(posts(1).intersection(Post.objects.none()).count())
                            .isZero();
                    assertThat(posts(1).intersection(posts()).exists()).isFalse();
                }))
                .isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void insideOtherQueries() {
        var some = posts(1, 2).union(posts(4));
        assertThat(Post.objects.filter("id__in", some).orderBy("id").flat("id").list())
                .containsExactly(1L, 2L, 4L);
        assertThat(Post.objects.exclude("id__in", some.values("id")).count()).isEqualTo(3);
        assertThat(Author.objects
                        .filter(Author_.posts().inQuery(some))
                        .distinct()
                        .orderBy("id")
                        .flat("id")
                        .list())
                .containsExactly(1L, 2L);
        assertThat(Author.objects
                        .filter(
                                "posts__in",
                                some.orderBy("author__name", "-views").limit(1))
                        .flat("id")
                        .list())
                .containsExactly(1L);
        var ids = posts(1).valuesList("author", "id").union(posts(4).valuesList("author", "id"));
        assertThat(Author.objects
                        .filter("id__in", ids.flat("author"))
                        .orderBy("id")
                        .flat("id")
                        .list())
                .containsExactly(1L, 2L);
        assertThatThrownBy(() -> Author.objects.filter("id__in", ids).list())
                .hasMessageContaining("must have 1 selected fields (received 2)");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatMayNotFollowIsRefusedAtOnce() {
        var some = posts(1).union(posts(2));
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("filter", () -> some.filter("id", 1));
        calls.put("exclude", () -> some.exclude(Post_.id.eq(1L)));
        calls.put("annotate", () -> some.annotate(count("tags").as("n")));
        calls.put("alias", () -> some.alias("n", count("tags")));
        calls.put("distinct", some::distinct);
        calls.put("distinctOn", () -> some.distinctOn("author"));
        calls.put("selectRelated", () -> some.selectRelated("author"));
        calls.put("prefetchRelated", () -> some.prefetchRelated("tags"));
        calls.put("only", () -> some.only("title"));
        calls.put("defer", () -> some.defer("body"));
        calls.put("selectForUpdate", some::selectForUpdate);
        calls.put("contains", () -> some.contains(new Post()));
        calls.put("inBulk", () -> some.inBulk(List.of(1L)));
        calls.put("update", () -> some.update(Post_.views.to(1)));
        calls.put("delete", some::delete);
        calls.put("and", () -> some.and(Post.objects));
        calls.put("or", () -> Post.objects.all().or(some));
        calls.put("get", () -> some.get("id", 1));
        assertThat(blog.cost(() -> calls.forEach((method, call) -> assertThatThrownBy(call::run)
                        .as(method)
                        .isInstanceOf(NotSupported.class)
                        .hasMessage("Calling QuerySet." + method + "() after union() is not supported.\n"
                                + "  Call it on the parts, before they are combined."))))
                .isZero();
        assertThatThrownBy(() -> posts(1).difference(posts(2)).filter("id", 1))
                .hasMessageContaining("after difference()");
        assertThatThrownBy(() -> some.aggregate(sum("views").as("v"))).isInstanceOf(NotSupported.class);
        assertThatThrownBy(() -> some.orderBy("nope").list()).hasMessageContaining("Post has no field 'nope'");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void relatedRowsOfThePartsComeAlong() {
        var some = posts(1, 4)
                .selectRelated("author")
                .prefetchRelated("tags")
                .union(posts(5).selectRelated("author"))
                .orderBy("author__name", "id");
        assertThat(blog.cost(() -> assertThat(some.list())
                        .extracting(post ->
                                post.author.get().name + post.tags.list().size())
                        .containsExactly("Ana2", "Bo1", "Bo2")))
                .isEqualTo(2);
    }
}
