package shop.golden;

import static dev.rowan.orm.Aggregates.avg;
import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.max;
import static dev.rowan.orm.Aggregates.min;
import static dev.rowan.orm.Aggregates.sum;
import static dev.rowan.orm.Functions.cast;
import static dev.rowan.orm.Functions.value;
import static dev.rowan.orm.Subqueries.outer;
import static dev.rowan.orm.Subqueries.subquery;

import dev.rowan.orm.Case;
import dev.rowan.orm.model.FieldTypes;
import shop.Author;
import shop.Category;
import shop.Comment;
import shop.Event;
import shop.Order;
import shop.OrderItem;
import shop.Post;
import shop.Product;
import shop.Tag;

/** What the corpus asks of aggregate. */
final class AggregateCases extends Cases {
    AggregateCases() {
        super("aggregate");
        first();
        second();
        third();
    }

    private void first() {
        test(
                "aggregate-basic",
                () -> Post.objects.aggregate(count("id"), sum("views"), avg("views"), min("views"), max("views")));
        test(
                "aggregate-named",
                () -> Product.objects.aggregate(
                        sum("price").as("total"),
                        avg("price").as("mean"),
                        min("cost").as("lo"),
                        max("cost").as("hi")));
        test(
                "aggregate-positional-expression-error",
                () -> Post.objects.aggregate(sum(f("views").plus(1))));
        test(
                "aggregate-empty-set",
                () -> Post.objects
                        .filter("id", 0)
                        .aggregate(
                                count("id").as("c"),
                                sum("views").as("s"),
                                avg("views").as("a"),
                                max("created").as("m")));
        test(
                "aggregate-default",
                () -> Post.objects
                        .filter("id", 0)
                        .aggregate(
                                sum("views").orDefault(0).as("s"),
                                avg("views").orDefault(value(1.5)).as("a"),
                                min("title").orDefault(value("none")).as("m")));
        test(
                "aggregate-default-empty-result-set",
                () -> Post.objects
                        .filter("id__in", list())
                        .aggregate(
                                sum("views").orDefault(7).as("s"),
                                count("id").as("c"),
                                max("views").as("x")));
        test(
                "aggregate-default-ignored-when-rows",
                () -> Author.objects.aggregate(sum("age").orDefault(0).as("s")));
        test(
                "aggregate-nulls-skipped",
                () -> Author.objects.aggregate(
                        count("rating").as("n"),
                        sum("rating").as("s"),
                        avg("rating").as("a")));
        test(
                "aggregate-all-null",
                () -> Author.objects
                        .filter("rating", null)
                        .aggregate(sum("rating").as("s"), count("rating").as("n"), count().as("c")));
        test(
                "aggregate-distinct",
                () -> Post.objects.aggregate(
                        count("views").as("a"),
                        count("views").distinct().as("b"),
                        sum("views").distinct().as("c"),
                        count("author").distinct().as("d")));
        test(
                "aggregate-filter",
                () -> Post.objects.aggregate(
                        count("id").filter(q("status", "P")).as("live"),
                        sum("views").filter(q("author__name", "Bo")).as("v"),
                        sum("views").filter(q("pk__in", list())).as("none")));
        test(
                "aggregate-filter-empty-in",
                () -> Post.objects.aggregate(
                        count("id").filter(q("pk__in", list())).as("n"),
                        count("id").filter(q("pk__in", list()).not()).as("m")));
        test(
                "aggregate-expression",
                () -> OrderItem.objects.aggregate(
                        sum(f("quantity").times(f("unit_price"))).as("total")));
        test(
                "aggregate-over-relation",
                () -> Order.objects.aggregate(
                        sum(f("items__quantity").times(f("items__unit_price"))).as("total"),
                        count("id").as("n"),
                        count("id").distinct().as("d")));
        test(
                "aggregate-of-two-aggregates",
                () -> Post.objects.aggregate(
                        sum("views").as("a"),
                        count("id").as("n"),
                        sum("views").times(1.0).dividedBy(count("id")).as("mean")));
        test(
                "aggregate-refers-earlier",
                () -> Author.objects.aggregate(
                        sum("age").as("s"),
                        count("age").as("n"),
                        f("s").dividedBy(f("n")).as("r")));
        test(
                "aggregate-over-filtered-annotation",
                () -> Author.objects
                        .annotate("n", count("posts"))
                        .filter("n__gte", 3)
                        .aggregate(count("id").as("k"), sum("n").as("total")));
        test(
                "aggregate-over-distinct",
                () -> Post.objects
                        .values("views")
                        .distinct()
                        .aggregate(sum("views").as("s")));
        test(
                "aggregate-bool-max",
                () -> tried(() -> Author.objects.aggregate(max("active").as("m"))));
        test(
                "aggregate-string-minmax",
                () -> Author.objects.aggregate(min("name").as("lo"), max("name").as("hi")));
        test(
                "aggregate-date-minmax",
                () -> Author.objects.aggregate(
                        min("joined").as("lo"), max("joined").as("hi")));
        test(
                "aggregate-duration-sum",
                () -> Event.objects.aggregate(
                        sum("length").as("s"),
                        avg("length").as("a"),
                        max("length").as("m")));
        test("aggregate-unknown-field", () -> Post.objects.aggregate(sum("nope")));
        test("aggregate-no-args", () -> Post.objects.aggregate());
        test(
                "aggregate-of-aggregate-error",
                () -> Author.objects.annotate("n", count("posts")).annotate("m", sum("n")));
    }

    private void second() {
        test(
                "aggregate-in-filter-refused",
                () -> Author.objects.filter("id__gt", count("posts")).orderBy("id"));
        test(
                "annotate-count",
                () -> Author.objects.annotate("n", count("posts")).orderBy("id").valuesList("id", "n"));
        test(
                "annotate-default-name",
                () -> Author.objects
                        .annotate(count("posts"))
                        .annotate(sum("posts__views"))
                        .orderBy("id")
                        .values("id", "posts__count", "posts__views__sum")
                        .limit(3));
        test(
                "annotate-two-joins-multiply",
                () -> Post.objects
                        .annotate("t", count("tags"))
                        .annotate("k", count("comments"))
                        .filter("id__in", list(1, 2, 40, 16))
                        .orderBy("id")
                        .valuesList("id", "t", "k"));
        test(
                "annotate-two-joins-distinct",
                () -> Post.objects
                        .annotate("t", count("tags").distinct())
                        .annotate("k", count("comments").distinct())
                        .filter("id__in", list(1, 2, 40, 16))
                        .orderBy("id")
                        .valuesList("id", "t", "k"));
        test(
                "annotate-sum-by-subquery",
                () -> Post.objects
                        .annotate(
                                "likes",
                                subquery(Comment.objects
                                        .filter("post", outer("pk"))
                                        .unordered()
                                        .values("post")
                                        .annotate("s", sum("likes"))
                                        .values("s")))
                        .filter("id__in", list(1, 3, 40))
                        .orderBy("id")
                        .valuesList("id", "likes"));
        test(
                "filter-before-annotate",
                () -> Author.objects
                        .filter("posts__views__gt", 50)
                        .annotate("n", count("posts"))
                        .orderBy("id")
                        .valuesList("id", "n"));
        test(
                "filter-after-annotate",
                () -> Author.objects
                        .annotate("n", count("posts"))
                        .filter("posts__views__gt", 50)
                        .orderBy("id")
                        .valuesList("id", "n"));
        test(
                "exclude-before-annotate",
                () -> Author.objects
                        .exclude("posts__views__gt", 50)
                        .annotate("n", count("posts"))
                        .orderBy("id")
                        .valuesList("id", "n"));
        test(
                "where-and-having-or",
                () -> Author.objects
                        .annotate("n", count("posts"))
                        .filter(q("n__gt", 4).or(q("name", "Bo")))
                        .orderBy("id")
                        .valuesList("id", "n"));
        test(
                "having-not",
                () -> Author.objects
                        .annotate("n", count("posts"))
                        .filter(q("n", 3).not(), q("active", true))
                        .orderBy("id")
                        .valuesList("id", "n"));
        test(
                "having-f",
                () -> Author.objects
                        .annotate("n", count("posts"))
                        .annotate("m", count("edited_posts").distinct())
                        .filter("n__gt", f("m"))
                        .orderBy("id")
                        .valuesList("id", "n", "m"));
        test(
                "having-xor",
                () -> Author.objects
                        .annotate("n", count("posts"))
                        .filter(q("n__gt", 3).xor(q("active", true)))
                        .orderBy("id")
                        .valuesList("id", "n"));
        test(
                "annotate-avg-null-when-none",
                () -> Author.objects
                        .annotate("a", avg("posts__score"))
                        .orderBy("id")
                        .valuesList("id", "a"));
        test(
                "annotate-max-date",
                () -> Author.objects
                        .annotate("m", max("posts__created"))
                        .orderBy("id")
                        .valuesList("id", "m"));
        test(
                "annotate-count-star-on-left-join",
                () -> Author.objects
                        .annotate("a", count("posts"))
                        .annotate("b", count())
                        .filter("id__in", list(9, 11))
                        .orderBy("id")
                        .valuesList("id", "a", "b"));
        test(
                "annotate-reverse-o2o",
                () -> Author.objects
                        .annotate("lang", f("profile__language"))
                        .orderBy("id")
                        .valuesList("id", "lang"));
        test("annotate-conflict-with-field", () -> Post.objects.annotate("title", value(1)));
        test("annotate-conflict-with-reverse-name", () -> Author.objects.annotate("posts", value(1)));
        test(
                "annotate-chain-uses-previous",
                () -> Post.objects
                        .annotate("a", f("views").plus(1))
                        .annotate("b", f("a").times(2))
                        .orderBy("id")
                        .flat("b")
                        .limit(4));
        test(
                "annotate-then-count",
                () -> list(
                        Author.objects.annotate("n", count("posts")).count(),
                        Author.objects
                                .annotate("n", count("posts"))
                                .filter("n__gt", 3)
                                .count()));
        test(
                "annotate-then-exists",
                () -> Author.objects
                        .annotate("n", count("posts"))
                        .filter("n__gt", 5)
                        .exists());
        test(
                "annotate-m2m-count-order",
                () -> Tag.objects
                        .annotate("n", count("posts"))
                        .orderBy("-n", "id")
                        .valuesList("id", "n"));
        test(
                "annotate-group-concat-free-sum-decimal",
                () -> Order.objects
                        .annotate("t", sum(f("items__quantity").times(f("items__unit_price"))))
                        .orderBy("id")
                        .valuesList("id", "t"));
        test(
                "annotate-sum-default-per-row",
                () -> Order.objects
                        .annotate("t", sum("items__quantity").orDefault(0))
                        .orderBy("id")
                        .valuesList("id", "t"));
    }

    private void third() {
        test(
                "annotate-aggregate-of-case",
                () -> Author.objects
                        .annotate("n", sum(Case.when(q("posts__status", "P"), 1).otherwise(0)))
                        .orderBy("id")
                        .valuesList("id", "n"));
        test(
                "alias-then-annotate",
                () -> Author.objects
                        .alias("n", count("posts"))
                        .annotate("m", f("n").times(10))
                        .orderBy("id")
                        .flat("m")
                        .limit(4));
        test(
                "alias-in-values-error",
                () -> Author.objects.alias("n", count("posts")).values("n"));
        test(
                "annotate-count-on-nullable-fk",
                () -> Category.objects
                        .annotate("n", count("posts"))
                        .orderBy("id")
                        .valuesList("id", "n"));
        test(
                "values-annotate-min-max-text",
                () -> tried(() -> Post.objects
                        .values("author")
                        .annotate("x", min("status"))
                        .annotate("y", max("status"))
                        .orderBy("author")
                        .valuesList("author", "x", "y")));
        test("annotate-instance-attribute", () -> {
            var a = Author.objects.annotate("n", count(f("posts"))).get("id", 1);
            return list(a.annotation("n"), a.name);
        });
        test(
                "aggregate-int-avg-type",
                () -> list(
                        Author.objects.aggregate("a", avg("age")).get("a"),
                        Author.objects
                                .aggregate("a", cast(avg("age"), FieldTypes.DECIMAL))
                                .get("a")));
    }
}
