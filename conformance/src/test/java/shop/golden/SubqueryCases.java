package shop.golden;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.sum;
import static dev.rowan.orm.Subqueries.exists;
import static dev.rowan.orm.Subqueries.outer;
import static dev.rowan.orm.Subqueries.subquery;

import dev.rowan.orm.Case;
import dev.rowan.orm.model.FieldTypes;
import shop.Author;
import shop.City;
import shop.Comment;
import shop.Country;
import shop.Post;
import shop.Profile;

/** What the corpus asks of subquery. */
final class SubqueryCases extends Cases {
    SubqueryCases() {
        super("subquery");
        test(
                "subquery-scalar",
                () -> Author.objects
                        .annotate(
                                "top",
                                subquery(Post.objects
                                        .filter("author", outer("pk"))
                                        .orderBy("-views", "id")
                                        .values("title")
                                        .limit(1)))
                        .orderBy("id")
                        .valuesList("id", "top"));
        test(
                "subquery-output-field-sum",
                () -> Author.objects
                        .annotate(
                                "s",
                                subquery(
                                        Post.objects
                                                .filter("author", outer("pk"))
                                                .unordered()
                                                .values("author")
                                                .annotate("c", sum("views"))
                                                .values("c"),
                                        FieldTypes.INTEGER))
                        .aggregate(sum("s").as("t")));
        test(
                "subquery-outerref-twice-nested",
                () -> Country.objects
                        .annotate(
                                "n",
                                subquery(City.objects
                                        .filter("country", outer("pk"))
                                        .orderBy("id")
                                        .annotate(
                                                "k",
                                                subquery(Profile.objects
                                                        .filter(
                                                                "city",
                                                                outer("pk"),
                                                                "city__country",
                                                                outer(outer("pk")))
                                                        .unordered()
                                                        .values("city")
                                                        .annotate("c", count("pk"))
                                                        .values("c")))
                                        .values("k")
                                        .limit(1)))
                        .orderBy("code")
                        .valuesList("code", "n"));
        test(
                "subquery-outerref-related-field",
                () -> Post.objects
                        .filter("id__lte", 6)
                        .annotate(
                                "peer",
                                subquery(Author.objects
                                        .filter("age__gt", outer("author__age"))
                                        .orderBy("age", "id")
                                        .values("id")
                                        .limit(1)))
                        .orderBy("id")
                        .valuesList("id", "peer"));
        test("outerref-outside-subquery-error", () -> Post.objects.filter("author", outer("pk")));
        test(
                "exists-filter",
                () -> Author.objects
                        .filter(exists(Comment.objects.filter("author", outer("pk"), "likes__gte", 5)))
                        .orderBy("id"));
        test(
                "not-exists-filter",
                () -> Author.objects
                        .filter(exists(Comment.objects.filter("author", outer("pk")))
                                .not())
                        .orderBy("id"));
        test(
                "exists-or",
                () -> Author.objects
                        .filter(exists(Comment.objects.filter("author", outer("pk"), "likes", 10))
                                .or(q("age__lt", 20)))
                        .orderBy("id"));
        test(
                "exists-of-empty",
                () -> list(
                        Author.objects.filter(exists(Post.objects.none())),
                        Author.objects.filter(exists(Post.objects.none()).not()).count()));
        test(
                "exists-annotation-of-empty",
                () -> Author.objects
                        .annotate(exists(Post.objects.none()).as("x"))
                        .orderBy("id")
                        .flat("x")
                        .limit(2));
        test(
                "exists-in-case",
                () -> Author.objects
                        .annotate(
                                "k",
                                Case.when(exists(Post.objects.filter("author", outer("pk"))), "writer")
                                        .otherwise("reader"))
                        .orderBy("id")
                        .flat("k"));
        test(
                "exists-filter-on-annotation",
                () -> Author.objects
                        .annotate(exists(Post.objects.filter("author", outer("pk")))
                                .as("has"))
                        .filter("has", false)
                        .orderBy("id"));
        test(
                "in-subquery-with-outerref",
                () -> Author.objects
                        .filter(exists(Post.objects.filter(
                                "editor__in",
                                Author.objects
                                        .filter("mentor", outer(outer("pk")))
                                        .values("pk"))))
                        .orderBy("id"));
        test(
                "subquery-more-than-one-row",
                () -> tried(() -> list(Author.objects
                                .annotate(
                                        "x",
                                        subquery(Post.objects
                                                .filter("author", outer("pk"))
                                                .orderBy("id")
                                                .values("id")))
                                .orderBy("id")
                                .flat("x")
                                .list()
                                .subList(0, 3))
                        .get(0)));
        test(
                "subquery-in-update",
                () -> Post.objects
                        .filter("id__in", list(1, 2, 16))
                        .update(set(
                                "subtitle",
                                subquery(Comment.objects
                                        .filter("post", outer("pk"))
                                        .orderBy("id")
                                        .values("text")
                                        .limit(1)))),
                () -> Post.objects
                        .filter("id__in", list(1, 2, 16))
                        .orderBy("id")
                        .valuesList("id", "subtitle"));
    }
}
