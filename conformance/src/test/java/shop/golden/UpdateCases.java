package shop.golden;

import static dev.rowan.orm.Functions.concat;
import static dev.rowan.orm.Functions.value;
import static dev.rowan.orm.Subqueries.outer;
import static dev.rowan.orm.Subqueries.subquery;

import shop.Author;
import shop.Category;
import shop.Post;
import shop.Product;
import shop.Restaurant;
import shop.Tag;

/** What the corpus asks of updates. */
final class UpdateCases extends Cases {
    UpdateCases() {
        super("update");
        plain();
        refused();
        filtered();
    }

    private void plain() {
        test(
                "update-returns-matched",
                () -> list(
                        Post.objects.filter("author", 1).update(set("views", 1)),
                        Post.objects.filter("id", 0).update(set("views", 1))));
        test(
                "update-same-value-still-counts",
                () -> Post.objects.filter("id", 1).update(set("views", 0)));
        test(
                "update-swap-columns",
                () -> Product.objects.filter("id", 1).update(set("price", f("cost")), set("cost", f("price"))),
                () -> Product.objects.filter("id", 1).valuesList("price", "cost"));
        test(
                "update-null-and-fk",
                () -> Post.objects
                        .filter("id", 2)
                        .update(
                                set("editor", null),
                                set("category", make(new Category(), category -> category.id = 3L)),
                                set("score", null)),
                () -> Post.objects.filter("id", 2).valuesList("editor", "category", "score"));
        test(
                "update-fk-by-id-name",
                () -> Post.objects.filter("id", 2).update(set("author_id", 6)),
                () -> Post.objects.filter("id", 2).flat("author"));
        test("update-ordered-ignored", () -> Tag.objects.orderBy("name").update(set("colour", "z")));
        test(
                "update-concat-function",
                () -> Tag.objects.filter("id__lte", 2).update(set("name", concat(text("name"), value("!")))),
                () -> Tag.objects.filter("id__lte", 2).orderBy("id").flat("name"));
        test(
                "update-mti-parent-and-child",
                () -> Restaurant.objects.filter("pizza", true).update(set("name", "Renamed"), set("stars", 4)),
                () -> Restaurant.objects.orderBy("id").valuesList("id", "name", "stars"));
    }

    private void refused() {
        test("update-f-join-refused", () -> Post.objects.update(set("title", f("author__name"))));
        test("update-reverse-relation-error", () -> Author.objects.update(set("posts", 1)));
        test("update-m2m-error", () -> Post.objects.update(set("tags", 1)));
        test(
                "update-unique-violation",
                () -> triedClass(() -> Tag.objects.filter("id__in", list(1, 2)).update(set("name", "same"))),
                () -> Tag.objects.filter("name", "same").count());
        test(
                "select-for-update-outside-transaction",
                () -> tried(() -> Tag.objects.selectForUpdate().filter("id", 1).list()));
        test(
                "select-for-update-inside-transaction",
                () -> db().atomicGet(() ->
                        Tag.objects.selectForUpdate().filter("id", 1).list()));
    }

    private void filtered() {
        test(
                "update-subquery-instead-of-join",
                () -> Post.objects
                        .filter("id__lte", 3)
                        .update(set(
                                "subtitle",
                                subquery(Author.objects
                                        .filter("pk", outer("author_id"))
                                        .values("name")
                                        .limit(1)))),
                () -> Post.objects.filter("id__lte", 3).orderBy("id").flat("subtitle"));
        test(
                "update-filtered-join",
                () -> Post.objects.filter("author__name", "Bo").update(set("views", -1)),
                () -> Post.objects.filter("views", -1).orderBy("id"));
        test(
                "update-filtered-m2m",
                () -> Post.objects.filter("tags__colour", "red").update(set("views", -1)),
                () -> Post.objects.filter("views", -1).count());
        test(
                "update-distinct-ignored",
                () -> Post.objects.filter("tags__id__lte", 3).distinct().update(set("views", 3)));
        test(
                "update-through-reverse-manager",
                () -> Author.objects.get("pk", 1).posts.all().update(set("views", 0)));
        test(
                "update-sliced-pk-subquery",
                () -> Post.objects
                        .filter(
                                "pk__in",
                                Post.objects
                                        .orderBy("-views", "id")
                                        .values("pk")
                                        .limit(2))
                        .update(set("views", 0)),
                () -> Post.objects.orderBy("-views", "id").flat("id").limit(2));
    }
}
