package shop.golden;

import static dev.rowan.orm.Subqueries.exists;
import static dev.rowan.orm.Subqueries.outer;

import java.time.LocalDate;
import java.util.Collections;
import shop.Author;
import shop.Comment;
import shop.Post;
import shop.Product;
import shop.Tag;

/** What the corpus asks of lookup compare. */
final class LookupCompareCases extends Cases {
    LookupCompareCases() {
        super("lookup-compare");
        first();
        second();
    }

    private void first() {
        test("in-list", () -> Post.objects.filter("id__in", list(3, 1, 99, 1)).orderBy("id"));
        test("in-empty-exclude", () -> Post.objects.exclude("id__in", list()).count());
        test("in-empty-or-other", () -> Post.objects.filter(q("id__in", list()).or(q("id", 4))));
        test(
                "in-empty-and-other-count-zero-queries",
                () -> Post.objects.filter(q("id__in", list()).and(q("id", 4))).count());
        test("in-only-none-zero-queries", () -> Author.objects.filter("age__in", Collections.singletonList(null)));
        test(
                "exclude-in-with-none",
                () -> Author.objects.exclude("age__in", list(28, null)).orderBy("id"));
        test(
                "in-strings",
                () -> Tag.objects
                        .filter("name__in", list("java", "a_b", "o'clock", "100%"))
                        .orderBy("id"));
        test(
                "in-queryset-subquery-one-query",
                () -> Post.objects
                        .filter("author__in", Author.objects.filter("age__gt", 50))
                        .orderBy("id"));
        test(
                "in-values-list-subquery",
                () -> Post.objects
                        .filter(
                                "author_id__in",
                                Author.objects.filter("name", "Bo").flat("id"))
                        .orderBy("id"));
        test(
                "in-values-other-column",
                () -> Author.objects
                        .filter("id__in", Post.objects.filter("views__gt", 200).values("author"))
                        .orderBy("id"));
        test(
                "in-values-two-columns-error",
                () -> Post.objects.filter("author__in", Author.objects.values("id", "name")));
        test(
                "in-sliced-subquery",
                () -> Post.objects
                        .filter("id__in", Post.objects.orderBy("-views", "id").limit(3))
                        .orderBy("id"));
        test("in-evaluated-queryset", () -> {
            var qs = Author.objects.filter("name", "Bo");
            encode(qs);
            return Post.objects.filter("author__in", qs).orderBy("id");
        });
        test("in-instances-of-wrong-model", () -> Post.objects.filter("author__in", Tag.objects.all()));
        test("exact-instance-of-wrong-model", () -> Post.objects.filter("author", make(new Tag(), it -> it.id = 1L)));
        test("exact-unsaved-instance", () -> Post.objects.filter("author", make(new Author(), it -> it.name = "x")));
        test(
                "not-in-subquery-with-nulls",
                () -> Author.objects
                        .exclude("id__in", Author.objects.values("mentor"))
                        .orderBy("id"));
        test(
                "range-inclusive",
                () -> Post.objects.filter("views__range", list(10, 42)).orderBy("id"));
        test("range-reversed-is-empty", () -> Post.objects.filter("views__range", list(42, 10)));
        test(
                "range-dates",
                () -> Author.objects
                        .filter("joined__range", list(LocalDate.of(2020, 12, 31), LocalDate.of(2021, 1, 3)))
                        .orderBy("id"));
        test(
                "range-f-bounds",
                () -> Product.objects
                        .filter("price__range", list(f("cost"), f("cost").times(2)))
                        .orderBy("id"));
        test(
                "range-with-none",
                () -> tried(() ->
                        Post.objects.filter("views__range", list(null, 10)).orderBy("id")));
        test("gt", () -> Post.objects.filter("views__gt", 300).orderBy("id"));
        test("gt-none-error", () -> Post.objects.filter("views__gt", null));
        test("gt-string-field", () -> Author.objects.filter("name__gt", "a").orderBy("id"));
    }

    private void second() {
        test("gt-float-on-int", () -> Post.objects.filter("views__gt", 609.5).orderBy("id"));
        test(
                "gte-float-on-int-rounds-up",
                () -> Post.objects.filter("views__gte", 609.5).orderBy("id"));
        test(
                "lt-float-on-int-rounds-up",
                () -> Post.objects.filter("views__lt", 0.5).orderBy("id"));
        test("int-overflow-32-bit-exact", () -> Post.objects.filter("views", 1099511627776L));
        test("int-overflow-32-bit-gt", () -> Post.objects.filter("views__gt", 1099511627776L));
        test(
                "int-overflow-32-bit-lt",
                () -> Post.objects.filter("views__lt", 1099511627776L).count());
        test("isnull-not-bool-error", () -> Author.objects.filter("email__isnull", 1));
        test(
                "isnull-empty-string-is-not-null",
                () -> Tag.objects.filter("colour__isnull", true).orderBy("id"));
        test("isnull-on-pk-zero-rows", () -> Post.objects.filter("id__isnull", true));
        test(
                "negated-gt-keeps-null",
                () -> Author.objects.exclude("age__gt", 30).orderBy("id"));
        test("not-gt-on-q", () -> Author.objects.filter(q("age__gt", 30).not()).orderBy("id"));
        test(
                "boolean-null-three-way",
                () -> each(
                        list(true, false, null),
                        v -> Comment.objects.filter("approved", v).count()));
        test(
                "exclude-f-nullable-column",
                () -> Product.objects.exclude("cost", f("price")).orderBy("id"));
        test(
                "exclude-f-gt-nullable-column",
                () -> Product.objects.exclude("price__gt", f("cost")).orderBy("id"));
        test("float-exact", () -> Post.objects.filter("score", 1.5).orderBy("id"));
        test(
                "bool-expression-filter",
                () -> Author.objects
                        .filter(exists(Post.objects.filter("author", outer("pk"), "views__gt", 500)))
                        .orderBy("id"));
        test("pk-alias", () -> Post.objects.filter("pk", 7, "pk__in", list(7, 8), "pk__lt", 8));
        test(
                "none-update-delete-zero-queries",
                () -> list(
                        Post.objects.none().update(set("views", 1)),
                        Post.objects.none().delete()));
    }
}
