package shop.golden;

import dev.rowan.orm.Case;
import shop.Author;
import shop.Post;

/** What the corpus asks of conditional. */
final class ConditionalCases extends Cases {
    ConditionalCases() {
        super("conditional");
        test(
                "case-no-default-null",
                () -> Author.objects
                        .annotate("g", Case.when(q("age__gte", 50), 1).otherwiseNull())
                        .orderBy("id")
                        .flat("g"));
        test(
                "case-when-q",
                () -> Post.objects
                        .annotate(
                                "g",
                                Case.when(q("status", "P").and(q("views__gt", 100)), 2)
                                        .when(q("editor", null).not(), 1)
                                        .otherwise(0))
                        .orderBy("id")
                        .flat("g")
                        .limit(12));
        test(
                "case-then-field",
                () -> Post.objects
                        .filter("id__lte", 4)
                        .annotate(
                                "g",
                                Case.when(q("subtitle__isnull", true), text("title"))
                                        .when(q("subtitle", ""), text("author__name"))
                                        .otherwise(text("subtitle")))
                        .orderBy("id")
                        .flat("g"));
        test(
                "case-when-always-true",
                () -> Post.objects
                        .filter("id", 1)
                        .annotate("g", Case.when(q("pk__in", list()).not(), "a").otherwise("b"))
                        .flat("g"));
        test(
                "case-multi-valued-when",
                () -> Author.objects
                        .annotate(
                                "g",
                                Case.when(q("posts__views__gt", 200), "hot").otherwise("cold"))
                        .filter("id__in", list(1, 9))
                        .orderBy("id", "g", "posts__id")
                        .valuesList("id", "g"));
        test(
                "boolean-expression-annotation",
                () -> Post.objects
                        .filter("id__lte", 4)
                        .annotate(q("views__gt", 5).as("hot"))
                        .orderBy("id")
                        .valuesList("id", "hot"));
        test(
                "boolean-expression-null",
                () -> Author.objects
                        .annotate(q("age__gt", 30).as("b"))
                        .orderBy("id")
                        .flat("b"));
        test(
                "boolean-expression-empty-in",
                () -> Post.objects
                        .filter("id", 1)
                        .annotate(q("pk__in", list()).as("b"))
                        .annotate(q("pk__in", list()).not().as("k"))
                        .valuesList("b", "k"));
        test("when-empty-q-error", () -> Case.when(q(), 1).otherwiseNull());
    }
}
