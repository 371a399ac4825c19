package shop.golden;

import static dev.rowan.orm.Aggregates.count;

import shop.Author;
import shop.Post;

/** What the corpus asks of exclude. */
final class ExcludeCases extends Cases {
    ExcludeCases() {
        super("exclude");
        test(
                "exclude-fk-field-non-null",
                () -> Post.objects.exclude("author__name", "Bo").count());
        test(
                "exclude-reverse-fk-two-conditions",
                () -> Author.objects
                        .exclude("posts__views__gt", 90, "posts__status", "A")
                        .orderBy("id"));
        test(
                "exclude-reverse-fk-two-conditions-subquery",
                () -> Author.objects
                        .exclude("posts__in", Post.objects.filter("views__gt", 90, "status", "A"))
                        .orderBy("id"));
        test(
                "exclude-chained",
                () -> Author.objects
                        .exclude("posts__views__gt", 90)
                        .exclude("posts__status", "A")
                        .orderBy("id"));
        test("exclude-m2m", () -> Post.objects.exclude("tags__name", "java").orderBy("id"));
        test(
                "exclude-m2m-isnull-column",
                () -> Post.objects.exclude("tags__colour__isnull", true).orderBy("id"));
        test("exclude-m2m-none", () -> Post.objects.exclude("tags", null).orderBy("id"));
        test(
                "exclude-m2m-in",
                () -> Post.objects.exclude("tags__in", list(1, 2, 3)).orderBy("id"));
        test(
                "exclude-m2m-two-hops",
                () -> Author.objects.exclude("posts__tags__name", "garden").orderBy("id"));
        test(
                "exclude-reverse-fk-null-value",
                () -> Post.objects.exclude("comments__author", null).orderBy("id"));
        test(
                "exclude-reverse-fk-column-is-null-rows",
                () -> Author.objects
                        .exclude("edited_posts__category__slug", "garden")
                        .orderBy("id"));
        test(
                "exclude-o2o-reverse-isnull",
                () -> Author.objects.exclude("profile__isnull", true).orderBy("id"));
        test(
                "exclude-self-fk",
                () -> Author.objects.exclude("mentor__name", "Bo").orderBy("id"));
        test(
                "exclude-symmetrical-m2m",
                () -> Author.objects.exclude("friends__name", "Bo").orderBy("id"));
        test(
                "exclude-or-q",
                () -> Post.objects.exclude(q("author", 1).or(q("editor", 1))).orderBy("id"));
        test(
                "exclude-and-kwargs",
                () -> Post.objects.exclude("author", 1, "editor", 2).orderBy("id"));
        test(
                "exclude-then-filter-multi-valued",
                () -> Post.objects
                        .exclude("tags__name", "sql")
                        .filter("tags__name", "java")
                        .orderBy("id"));
        test(
                "not-m2m-inside-filter",
                () -> Post.objects
                        .filter(q("tags__name", "java").not(), q("author", 1))
                        .orderBy("id"));
        test(
                "not-or-mixed",
                () -> Post.objects
                        .filter(
                                q("tags__name", "java")
                                        .or(q("author__name", "Bo"))
                                        .not(),
                                q("views__gt", 100))
                        .orderBy("id"));
        test("exclude-nothing", () -> Post.objects.exclude().count());
        test(
                "exclude-everything-empty-q",
                () -> list(
                        Post.objects.exclude(q()).count(),
                        Post.objects.filter(q().not()).count()));
        test(
                "exclude-through",
                () -> Author.objects.exclude("teams__name", "Red").orderBy("id"));
        test(
                "exclude-date-lookup-multi",
                () -> Author.objects.exclude("posts__created__year", 2023).orderBy("id"));
        test(
                "exclude-with-outer-annotation",
                () -> Author.objects
                        .annotate("n", count("posts"))
                        .exclude("n__gt", 2)
                        .orderBy("id")
                        .valuesList("id", "n"));
    }
}
