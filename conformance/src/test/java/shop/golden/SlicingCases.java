package shop.golden;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.sum;

import shop.Author;
import shop.Post;

/** What the corpus asks of slicing. */
final class SlicingCases extends Cases {
    SlicingCases() {
        super("slicing");
        test("slice-limit", () -> Post.objects.orderBy("id").limit(3));
        test("slice-offset-only", () -> Post.objects.orderBy("id").offset(37));
        test("slice-past-end", () -> Post.objects.orderBy("id").slice(100, 110L));
        test("slice-zero-width-zero-queries", () -> Post.objects.orderBy("id").slice(3, 3L));
        test("slice-reversed-bounds", () -> Post.objects.orderBy("id").slice(5, 3L));
        test("slice-negative-stop", () -> Post.objects.all().limit(-1));
        test("index-out-of-range", () -> at(Post.objects.orderBy("id"), 400));
        test("slice-then-exclude-error", () -> Post.objects.all().limit(3).exclude("id", 1));
        test("slice-then-distinct-error", () -> Post.objects.all().limit(3).distinctOn("id"));
        test("slice-then-last-error", () -> Post.objects.orderBy("id").limit(3).last());
        test("slice-then-get", () -> Post.objects.orderBy("id").slice(2, 3L).get());
        test("slice-then-first", () -> Post.objects.orderBy("id").slice(2, 6L).first());
        test(
                "slice-then-count",
                () -> list(
                        Post.objects.all().limit(7).count(),
                        Post.objects.all().slice(35, 60L).count(),
                        Post.objects.all().offset(50).count()));
        test("slice-then-values", () -> Post.objects.orderBy("id").limit(2).values("id", "views"));
        test(
                "slice-then-aggregate",
                () -> Post.objects
                        .orderBy("-views", "id")
                        .limit(3)
                        .aggregate(sum("views").as("s"), count("id").as("n")));
        test(
                "slice-then-annotate",
                () -> Author.objects
                        .orderBy("id")
                        .limit(3)
                        .annotate("n", count("posts"))
                        .valuesList("id", "n"));
        test("slice-then-in-bulk-error", () -> Post.objects.all().limit(3).inBulk(list(1)));
        test("slice-unevaluated-repeats", () -> {
            var q = Post.objects.orderBy("id");
            return list(at(q, 0).id, at(q, 0).id);
        });
        test("slice-then-update-error", () -> Post.objects.limit(3).update(set("views", 1)));
    }
}
