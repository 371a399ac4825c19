package shop.golden;

import dev.rowan.testing.database.StatementLog;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.Album;
import shop.Author;
import shop.Badge;
import shop.Bay;
import shop.Category;
import shop.Comment;
import shop.Diner;
import shop.Label;
import shop.Ledger;
import shop.Place;
import shop.Post;
import shop.Profile;
import shop.Restaurant;
import shop.Snippet;
import shop.Tag;
import shop.Track;
import shop.Waiter;
import shop.Warehouse;

/** What the corpus asks of deleting. */
final class DeleteCases extends Cases {
    private static final Pattern WRITE = Pattern.compile("(DELETE FROM|UPDATE) \"(\\w+)\"");

    DeleteCases() {
        super("delete");
        counts();
        held();
        order();
        querysets();
        inheritance();
    }

    private void counts() {
        test("delete-single-counts", () -> Tag.objects.get("pk", 15).delete());
        test(
                "delete-unsaved-error",
                () -> make(new Tag(), tag -> tag.name = "x").delete());
        test("delete-m2m-rows-counted", () -> Tag.objects.get("pk", 1).delete(), () -> Post.objects.count());
        test(
                "delete-cascade-counts",
                () -> Author.objects.get("pk", 3).delete(),
                () -> list(
                        Author.objects.count(),
                        Post.objects.count(),
                        Comment.objects.count(),
                        Author.objects
                                .filter("id__in", list(4, 5))
                                .orderBy("id")
                                .flat("mentor")));
        test(
                "delete-queryset-counts",
                () -> Post.objects.filter("author", 1).delete(),
                () -> list(Post.objects.count(), Comment.objects.count()));
        test(
                "delete-fast-path-one-query",
                () -> Snippet.objects.filter("text__startswith", "p").delete());
        test("delete-empty-queryset", () -> Post.objects.filter("id", 0).delete());
        test(
                "delete-self-cascade-tree",
                () -> Comment.objects.get("pk", 10).delete(),
                () -> Comment.objects.filter("post", 10).count());
        test(
                "delete-set-null",
                () -> Category.objects.get("pk", 2).delete(),
                () -> Post.objects
                        .filter("id__in", list(3, 21, 22, 36))
                        .orderBy("id")
                        .flat("category"));
        test(
                "delete-set-default",
                () -> Warehouse.objects.get("pk", 4).delete(),
                () -> Badge.objects.orderBy("id").valuesList("id", "warehouse"));
    }

    private void held() {
        test(
                "delete-protect-through-cascade",
                () -> Category.objects.get("slug", "hobby").delete(),
                () -> Category.objects.count());
        test(
                "delete-restrict-released-by-cascade-of-same-root",
                () -> Label.objects.get("name", "Loud").delete(),
                () -> list(Label.objects.count(), Album.objects.count(), Track.objects.count()));
        test(
                "delete-restrict-still-blocked",
                () -> Label.objects.get("name", "Soft").delete());
        test("delete-restrict-album", () -> Album.objects.get("name", "One").delete());
        test(
                "delete-restrict-both-labels-together",
                () -> Label.objects.filter("name__in", list("Loud", "Soft")).delete());
        test(
                "delete-protect-deep",
                () -> Warehouse.objects.get("pk", 3).delete(),
                () -> Warehouse.objects.filter("name", "caretaker").count());
        test(
                "delete-do-nothing-fk-violation",
                () -> triedClass(() -> Bay.objects.get("pk", 5).delete()),
                () -> Bay.objects.count());
    }

    private void order() {
        test("delete-order-of-tables", () -> {
            StatementLog log =
                    database().record(() -> Author.objects.get("pk", 10).delete());
            return each(log.entries(), DeleteCases::verbAndTable);
        });
        test("delete-signals-order", () -> {
            try (SignalLog log = new SignalLog(Author.class, Post.class, Comment.class, Profile.class)) {
                var deleted = Author.objects.get("pk", 10).delete();
                return list(log.events(), deleted);
            }
        });
    }

    private static Object verbAndTable(StatementLog.Entry entry) {
        Matcher write = WRITE.matcher(entry.sql());
        if (entry.transactionControl() || entry.sql().startsWith("SELECT")) {
            return entry.sql().split(" ", 2)[0];
        }
        return write.lookingAt() ? List.of(write.group(1), write.group(2)) : entry.sql();
    }

    private void querysets() {
        test("delete-distinct-error", () -> Post.objects.distinctOn("author").delete());
        test(
                "delete-distinct-plain",
                () -> tried(() -> Post.objects.filter("tags__id", 1).distinct().delete()));
        test("delete-values-error", () -> Post.objects.values("id").delete());
        test("delete-not-on-manager", () -> Post.objects.delete());
        test(
                "delete-filtered-m2m",
                () -> Post.objects.filter("tags__name", "orphan").delete());
        test("delete-all-rows", () -> Ledger.objects.all().delete());
    }

    private void inheritance() {
        test(
                "delete-mti-child-removes-parents",
                () -> Diner.objects.get("name", "Night Owl").delete(),
                () -> list(
                        Place.objects.count(),
                        Restaurant.objects.count(),
                        Diner.objects.count(),
                        Waiter.objects.count()));
        test(
                "delete-mti-keep-parents",
                () -> Diner.objects.get("pk", 5).deleteKeepingParents(),
                () -> list(
                        Place.objects.filter("pk", 5).count(),
                        Restaurant.objects.filter("pk", 5).count(),
                        Diner.objects.filter("pk", 5).count()));
    }
}
