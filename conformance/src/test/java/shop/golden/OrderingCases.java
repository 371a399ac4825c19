package shop.golden;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Functions.length;

import dev.rowan.orm.Case;
import shop.Author;
import shop.Comment;
import shop.Config;
import shop.Event;
import shop.Post;
import shop.Profile;
import shop.Snippet;
import shop.Tag;

/** What the corpus asks of ordering. */
final class OrderingCases extends Cases {
    OrderingCases() {
        super("ordering");
        first();
        second();
    }

    private void first() {
        test(
                "order-by-two-keys",
                () -> Post.objects.orderBy("-views", "id").flat("id").limit(12));
        test("order-meta-descending", () -> Post.objects.all());
        test("order-by-replaces", () -> Author.objects.orderBy("age").orderBy("-id"));
        test("order-by-relation-uses-its-meta", () -> Comment.objects.all());
        test("order-by-relation-desc-flips-meta", () -> Comment.objects.orderBy("-post", "id"));
        test("order-by-relation-id-no-meta", () -> Comment.objects.orderBy("post_id", "-id"));
        test("order-by-o2o-meta", () -> Profile.objects.all());
        test(
                "order-by-relation-field",
                () -> Post.objects.orderBy("author__name", "id").flat("id").limit(20));
        test("order-by-nullable-desc", () -> Author.objects.orderBy("-age", "id"));
        test("order-nulls-first", () -> Author.objects.orderBy(f("age").ascNullsFirst(), f("id")));
        test("order-nulls-last", () -> Author.objects.orderBy(f("age").ascNullsLast(), f("id")));
        test("order-desc-nulls-first", () -> Author.objects.orderBy(f("age").descNullsFirst(), f("id")));
        test("reverse", () -> Author.objects.orderBy("name", "id").reverse());
        test("reverse-twice", () -> Author.objects.all().reverse().reverse());
        test(
                "reverse-of-nulls-last",
                () -> Author.objects.orderBy(f("age").descNullsLast(), f("id")).reverse());
        test(
                "order-by-expression-desc",
                () -> Author.objects.orderBy(length(text("name")).desc(), f("id")));
        test(
                "order-by-annotation-not-selected",
                () -> Author.objects
                        .annotate("n", count("posts"))
                        .orderBy("-n", "id")
                        .flat("id"));
        test(
                "order-by-multi-valued-duplicates",
                () -> Author.objects
                        .filter("id__in", list(1, 3, 9))
                        .orderBy("posts__views", "posts__id")
                        .flat("id"));
        test("order-by-transform", () -> Event.objects.exclude("day", null).orderBy("day__month", "id"));
        test(
                "order-by-json-key",
                () -> Config.objects.filter("data__has_key", "a").orderBy("data__a", "id"));
        test("order-by-unknown", () -> Post.objects.orderBy("nope"));
        test("order-by-unknown-nested", () -> Post.objects.orderBy("author__nope"));
        test(
                "order-by-text-binary-collation",
                () -> Snippet.objects
                        .filter("id__in", list(1, 2, 3, 14, 15, 20, 21, 32, 33))
                        .orderBy("text"));
        test(
                "order-by-conditional",
                () -> Post.objects
                        .filter("id__lte", 8)
                        .orderBy(Case.when(q("status", "P"), 0).otherwise(1), f("id").desc()));
        test("order-by-bool", () -> Author.objects.orderBy("active", "id"));
    }

    private void second() {
        test(
                "order-by-f",
                () -> Post.objects
                        .orderBy(f("views").desc(), f("id").asc())
                        .flat("id")
                        .limit(5));
        test(
                "order-by-same-column-twice",
                () -> Post.objects
                        .orderBy("author_id", "author", "id")
                        .flat("id")
                        .limit(6));
        test("order-by-empty-clears", () -> Author.objects.unordered().sql().contains("ORDER BY") ? 1 : 0);
        test("reverse-unordered-model", () -> Tag.objects.reverse().isOrdered());
        test(
                "ordered-attribute",
                () -> list(
                        Author.objects.all().isOrdered(),
                        Tag.objects.all().isOrdered(),
                        Tag.objects.orderBy("id").isOrdered(),
                        Author.objects.unordered().isOrdered(),
                        Author.objects.values("age").annotate("n", count("id")).isOrdered()));
    }
}
