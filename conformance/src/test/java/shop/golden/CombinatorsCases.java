package shop.golden;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Functions.value;

import dev.rowan.orm.model.FieldTypes;
import shop.Author;
import shop.Post;
import shop.Tag;

/** What the corpus asks of combinators. */
final class CombinatorsCases extends Cases {
    CombinatorsCases() {
        super("combinators");
        test(
                "union-of-one-nonempty-part-with-meta-ordering",
                () -> Post.objects
                        .filter("author", 1)
                        .union(Post.objects.none())
                        .orderBy("id"));
        test(
                "union-all-keeps-duplicates",
                () -> Post.objects
                        .filter("author", 1)
                        .unordered()
                        .unionAll(Post.objects.filter("status", "P").unordered())
                        .orderBy("id")
                        .count());
        test(
                "union-all-rows",
                () -> Tag.objects
                        .filter("id__lte", 2)
                        .unionAll(Tag.objects.filter("id__lte", 3))
                        .orderBy("id"));
        test(
                "union-three",
                () -> Tag.objects
                        .filter("id", 1)
                        .union(Tag.objects.filter("id", 3), Tag.objects.filter("id", 2))
                        .orderBy("-id"));
        test(
                "difference",
                () -> Post.objects
                        .filter("author", 1)
                        .unordered()
                        .difference(Post.objects.filter("status", "P").unordered())
                        .orderBy("id"));
        test("difference-count-exists", () -> {
            var q = Post.objects
                    .filter("author", 1)
                    .unordered()
                    .difference(Post.objects.filter("status", "P").unordered());
            return list(q.count(), q.exists());
        });
        test(
                "union-names-from-first",
                () -> Author.objects
                        .filter("id", 1)
                        .unordered()
                        .valuesList("id", "name")
                        .union(Post.objects.filter("id", 1).unordered().valuesList("id", "title"))
                        .orderBy("name"));
        test(
                "union-order-by-position-column",
                () -> Tag.objects
                        .filter("id__lte", 3)
                        .valuesList("name", "id")
                        .union(Tag.objects.filter("id__gte", 14).valuesList("name", "id"))
                        .orderBy("-id"));
        test(
                "union-sliced",
                () -> Tag.objects
                        .filter("id__lte", 5)
                        .union(Tag.objects.filter("id__gte", 12))
                        .orderBy("id")
                        .slice(3, 7L));
        test(
                "union-then-filter-error",
                () -> Post.objects
                        .filter("author", 1)
                        .unordered()
                        .union(Post.objects.filter("status", "P").unordered())
                        .filter("id", 1));
        test(
                "union-then-annotate-error",
                () -> Post.objects
                        .filter("author", 1)
                        .unordered()
                        .union(Post.objects.filter("status", "P").unordered())
                        .annotate("n", count("id")));
        test(
                "union-then-exclude-error",
                () -> Post.objects
                        .filter("author", 1)
                        .unordered()
                        .union(Post.objects.filter("status", "P").unordered())
                        .exclude("id", 1));
        test(
                "union-with-none",
                () -> Post.objects
                        .filter("author", 1)
                        .unordered()
                        .union(Post.objects.none())
                        .orderBy("id"));
        test("union-of-nones-zero-queries", () -> Post.objects.none().union(Post.objects.none()));
        test(
                "intersection-with-none-zero-queries",
                () -> Post.objects.filter("author", 1).unordered().intersection(Post.objects.none()));
        test(
                "difference-with-none",
                () -> Post.objects
                        .filter("author", 1)
                        .unordered()
                        .difference(Post.objects.none())
                        .orderBy("id"));
        test(
                "union-nested",
                () -> Tag.objects
                        .filter("id__lte", 3)
                        .difference(Tag.objects.filter("id", 2))
                        .union(Tag.objects.filter("id", 9))
                        .orderBy("id"));
        test(
                "union-annotated",
                () -> Author.objects
                        .unordered()
                        .annotate("k", value("a", FieldTypes.STRING))
                        .filter("id", 1)
                        .valuesList("name", "k")
                        .union(Tag.objects
                                .annotate("k", value("t", FieldTypes.STRING))
                                .filter("id", 1)
                                .valuesList("name", "k"))
                        .orderBy("k"));
        test(
                "union-as-in-subquery",
                () -> tried(() -> Post.objects
                        .filter(
                                "id__in",
                                Post.objects
                                        .filter("author", 4)
                                        .unordered()
                                        .values("id")
                                        .union(Post.objects
                                                .filter("author", 10)
                                                .unordered()
                                                .values("id")))
                        .orderBy("id")));
        test(
                "union-first-without-order-by",
                () -> tried(() -> Tag.objects
                        .filter("id", 3)
                        .union(Tag.objects.filter("id", 2))
                        .first()));
        test("union-contains-error", () -> {
            var t = Tag.objects.get("pk", 1);
            return Tag.objects.all().union(Tag.objects.all()).contains(t);
        });
        test(
                "union-with-ordered-parts",
                () -> tried(() -> Tag.objects
                        .orderBy("name")
                        .union(Tag.objects.orderBy("id"))
                        .orderBy("id")
                        .list()
                        .subList(0, 2)));
        test(
                "union-then-update-error",
                () -> Post.objects
                        .filter("author", 1)
                        .unordered()
                        .union(Post.objects.filter("status", "P").unordered())
                        .update(set("views", 1)));
        test(
                "union-then-delete-error",
                () -> Post.objects
                        .filter("author", 1)
                        .unordered()
                        .union(Post.objects.filter("status", "P").unordered())
                        .delete());
    }
}
