package shop.golden;

import static dev.rowan.orm.Aggregates.sum;

import shop.Post;

/** What the corpus asks of distinct. */
final class DistinctCases extends Cases {
    DistinctCases() {
        super("distinct");
        test(
                "distinct-values",
                () -> Post.objects.orderBy("status").flat("status").distinct());
        test(
                "distinct-default-ordering-leaks",
                () -> Post.objects.filter("id__lte", 6).flat("status").distinct());
        test("distinct-count", () -> Post.objects.values("author").distinct().count());
        test(
                "distinct-rows-of-join",
                () -> Post.objects.filter("tags__colour", "red").distinct().orderBy("id"));
        test(
                "distinct-on-field",
                () -> Post.objects.orderBy("author_id", "-views", "id").distinctOn("author_id"));
        test(
                "distinct-on-two-fields",
                () -> Post.objects
                        .orderBy("author_id", "status", "-id")
                        .distinctOn("author_id", "status")
                        .valuesList("author_id", "status", "id"));
        test(
                "distinct-on-without-order",
                () -> tried(() -> size(Post.objects.unordered().distinctOn("author_id"))));
        test(
                "distinct-on-count",
                () -> tried(() -> Post.objects
                        .orderBy("author_id")
                        .distinctOn("author_id")
                        .count()));
        test(
                "distinct-then-annotate",
                () -> tried(() -> Post.objects.distinctOn("author").aggregate(sum("views"))));
    }
}
