package shop.golden;

import shop.Author_;
import shop.Post;
import shop.Post_;
import shop.Tag;

/** What the corpus asks of only defer. */
final class OnlyDeferCases extends Cases {
    OnlyDeferCases() {
        super("only-defer");
        test("only", () -> {
            var p = Post.objects.only("title").get("pk", 1);
            return list(
                    deferred(p),
                    nq(() -> p.get(Post_.title)),
                    nq(() -> p.get(Post_.views)),
                    nq(() -> p.get(Post_.views)),
                    nq(() -> p.get(Post_.body)));
        });
        test("defer", () -> {
            var p = Post.objects.defer("body", "title").get("pk", 1);
            return list(deferred(p), nq(() -> p.get(Post_.views)), nq(() -> p.get(Post_.title)));
        });
        test(
                "defer-chain-adds",
                () -> deferred(Post.objects.defer("body").defer("title").get("pk", 1)));
        test(
                "only-chain-replaces",
                () -> deferred(Tag.objects.only("name").only("colour").get("pk", 1)));
        test(
                "defer-then-only",
                () -> deferred(Tag.objects.defer("name").only("name", "colour").get("pk", 1)));
        test(
                "defer-none-resets",
                () -> deferred(Tag.objects.defer("name").deferNone().get("pk", 1)));
        test("only-pk-always-loaded", () -> deferred(Tag.objects.only("id").get("pk", 1)));
        test("defer-pk-ignored", () -> deferred(Tag.objects.defer("id").get("pk", 1)));
        test("only-related-with-select-related", () -> {
            var p = Post.objects
                    .selectRelated("author")
                    .only("title", "author__name")
                    .get("pk", 1);
            return list(
                    nq(() -> p.author.get().get(Author_.name)),
                    nq(() -> p.author.get().get(Author_.age)),
                    deferred(p.author.get()));
        });
        test(
                "defer-related-with-select-related",
                () -> deferred(Post.objects
                        .selectRelated("author")
                        .defer("author__email")
                        .get("pk", 1)
                        .author
                        .get()));
        test("only-fk-deferred-access", () -> {
            var p = Post.objects.only("title").get("pk", 1);
            return list(nq(() -> p.author.id()), nq(() -> p.author.get()));
        });
        test(
                "only-save-writes-loaded-columns",
                () -> {
                    Post p = Post.objects.only("title").get("pk", 1);
                    p.title = "new";
                    var saved = recorded(() -> {
                        p.save();
                        return null;
                    });
                    return saved.lastSql().replaceFirst(" WHERE .*", "").replace("?", "'new'");
                },
                () -> Post.objects.filter("pk", 1).valuesList("title", "views"));
        test(
                "defer-save-after-assign",
                () -> {
                    Tag t = Tag.objects.defer("name").get("pk", 1);
                    t.name = "neu";
                    t.save();
                    return null;
                },
                () -> Tag.objects.filter("pk", 1).valuesList("name", "colour"));
    }
}
