package shop.golden;

import shop.Author;
import shop.Category;
import shop.City;
import shop.Country;
import shop.Post;
import shop.Profile;
import shop.Signup;
import shop.Tag;
import shop.Team;

/** What the corpus asks of relation lookup. */
final class RelationLookupCases extends Cases {
    RelationLookupCases() {
        super("relation-lookup");
        first();
        second();
    }

    private void first() {
        test("fk-by-instance-pk-and-id", () -> {
            var a = Author.objects.get("pk", 3);
            return list(
                    Post.objects.filter("author", a).orderBy("id"),
                    Post.objects.filter("author", 3).orderBy("id"),
                    Post.objects.filter("author_id", 3).orderBy("id"),
                    Post.objects.filter("author__id", 3).orderBy("id"),
                    Post.objects.filter("author__pk", 3).orderBy("id"));
        });
        test("fk-forward-field", () -> Post.objects.filter("author__name", "Bo").orderBy("id"));
        test(
                "fk-nullable-forward-field",
                () -> Post.objects.filter("editor__age__gt", 50).orderBy("id"));
        test("fk-none", () -> Post.objects.filter("editor", null).count());
        test(
                "fk-forward-exact-null-join-is-inner",
                () -> Post.objects.filter("editor__name", "").orderBy("id"));
        test("fk-gt-on-id", () -> Post.objects.filter("author__gt", 8).orderBy("id"));
        test("fk-in-ids", () -> Post.objects.filter("editor__in", list(1, 9)).orderBy("id"));
        test("reverse-fk", () -> Author.objects.filter("posts__views__gt", 200).orderBy("id"));
        test(
                "reverse-fk-distinct",
                () -> Author.objects.filter("posts__views__gt", 200).distinct().orderBy("id"));
        test(
                "reverse-fk-isnull-false-duplicates",
                () -> Author.objects.filter("posts__isnull", false).count());
        test("reverse-fk-by-instance", () -> Author.objects.filter("posts", Post.objects.get("pk", 10)));
        test("reverse-fk-without-related-name", () -> Signup.objects.filter("signup__username", "bob"));
        test("reverse-fk-set-name-not-a-lookup", () -> Signup.objects.filter("signup_set__username", "bob"));
        test("m2m-forward", () -> Post.objects.filter("tags__name", "java").orderBy("id"));
        test("m2m-reverse", () -> Tag.objects.filter("posts__title", "Last one").orderBy("id"));
        test(
                "m2m-in-duplicates",
                () -> Post.objects.filter("tags__in", list(1, 3)).orderBy("id"));
        test("m2m-isnull", () -> Post.objects.filter("tags__isnull", true).orderBy("id"));
        test("m2m-none", () -> Post.objects.filter("tags", null).count());
        test(
                "m2m-through-field-and-target",
                () -> Team.objects.filter("memberships__role", "guest", "members__name", "O'Brien"));
        test(
                "m2m-self-symmetrical",
                () -> Author.objects.filter("friends__name", "Ana Lima").orderBy("id"));
        test(
                "m2m-self-asymmetrical-both-ways",
                () -> list(
                        Author.objects.filter("follows", 1).orderBy("id"),
                        Author.objects.filter("followers", 1).orderBy("id")));
        test("o2o-forward", () -> Profile.objects.filter("author__name", "Bo").orderBy("id"));
        test(
                "o2o-reverse-isnull",
                () -> Author.objects.filter("profile__isnull", true).orderBy("id"));
        test(
                "o2o-reverse-field-null",
                () -> Author.objects.filter("profile__website", null).orderBy("id"));
        test(
                "self-fk",
                () -> Author.objects.filter("mentor__mentor__name", "Ana Lima").orderBy("id"));
    }

    private void second() {
        test(
                "self-fk-reverse",
                () -> Author.objects.filter("mentees__name", "Bo").orderBy("id"));
        test(
                "three-hops-from-post",
                () -> Post.objects
                        .filter("author__profile__city__country__code", "US")
                        .orderBy("id"));
        test(
                "four-hops-mixed",
                () -> Country.objects
                        .filter("cities__residents__author__posts__tags__name", "java")
                        .distinct()
                        .orderBy("code"));
        test("tree-grandchild", () -> Category.objects.filter("parent__parent__slug", "news"));
        test("char-pk-fk", () -> City.objects.filter("country", "US").orderBy("id"));
        test(
                "multi-valued-single-filter",
                () -> Author.objects
                        .filter("posts__views__gt", 90, "posts__status", "A")
                        .orderBy("id"));
        test(
                "multi-valued-chained-filter",
                () -> Author.objects
                        .filter("posts__views__gt", 90)
                        .filter("posts__status", "A")
                        .distinct()
                        .orderBy("id"));
        test(
                "multi-valued-chained-filter-duplicates",
                () -> Author.objects
                        .filter("posts__views__gt", 90)
                        .filter("posts__status", "A")
                        .orderBy("id"));
        test(
                "multi-valued-two-tags-single",
                () -> Post.objects
                        .filter("tags__name", "java", "tags__colour", "blue")
                        .orderBy("id"));
        test(
                "multi-valued-two-tags-chained",
                () -> Post.objects
                        .filter("tags__name", "java")
                        .filter("tags__colour", "blue")
                        .orderBy("id"));
        test(
                "multi-valued-q-and-same-call",
                () -> Post.objects
                        .filter(q("tags__name", "java").and(q("tags__name", "sql")))
                        .orderBy("id"));
        test(
                "single-valued-chained-shares-join",
                () -> Post.objects
                        .filter("author__age__gt", 30)
                        .filter("author__age__lt", 50)
                        .orderBy("id"));
        test(
                "queryset-and-operator-multi-valued",
                () -> Post.objects
                        .filter("tags__name", "java")
                        .and(Post.objects.filter("tags__name", "sql"))
                        .orderBy("id"));
        test("queryset-and-none", () -> Post.objects.filter("id", 1).and(Post.objects.none()));
        test("queryset-or-none", () -> Post.objects.filter("id", 1).or(Post.objects.none()));
        test(
                "queryset-or-sliced-left",
                () -> tried(() -> Post.objects
                        .orderBy("id")
                        .limit(3)
                        .or(Post.objects.filter("id", 10))
                        .orderBy("id")));
        test(
                "queryset-and-sliced",
                () -> list(
                        tried(() -> Post.objects.orderBy("id").limit(3).and(Post.objects.filter("id", 1))),
                        tried(() -> Post.objects
                                .filter("id", 1)
                                .and(Post.objects.orderBy("id").limit(3)))));
    }
}
