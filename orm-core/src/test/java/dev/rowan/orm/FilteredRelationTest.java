package dev.rowan.orm;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.sum;
import static dev.rowan.orm.Subqueries.exists;
import static dev.rowan.orm.Subqueries.outer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.util.Arrays;
import java.util.List;

/** A relation whose join carries a condition. */
class FilteredRelationTest extends BlogTest {
    private static final FilteredRelation<Author> POPULAR =
            FilteredRelation.of(Author_.posts(), Author_.posts().views.gte(30)).as("popular");
    private static final Post_.Path<Author> POPULAR_POST = POPULAR.path(Post_.Path::new);

    private static FilteredRelation<Author> popular() {
        return FilteredRelation.of("posts", Q.of("posts__views__gte", 30));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void oneThatIsNotUsedJoinsNothing() {
        var authors = Author.objects.annotate("popular", popular());
        assertThat(authors.sql()).doesNotContain("JOIN");
        assertThat(authors.count()).isEqualTo(3);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsWithoutARelatedRowOfThatKindStay() {
        var titles = Author.objects
                .annotate("popular", FilteredRelation.of("posts", Q.of("posts__views__gt", 40)))
                .orderBy("id", "popular__views")
                .valuesList("id", "popular__title");
        assertThat(titles.list())
                .containsExactly(Arrays.asList(1L, null), Arrays.asList(2L, "five"), Arrays.asList(3L, "six"));
        assertThat(titles.sql()).contains("LEFT JOIN").contains("AND");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aFilterSpeaksOfTheRowsOfTheCondition() {
        assertThat(Author.objects
                        .annotate("popular", popular())
                        .filter("popular__title__in", List.of("two", "three", "five"))
                        .orderBy("id")
                        .flat("id")
                        .list())
                .containsExactly(1L, 2L);
        assertThat(Author.objects
                        .annotate(POPULAR)
                        .filter(POPULAR_POST.title.contains("o"))
                        .orderBy(POPULAR_POST.views.desc())
                        .flat(POPULAR_POST.title)
                        .list())
                .containsExactly("four");
        assertThat(Author.objects
                        .annotate("quiet", FilteredRelation.of("posts", Q.of("posts__views__lt", 40)))
                        .filter("quiet__isnull", true)
                        .orderBy("id")
                        .flat("id")
                        .list())
                .containsExactly(2L, 3L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void excludeAsksThatNoRowOfTheConditionIsThere() {
        var authors = Author.objects.annotate("popular", popular());
        assertThat(authors.exclude("popular__title", "five")
                        .orderBy("id")
                        .flat("id")
                        .list())
                .containsExactly(1L, 3L);
        // Post one is Ana's, but not popular.
        assertThat(authors.exclude("popular__title", "one")
                        .orderBy("id")
                        .flat("id")
                        .list())
                .containsExactly(1L, 2L, 3L);
        var tagged = Post.objects.annotate("red", FilteredRelation.of("tags", Q.of("tags__colour", "red")));
        assertThat(tagged.exclude("red__name", "java").orderBy("id").flat("id").list())
                .containsExactly(3L, 4L, 6L);
        assertThat(tagged.exclude("red__name", "orm").count()).isEqualTo(6);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void conditionsCombineAndNegate() {
        var authors = Author.objects.annotate(
                "some",
                FilteredRelation.of(
                        Author_.posts(),
                        Author_.posts()
                                .views
                                .lt(20)
                                .or(Author_.posts().title.eq("six"))
                                .and(Author_.posts().title.contains("x").not().or(Author_.name.eq("Bo")))));
        assertThat(authors.filter("some__isnull", false)
                        .orderBy("id")
                        .valuesList("id", "some__title")
                        .list())
                .containsExactly(List.of(1L, "one"), List.of(3L, "six"));
        assertThat(Author.objects
                        .annotate("none", FilteredRelation.of("posts", Q.of("posts__id__in", List.of())))
                        .filter("none__isnull", false)
                        .count())
                .isZero();
        assertThat(Author.objects
                        .annotate("own", FilteredRelation.of("posts", Q.of("posts__views__gt", times())))
                        .flat("own__id")
                        .orderBy("own__id")
                        .list())
                .containsExactlyInAnyOrder(2L, 3L, 4L, 5L, 6L);
    }

    /** The right side speaks of the joined row too: views > id * 10 - … holds for all but the first post. */
    private static Expr<Author, ?> times() {
        return F.<Author>of("posts__id").times(5).plus(5);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void chainedFiltersJoinAnewWithTheSameCondition() {
        var authors = Author.objects.annotate("popular", popular());
        assertThat(authors.filter("popular__title", "four")
                        .filter("popular__title", "five")
                        .flat("id")
                        .list())
                .containsExactly(2L);
        assertThat(authors.filter("popular__title", "four", "popular__views", 50)
                        .count())
                .isZero();
        assertThat(authors.filter("popular__title", "two")
                        .filter("popular__title", "three")
                        .count())
                .isZero();
        assertThat(authors.filter(
                                Q.of("popular__title", "four"),
                                Q.<Author>of("popular__views", 50).not())
                        .count())
                .isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void overManyToManyRelationsAndFurther() {
        var red =
                FilteredRelation.of(Post_.tags(), Post_.tags().colour.eq("red")).as("red");
        Tag_.Path<Post> tag = red.path(Tag_.Path::new);
        assertThat(Post.objects
                        .annotate(red)
                        .filter(tag.name.startsWith("j"))
                        .orderBy("id")
                        .flat("id")
                        .list())
                .containsExactly(1L, 2L, 5L);
        assertThat(Author.objects
                        .annotate("red", FilteredRelation.of("posts__tags", Q.of("posts__tags__colour", "red")))
                        .filter("red__posts__title", "five")
                        .distinct()
                        .orderBy("id")
                        .flat("id")
                        .list())
                .containsExactly(1L, 2L);
        assertThat(Author.objects
                        .annotate(
                                "noted",
                                FilteredRelation.of(
                                        "posts__comments",
                                        Q.<Author>of("posts__comments__text__contains", "i")
                                                .and(Q.of("posts__views__gt", 10))))
                        .filter("noted__isnull", false)
                        .flat("noted__text")
                        .list())
                .containsExactly("nice");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aFilteredRelationMayStartAtAnother() {
        assertThat(Author.objects
                        .annotate("popular", popular())
                        .annotate("blue", FilteredRelation.of("popular__tags", Q.of("popular__tags__colour", "blue")))
                        .filter("blue__isnull", false)
                        .orderBy("popular__id")
                        .valuesList("id", "popular__title", "blue__name")
                        .list())
                .containsExactly(List.of(2L, "four", "orm"), List.of(2L, "five", "orm"));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aggregatesCountTheRowsOfTheCondition() {
        var counted = Author.objects
                .annotate("popular", popular())
                .annotate(count("popular").as("n"), sum("popular__views").as("views"))
                .orderBy("id");
        assertThat(counted.valuesList("id", "n", "views").list())
                .usingRecursiveComparison()
                .isEqualTo(List.of(List.of(1L, 1L, 30L), List.of(2L, 2L, 90L), List.of(3L, 1L, 60L)));
        assertThat(counted.filter("n__gt", 1).flat("id").list()).containsExactly(2L);
        assertThat(Author.objects
                        .annotate("popular", popular())
                        .filter("popular__views__lt", 60)
                        .aggregate("n", count("popular"))
                        .get("n"))
                .isEqualTo(3L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void inSubqueriesUnionsUpdatesAndDeletes() {
        var of = Author.objects.annotate("popular", popular()).filter("popular__views", 50);
        assertThat(Post.objects.filter("author__in", of).count()).isEqualTo(2);
        var other = Author.objects
                .unordered()
                .annotate("quiet", FilteredRelation.of("posts", Q.of("posts__views__lt", 20)))
                .filter("quiet__isnull", false);
        assertThat(of.unordered().union(other).orderBy("id").flat("id").list()).containsExactly(1L, 2L);
        assertThat(Author.objects
                        .filter(exists(Post.objects
                                .annotate("red", FilteredRelation.of("tags", Q.of("tags__colour", "red")))
                                .filter("author", outer("pk"))
                                .filter("red__isnull", false)))
                        .orderBy("id")
                        .flat("id")
                        .list())
                .containsExactly(1L, 2L);
        assertThat(of.update(Author_.name.to("Bob"))).isEqualTo(1);
        assertThat(Tag.objects
                        .annotate("rare", FilteredRelation.of("posts", Q.of("posts__views__lt", 20)))
                        .filter("rare__isnull", true)
                        .delete()
                        .total())
                .isGreaterThanOrEqualTo(2);
        assertThat(Tag.objects.orderBy("id").flat("name").list()).containsExactly("sql");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatAFilteredRelationCannotDoIsSaid() {
        assertThatThrownBy(() -> FilteredRelation.of("", Q.of("id", 1)))
                .hasMessage("The relation of a FilteredRelation cannot be empty.");
        assertThatThrownBy(() -> Author.objects.annotate("a.b", popular()))
                .hasMessage("FilteredRelation doesn't support aliases with periods (got 'a.b').");
        assertThatThrownBy(() -> Author.objects.annotate(FilteredRelation.of(Author_.posts())))
                .isInstanceOf(FieldError.class)
                .hasMessageContaining(".as(\"name\")");
        assertThatThrownBy(() -> Author.objects.annotate("name", popular()).list())
                .hasMessageContaining("'name' conflicts with a field on the model Author");
        assertThatThrownBy(() -> Author.objects
                        .annotate("x", FilteredRelation.of("posts__title__contains"))
                        .list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("cannot contain lookups or columns (got 'posts__title__contains' for 'x')");
        assertThatThrownBy(() -> Author.objects
                        .annotate("x", FilteredRelation.of("postz"))
                        .list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("Author has no field 'postz'")
                .hasMessageContaining("Did you mean 'posts'?");
        assertThatThrownBy(() -> Author.objects
                        .annotate("x", FilteredRelation.of("posts", Q.of("posts__editor__name", "Bo")))
                        .list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("doesn't support nested relations deeper than 'posts'")
                .hasMessageContaining("Make the deeper relation the filtered one.");
        assertThatThrownBy(() -> Author.objects
                        .annotate("x", FilteredRelation.of("posts", Q.of("mentor__name", "Ana")))
                        .list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("doesn't support relations outside the 'posts'");
        assertThatThrownBy(() -> Author.objects
                        .annotate("popular", popular())
                        .only("name", "popular__title")
                        .list())
                .isInstanceOf(FieldError.class)
                .hasMessageContaining("only() is not supported with FilteredRelation (got 'popular__title')");
        assertThatThrownBy(() -> Author.objects
                        .annotate("popular", popular())
                        .defer("popular__title")
                        .list())
                .hasMessageContaining("defer() is not supported with FilteredRelation");
        assertThatThrownBy(() -> Author.objects
                        .unordered()
                        .union(Author.objects.unordered())
                        .annotate("popular", popular())
                        .list())
                .isInstanceOf(NotSupported.class);
        assertThatThrownBy(() -> Author.objects
                        .annotate("popular", popular())
                        .filter("popularr__title", "x")
                        .list())
                .hasMessageContaining("Did you mean 'popular'?");
    }
}
