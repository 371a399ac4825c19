package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an observer is told of each kind of statement: why it ran, and for which model and relation. */
class CausesTest extends BlogTest {
    /** Cause, model and relation of the work's statements; each has its text, its binds and its time. */
    private List<String> causes(Runnable work) {
        blog.statements();
        work.run();
        List<Map<String, Object>> heard = blog.statements();
        assertThat(heard).allSatisfy(one -> {
            assertThat(one).containsEntry("database", "default").containsKeys("sql", "binds");
            assertThat((Long) one.get("nanos")).isPositive();
            assertThat((Long) one.get("rows")).isNotNegative();
        });
        return heard.stream()
                .map(one -> one.get("cause") + " " + one.get("model")
                        + (one.containsKey("relation") ? " " + one.get("relation") : ""))
                .toList();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void readingSaysWhy() {
        assertThat(causes(() -> Post.objects.all().list())).containsExactly("query blog.Post");
        assertThat(causes(() -> Post.objects.count())).containsExactly("query blog.Post");
        assertThat(causes(() -> Post.objects.prefetchRelated("tags").list()))
                .containsExactly("query blog.Post", "prefetch blog.Tag Post.tags");
        Post post = Post.objects.get("id", 1);
        assertThat(causes(() -> post.author.get())).containsExactly("lazy-load blog.Author Post.author");
        Post some = Post.objects.only("title").get("id", 1);
        assertThat(causes(() -> some.get("body"))).containsExactly("lazy-load blog.Post Post.body");
        assertThat(causes(() -> Post.objects.raw("SELECT id FROM blog_post").list()))
                .containsExactly("raw blog.Post");
        assertThat(causes(() -> post.refresh())).containsExactly("query blog.Post");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void writingSaysWhy() {
        Tag tag = new Tag();
        tag.name = "new";
        assertThat(causes(() -> tag.save())).containsExactly("save blog.Tag");
        assertThat(causes(() -> tag.save())).containsExactly("save blog.Tag");
        assertThat(causes(() -> Tag.objects.filter("name", "new").update(Tag_.colour.to("x"))))
                .containsExactly("update blog.Tag");
        Tag other = new Tag();
        other.name = "other";
        assertThat(causes(() -> Tag.objects.bulkCreate(List.of(other)))).containsExactly("bulk blog.Tag");
        assertThat(causes(() -> Tag.objects.bulkUpdate(List.of(tag, other), Tag_.colour)))
                .containsExactly("bulk blog.Tag");
        Author author = Objects.requireNonNull(Author.objects.first());
        assertThat(causes(() -> author.delete())).allMatch(cause -> cause.startsWith("delete blog."));
        assertThat(causes(() -> Post.objects.filter(Post_.title.eq("none")).delete()))
                .allMatch(cause -> cause.startsWith("delete blog."))
                .isNotEmpty();
    }
}
