package shop.golden;

import static dev.rowan.orm.Subqueries.exists;
import static dev.rowan.orm.Subqueries.outer;

import shop.Author;
import shop.Post;

/** What the corpus asks of q objects. */
final class QObjectsCases extends Cases {
    QObjectsCases() {
        super("q-objects");
        test(
                "q-and-not",
                () -> Post.objects
                        .filter(q("author", 1).and(q("status", "P").not()))
                        .orderBy("id"));
        test(
                "q-xor-three-is-parity",
                () -> Post.objects
                        .filter(q("author", 1).xor(q("status", "P")).xor(q("views__gt", 5)))
                        .orderBy("id"));
        test(
                "q-xor-with-null",
                () -> Author.objects
                        .filter(q("age__gt", 30).xor(q("active", true)))
                        .orderBy("id"));
        test(
                "q-not-xor",
                () -> Post.objects
                        .filter(q("author", 1).xor(q("status", "P")).not())
                        .orderBy("id"));
        test(
                "q-deep-nesting",
                () -> Post.objects
                        .filter(q("author", 1)
                                .or(q("author", 6)
                                        .and(q("views__lt", 20)
                                                .or(q("status", "A"))
                                                .not()))
                                .and(q("title__icontains", "java").not()))
                        .orderBy("id"));
        test(
                "q-or-empty-in",
                () -> Post.objects
                        .filter(q("pk__in", list()).or(q("pk__in", list())))
                        .count());
        test(
                "q-not-empty-in",
                () -> Post.objects.filter(q("pk__in", list()).not()).count());
        test(
                "q-xor-empty-in",
                () -> Post.objects
                        .filter(q("pk__in", list()).xor(q("author", 1)))
                        .orderBy("id"));
        test(
                "q-with-expression",
                () -> Post.objects
                        .filter(q("views__gt", f("author__age")).or(q("score__lt", 0)))
                        .orderBy("id"));
        test(
                "q-conditional-expression-combined",
                () -> Author.objects
                        .filter(q("age__gt", 40).and(exists(Post.objects.filter("author", outer("pk")))))
                        .orderBy("id"));
        test(
                "q-positional-after-kwargs-order",
                () -> Post.objects
                        .filter(q("author", 1).not(), q("views", 5).or(q("views", 8)))
                        .orderBy("id"));
        test(
                "lookup-expression-object",
                () -> Post.objects.filter(f("views").gt(500)).orderBy("id"));
    }
}
