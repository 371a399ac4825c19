package shop.golden;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.max;
import static dev.rowan.orm.DateFunctions.extract;
import static dev.rowan.orm.Functions.lower;
import static dev.rowan.orm.Functions.value;

import dev.rowan.orm.Case;
import shop.Author;
import shop.Config;
import shop.Event;
import shop.Post;
import shop.Tag;

/** What the corpus asks of values. */
final class ValuesCases extends Cases {
    ValuesCases() {
        super("values");
        first();
        second();
    }

    private void first() {
        test(
                "values-list-tuples",
                () -> Post.objects.filter("id__lte", 3).orderBy("id").valuesList("id", "title"));
        test("values-list-flat", () -> Tag.objects.orderBy("id").flat("name").limit(4));
        test(
                "values-expression-kwarg",
                () -> Author.objects
                        .filter("id__lte", 2)
                        .orderBy("id")
                        .values(lower(text("name")).as("low"), f("age").as("n")));
        test(
                "values-m2m-one-row-each",
                () -> Post.objects
                        .filter("id__in", list(1, 16))
                        .orderBy("id", "tags__id")
                        .valuesList("id", "tags__name"));
        test(
                "values-m2m-name-is-id",
                () -> Post.objects.filter("id", 1).orderBy("tags").flat("tags"));
        test(
                "values-reverse-fk",
                () -> Author.objects.filter("id", 3).orderBy("posts__id").valuesList("posts__title", "posts"));
        test(
                "values-through-nullable",
                () -> Post.objects.filter("id__lte", 2).orderBy("id").valuesList("id", "editor__profile__city__name"));
        test(
                "values-transform",
                () -> Event.objects.filter("id__lte", 2).orderBy("id").valuesList("at__year", "at__date"));
        test("values-unknown", () -> Post.objects.values("nope"));
        test(
                "values-conflict-with-field-error",
                () -> Post.objects.values(f("body").as("title")));
        test(
                "values-dupes-kept",
                () -> Post.objects.filter("id__lte", 2).orderBy("id").valuesList("id", "id", "pk"));
        test(
                "values-then-filter",
                () -> Post.objects.values("id").filter("author__name", "Bo").orderBy("id"));
        test(
                "values-then-values-replaces",
                () -> Post.objects.filter("id", 1).values("id").values("title"));
        test("values-filtered-by-get", () -> Tag.objects.values("name").get("id", 1));
        test(
                "values-json-key",
                () -> Config.objects
                        .filter("id__in", list(1, 2, 10))
                        .orderBy("id")
                        .values("name", "data__a"));
        test(
                "values-after-select-related-error",
                () -> Post.objects.values("id").selectRelated("author"));
        test(
                "values-annotate-group-by",
                () -> Post.objects
                        .values("status")
                        .annotate("n", count("id"))
                        .annotate("v", max("views"))
                        .orderBy("status"));
        test(
                "values-annotate-two-columns",
                () -> Post.objects
                        .values("author", "status")
                        .annotate("n", count("id"))
                        .orderBy("author", "status")
                        .valuesList("author", "status", "n")
                        .limit(8));
        test(
                "values-annotate-relation",
                () -> Post.objects
                        .values("author__name")
                        .annotate("n", count("id"))
                        .orderBy("author__name"));
        test(
                "values-annotate-null-group",
                () -> Post.objects
                        .values("category__slug")
                        .annotate("n", count("id"))
                        .orderBy("category__slug")
                        .valuesList("category__slug", "n"));
        test(
                "values-annotate-m2m-group",
                () -> Post.objects
                        .values("tags__colour")
                        .annotate("n", count("id"))
                        .annotate("d", count("id").distinct())
                        .orderBy("tags__colour")
                        .valuesList("tags__colour", "n", "d"));
        test(
                "values-annotate-having",
                () -> Post.objects
                        .values("author")
                        .annotate("n", count("id"))
                        .filter("n__gte", 3)
                        .orderBy("author")
                        .valuesList("author", "n"));
        test(
                "values-annotate-expression-group",
                () -> Post.objects
                        .values(extract(moment("created"), "year").as("y"))
                        .annotate("n", count("id"))
                        .orderBy("y"));
        test(
                "values-annotate-alias-group",
                () -> Post.objects
                        .annotate("big", Case.when(q("views__gte", 100), "big").otherwise("small"))
                        .values("big")
                        .annotate("n", count("id"))
                        .orderBy("big"));
        test(
                "values-twice-annotate-regroup",
                () -> Post.objects
                        .values("author")
                        .annotate("n", count("id"))
                        .values("n")
                        .annotate("k", value(1))
                        .orderBy("n", "author")
                        .flat("n"));
    }

    private void second() {
        test(
                "values-json-nested-key",
                () -> Config.objects
                        .filter("id__in", list(2, 3))
                        .orderBy("id")
                        .valuesList("data__a__b__c", "data__3__a", "data__list__2__k"));
        test(
                "values-all-fields-order",
                () -> Tag.objects.filter("id", 1).values().get().names());
    }
}
