package shop.golden;

import static dev.rowan.orm.Aggregates.count;

import dev.rowan.orm.Save;
import java.util.Set;
import shop.ActiveAuthor;
import shop.Author;
import shop.Diner;
import shop.Letter;
import shop.Memo;
import shop.Place;
import shop.Post;
import shop.Restaurant;
import shop.Waiter;

/** What the corpus asks of inheritance. */
final class InheritanceCases extends Cases {
    InheritanceCases() {
        super("inheritance");
        test(
                "mti-child-query",
                () -> Restaurant.objects.filter("name", "Roma").values("id", "name", "pizza", "place_ptr"));
        test(
                "mti-child-count-one-join",
                () -> list(Restaurant.objects.count(), Diner.objects.count(), Place.objects.count()));
        test("mti-order-inherits-meta", () -> Restaurant.objects.all());
        test("mti-parent-to-child", () -> {
            var p = Place.objects.get("pk", 2);
            return list(p.restaurant.get().stars, nq(() -> p.restaurant.get()));
        });
        test(
                "mti-parent-without-child",
                () -> Place.objects.get("pk", 1).restaurant.get());
        test("mti-parent-filter-by-grandchild", () -> Place.objects.filter("restaurant__diner__all_night", true));
        test(
                "mti-fk-to-child-through-parent-field",
                () -> Waiter.objects.filter("restaurant__name", "Roma").orderBy("id"));
        test("mti-grandchild-three-tables", () -> Diner.objects.filter("name__startswith", "N", "pizza", true));
        test(
                "mti-annotate",
                () -> Restaurant.objects
                        .annotate("n", count("waiters"))
                        .orderBy("id")
                        .valuesList("name", "n"));
        test("mti-values-list-all", () -> Diner.objects.orderBy("id").values());
        test("proxy-manager-filters", () -> list(ActiveAuthor.objects.count(), Author.objects.count()));
        test(
                "proxy-as-filter-value",
                () -> Post.objects
                        .filter("author", ActiveAuthor.objects.get("pk", 5))
                        .orderBy("id"));
        test(
                "proxy-in-subquery",
                () -> Post.objects
                        .filter("author__in", ActiveAuthor.objects.filter("age__gt", 50))
                        .orderBy("id"));
        test("proxy-reverse-relations", () -> ActiveAuthor.objects.filter("posts__views__gt", 500));
        test(
                "fk-access-ignores-default-manager-filter",
                () -> Post.objects.get("pk", 10).author.get().active);
        test("abstract-inherited-ordering", () -> list(Memo.objects.all(), Letter.objects.all()));
        test("abstract-related-name-pattern", () -> {
            var a = Author.objects.get("pk", 1);
            return list(each(a.memos.all(), m -> m.id), each(a.letters.all(), x -> x.id));
        });
        test(
                "abstract-lookup-by-pattern-name",
                () -> Author.objects
                        .filter("memos__made_on__year", 2023)
                        .distinct()
                        .orderBy("id"));
        test(
                "mti-defer-parent-field",
                () -> deferred(Restaurant.objects.defer("address").get("pk", 2)));
        test(
                "mti-equality-parent-child",
                () -> list(
                        Place.objects.get("pk", 2).equals(Restaurant.objects.get("pk", 2)),
                        Restaurant.objects.get("pk", 5).equals(Diner.objects.get("pk", 5))));
        test(
                "proxy-relation-returns-concrete",
                () -> Post.objects.get("pk", 1).author.get().getClass().getSimpleName());
        test("mti-create-statements", () -> {
            Restaurant r = Restaurant.objects.create(it -> {
                it.name = "New";
                it.address = "x";
                it.stars = 2;
            });
            return list(Encoder.key(r), r.get("place_ptr"), r.id);
        });
        test(
                "mti-save-updates-both",
                () -> {
                    Restaurant r = Restaurant.objects.get("pk", 2);
                    r.name = "Rome";
                    r.stars = 9;
                    r.save();
                    return null;
                },
                () -> Restaurant.objects.filter("pk", 2).valuesList("name", "stars"));
        test("mti-save-update-fields-only-child", () -> {
            Restaurant r = Restaurant.objects.get("pk", 2);
            r.stars = 9;
            r.save(Save.only(Set.of("stars")));
            return null;
        });
    }
}
