package shop.golden;

import dev.rowan.orm.FetchMode;
import dev.rowan.orm.Prefetch;
import java.util.ArrayList;
import java.util.List;
import shop.Author;
import shop.Comment;
import shop.Post;
import shop.Profile;

/** What the corpus asks of related loading. */
final class RelatedLoadingCases extends Cases {
    RelatedLoadingCases() {
        super("related-loading");
        first();
        second();
    }

    private void first() {
        test(
                "select-related-null-value",
                () -> each(
                        Post.objects.selectRelated("editor").orderBy("id").limit(4),
                        p -> p.editor.get() == null ? null : p.editor.get().name));
        test(
                "select-related-below-null-is-left",
                () -> each(
                        Profile.objects.selectRelated("city__country").orderBy("id"),
                        x -> x.city.get() == null ? null : x.city.get().country.get().name));
        test("select-related-no-args-non-null-only", () -> {
            var p = Post.objects.selectRelated().get("pk", 2);
            return list(nq(() -> p.author.get()), nq(() -> p.editor.get()));
        });
        test("select-related-reverse-o2o-back-reference", () -> {
            var a = Author.objects.selectRelated("profile").get("pk", 1);
            return nq(() -> a.profile.get().author.get());
        });
        test("select-related-reverse-fk-error", () -> Author.objects.selectRelated("posts"));
        test("select-related-m2m-error", () -> Post.objects.selectRelated("tags"));
        test("select-related-non-relation-error", () -> Post.objects.selectRelated("title"));
        test("select-related-none-clears", () -> {
            var p = Post.objects.selectRelated("author").selectRelatedNone().get("pk", 1);
            return nq(() -> p.author.get());
        });
        test("select-related-chains-add", () -> {
            var p = Post.objects.selectRelated("author").selectRelated("editor").get("pk", 2);
            return nq(() -> list(p.author.get(), p.editor.get()));
        });
        test(
                "prefetch-reverse-fk",
                () -> each(
                        Author.objects.prefetchRelated("posts").orderBy("id"),
                        a -> list(a.id, each(a.posts.all(), p -> p.id))));
        test(
                "prefetch-m2m",
                () -> each(
                        Post.objects.filter("id__lte", 6).orderBy("id").prefetchRelated("tags"),
                        p -> list(p.id, sorted(each(p.tags.all(), t -> t.id)))));
        test(
                "prefetch-fk-nullable",
                () -> each(Post.objects.orderBy("id").prefetchRelated("editor").limit(4), p -> p.editor.id()));
        test(
                "prefetch-fk-all-null-no-query",
                () -> Post.objects
                        .filter("id__in", list(1, 4))
                        .prefetchRelated("editor")
                        .orderBy("id"));
        test(
                "prefetch-shared-prefix",
                () -> Author.objects.prefetchRelated("posts__tags", "posts__comments", "profile"));
        test(
                "prefetch-empty-result-one-query",
                () -> Author.objects.filter("id", 0).prefetchRelated("posts__tags"));
        test(
                "prefetch-stops-at-empty-level",
                () -> Author.objects.filter("id", 9).prefetchRelated("posts__tags__posts"));
        test(
                "prefetch-object-queryset",
                () -> each(
                        Author.objects
                                .orderBy("id")
                                .prefetchRelated(Prefetch.of("posts")
                                        .using(Post.objects
                                                .filter("status", "P")
                                                .orderBy("-id"))),
                        a -> list(a.id, each(a.posts.all(), p -> p.id))));
        test(
                "prefetch-same-lookup-different-queryset-error",
                () -> Author.objects.prefetchRelated(
                        Prefetch.of("posts"), Prefetch.of("posts").using(Post.objects.filter("status", "P"))));
        test("prefetch-values-queryset-error", () -> Prefetch.of("posts").using(Post.objects.values("id")));
        test("prefetch-unknown", () -> Author.objects.prefetchRelated("nope"));
        test("prefetch-not-relation", () -> Author.objects.prefetchRelated("name"));
        test(
                "prefetch-none-clears",
                () -> Author.objects.prefetchRelated("posts").prefetchRelatedNone());
        test(
                "prefetch-after-values-ignored",
                () -> tried(() -> Author.objects.values("id").prefetchRelated("posts")));
        test("prefetch-sets-back-reference", () -> {
            var a = Author.objects.prefetchRelated("posts").get("pk", 1);
            return nq(() -> each(a.posts.all(), p -> p.author.get()));
        });
        test("prefetch-with-select-related-path", () -> {
            var ps = Post.objects
                    .selectRelated("author")
                    .prefetchRelated("author__follows")
                    .filter("id__lte", 4)
                    .orderBy("id");
            return each(ps, p -> list(p.id, sorted(each(p.author.get().follows.all(), f -> f.id))));
        });
    }

    private void second() {
        test("select-related-ignored-by-count", () -> {
            var counted = recorded(() -> Post.objects.selectRelated("author").count());
            return list(counted.value(), counted.lastSql().contains("JOIN"));
        });
        test(
                "prefetch-to-attr",
                () -> each(
                        Author.objects
                                .filter("id__lte", 3)
                                .orderBy("id")
                                .prefetchRelated(Prefetch.<Author>of("posts")
                                        .using(Post.objects
                                                .filter("status", "D")
                                                .orderBy("id"))
                                        .to("drafts")),
                        a -> list(a.id, each(a.<Post>prefetched("drafts"), p -> p.id), "list")));
        test(
                "prefetch-to-attr-nested",
                () -> each(
                        Author.objects
                                .filter("id__lte", 2)
                                .orderBy("id")
                                .prefetchRelated(
                                        Prefetch.<Author>of("posts")
                                                .using(Post.objects
                                                        .filter("status", "P")
                                                        .orderBy("id"))
                                                .to("live"),
                                        Prefetch.<Author>of("live__tags")),
                        a -> list(a.id, each(a.<Post>prefetched("live"), p -> list(p.id, size(p.tags.all()))))));
        test("prefetch-nested-three", () -> {
            int replies = 0;
            for (Author a : Author.objects.prefetchRelated("posts__comments__replies")) {
                for (Post p : a.posts.all()) {
                    for (Comment k : p.comments.all()) {
                        replies += size(k.replies.all());
                    }
                }
            }
            return replies;
        });
        test("prefetch-queryset-select-related", () -> {
            List<Object> names = new ArrayList<>();
            for (Author a : Author.objects
                    .filter("id", 1)
                    .prefetchRelated(Prefetch.<Author>of("edited_posts")
                            .using(Post.objects.selectRelated("author").orderBy("id")))) {
                for (Post p : a.editedPosts.all()) {
                    names.add(p.author.get().name);
                }
            }
            return names;
        });
        test(
                "prefetch-count-on-sliced-first",
                () -> each(
                        Post.objects.filter("id__in", list(5, 16)).orderBy("id").prefetchRelated("tags"),
                        p -> list(
                                p.id,
                                p.tags.first() == null
                                        ? null
                                        : p.tags.orderBy("id").first().id)));
        test("select-related-reverse-o2o-missing", () -> {
            var a = Author.objects.selectRelated("profile").get("pk", 9);
            return list(tried(() -> a.profile.get()), nq(() -> a.profile.getOrNull()));
        });
        test(
                "without-select-related-n-plus-one",
                () -> each(Post.objects.orderBy("id").limit(5).fetchMode(FetchMode.ONE), p -> p.author.get().name));
        test("select-related-nullable-left-join", () -> {
            var s = Post.objects.selectRelated("editor").sql();
            return list(
                    s.contains("LEFT JOIN"),
                    Post.objects.selectRelated("editor").count(),
                    size(Post.objects.selectRelated("editor")));
        });
        test(
                "select-related-non-null-inner-join",
                () -> Post.objects
                        .selectRelated("author")
                        .sql()
                        .matches(".* FROM \"shop_post\" \\w+ (INNER )?JOIN \"shop_author\".*"));
        test("prefetch-add-invalidates", () -> {
            Post p = Post.objects.prefetchRelated("tags").get("pk", 1);
            p.tags.addKeys(9);
            return sorted(each(p.tags.all(), t -> t.id));
        });
    }
}
