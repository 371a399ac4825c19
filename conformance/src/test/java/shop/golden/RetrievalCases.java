package shop.golden;

import java.util.List;
import shop.Author;
import shop.Ledger;
import shop.Post;
import shop.PostQuerySet;
import shop.Tag;

/** What the corpus asks of retrieval. */
final class RetrievalCases extends Cases {
    RetrievalCases() {
        super("retrieval");
        first();
        second();
    }

    private void first() {
        test("get-missing", () -> Post.objects.get("pk", 999));
        test("get-multiple", () -> Author.objects.get("name", "Bo"));
        test("get-no-args-one-row", () -> Ledger.objects.get());
        test("get-join-duplicates", () -> Author.objects.get("posts__views__gt", 200, "name", "Ana Lima"));
        test("first-last-by-meta", () -> list(Author.objects.first(), Author.objects.last()));
        test("last-of-ordered", () -> Post.objects.orderBy("views", "id").last());
        test(
                "latest-get-latest-by",
                () -> Post.objects.filter("id__in", list(1, 2, 3)).latest());
        test("latest-no-field-error", () -> Tag.objects.latest());
        test("latest-descending-name", () -> Author.objects.latest("-age", "id"));
        test("latest-sliced-error", () -> Post.objects.all().limit(3).latest("id"));
        test("in-bulk-ids", () -> Tag.objects.inBulk(list(3, 1, 99)));
        test(
                "count",
                () -> list(
                        Post.objects.count(),
                        Post.objects.filter("author", 1).count(),
                        size(Post.objects.filter("author", 1))));
        test("count-cached-after-evaluation", () -> {
            var q = Post.objects.filter("author", 1);
            encode(q);
            return q.count();
        });
        test(
                "exists",
                () -> list(
                        Post.objects.exists(),
                        Post.objects.filter("id", 0).exists(),
                        Post.objects.filter("id", 0).exists()));
        test("contains-unsaved-error", () -> Post.objects.contains(new Post()));
        test("contains-values-error", () -> Post.objects.values("id").contains(make(new Post(), it -> it.id = 1L)));
        test("iterator", () -> each(Post.objects.orderBy("id").stream(7), p -> p.id));
        test("iterator-prefetch-needs-chunk-size", () -> Post.objects.prefetchRelated("tags").stream());
        test(
                "iterator-prefetch-chunks",
                () -> each(
                        Post.objects.filter("id__lte", 6).orderBy("id").prefetchRelated("tags").stream(4),
                        p -> list(p.id, size(p.tags.all()))));
        test("iterator-bad-chunk", () -> Post.objects.stream(0));
        test("queryset-fk-cache", () -> {
            var p = Post.objects.get("pk", 1);
            return list(
                    nq(() -> p.author.get()),
                    nq(() -> p.author.get()),
                    nq(() -> p.author.id()),
                    nq(() -> p.editor.get()));
        });
        test("fk-cache-dropped-on-id-change", () -> {
            var p = Post.objects.get("pk", 1);
            encode(p.author.get().name);
            p.author.setId(6);
            return list(p.author.get().name, nq(() -> p.author.get()));
        });
        test(
                "reverse-manager-filter",
                () -> Author.objects.get("pk", 1).posts.filter("views__gt", 50).orderBy("id"));
        test(
                "reverse-manager-count",
                () -> list(
                        Author.objects.get("pk", 1).posts.count(),
                        Author.objects.get("pk", 9).posts.exists()));
        test(
                "m2m-manager-values",
                () -> Post.objects.get("pk", 40).tags.orderBy("-id").flat("name"));
    }

    private void second() {
        test(
                "manager-on-unsaved-reverse-fk-error",
                () -> make(new Author(), it -> it.name = "x").posts.all());
        test(
                "manager-on-unsaved-m2m-error",
                () -> make(new Post(), it -> it.title = "x").tags.all());
        test("custom-queryset-methods", () -> Post.objects.live().popular(50).orderBy("id"));
        test(
                "fk-required-missing",
                () -> make(new Post(), it -> it.title = "x").author.get());
        test("fk-dangling-target", () -> {
            var p = Post.objects.get("pk", 1);
            p.author.setId(999);
            return p.author.get();
        });
        test("first-unordered-by-pk", () -> {
            var first = Tag.objects.first();
            var last = recorded(() -> Tag.objects.last());
            return list(first, last.value(), last.lastSql().contains(" DESC LIMIT "));
        });
        test(
                "get-ignores-ordering",
                () -> recorded(() -> Author.objects.get("name", "Zoë"))
                        .lastSql()
                        .contains("ORDER BY"));
        test("in-bulk-non-unique-field-error", () -> Tag.objects.inBulk("colour", list("red")));
        test("iterator-values", () -> {
            List<Object> ids = Post.objects.orderBy("id").flat("id").stream().toList();
            return ids.subList(ids.size() - 3, ids.size());
        });
        test(
                "o2o-reverse-hasattr",
                () -> list(
                        Author.objects.get("pk", 9).profile.getOrNull() != null,
                        Author.objects.get("pk", 1).profile.getOrNull() != null));
        test(
                "raw-missing-pk-error",
                () -> Post.objects.raw("SELECT title FROM shop_post").list());
        test(
                "custom-queryset-methods-on-related-manager",
                () -> Author.objects
                        .get("pk", 1)
                        .posts
                        .as(PostQuerySet::new)
                        .live()
                        .orderBy("id"));
        test("get-by-pk", () -> {
            var a = Post.objects.get("pk", 4);
            return list(a.title, a.views, a.published, a.created, a.author.id(), a.score);
        });
        test("reverse-fk-known-parent", () -> {
            var a = Author.objects.get("pk", 3);
            var ps = a.posts.list();
            return list(
                    nq(() -> each(ps, p -> p.author.get().name)),
                    is(ps.get(0).author.get(), a));
        });
        test("queryset-lazy", () -> {
            var posts = Post.objects.filter("author", 1);
            var some = posts.exclude("views", 0).orderBy("id");
            return nq(() -> some.all());
        });
        test("iterator-ignores-cache", () -> {
            var q = Post.objects.filter("author", 1);
            q.list();
            each(q.stream(2000), p -> p.id);
            return q.list();
        });
    }
}
