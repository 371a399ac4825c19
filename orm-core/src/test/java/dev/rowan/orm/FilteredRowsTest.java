package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Comment;
import dev.rowan.orm.blog.Post;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.util.List;
import java.util.Objects;

/** The rows of a filtered relation, where they come along or hold a key. */
class FilteredRowsTest extends BlogTest {
    private static final FilteredRelation<Author> POPULAR =
            FilteredRelation.of(Author_.posts(), Author_.posts().views.gte(30)).as("popular");

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theRelatedRowComesAlong() {
        var authors = Author.objects
                .annotate(POPULAR)
                .selectRelated("popular__editor")
                .orderBy("id", "popular__id");
        assertThat(blog.cost(() -> {
                    List<Author> rows = authors.list();
                    assertThat(rows).extracting(author -> author.id).containsExactly(1L, 2L, 2L, 3L);
                    Post three = Objects.requireNonNull((Post) rows.get(0).annotation("popular"));
                    assertThat(three.title).isEqualTo("three");
                    assertThat(Objects.requireNonNull(three.editor.get()).name).isEqualTo("Bo");
                    assertThat(three.author.get()).isSameAs(rows.get(0));
                    assertThat(rows.get(2).<Post>prefetched("popular"))
                            .extracting(post -> post.title)
                            .containsExactly("five");
                }))
                .isEqualTo(1);
        Author none = Author.objects
                .annotate("loud", FilteredRelation.of("posts", Q.of("posts__views__gt", 1000)))
                .selectRelated("loud")
                .get("id", 1);
        assertThat(none.annotation("loud")).isNull();
        Post four = Post.objects
                .annotate("bo", FilteredRelation.of("author", Q.of("author__name", "Bo")))
                .selectRelated("bo", "author")
                .get("id", 4);
        assertThat(four.annotation("bo")).isEqualTo(four.author.get());
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void overARequiredKeyRowsStayToo() {
        var posts = Post.objects
                .annotate("bo", FilteredRelation.of("author", Q.of("author__name", "Bo")))
                .orderBy("id");
        assertThat(posts.flat("bo__id").list()).containsExactly(null, null, null, 2L, 2L, 3L);
        assertThat(posts.filter("bo__isnull", true).count()).isEqualTo(3);
        assertThat(Comment.objects
                        .annotate("bo", FilteredRelation.of("post__author", Q.of("post__author__name", "Bo")))
                        .exclude("bo__posts__title", "five")
                        .orderBy("id")
                        .flat("id")
                        .list())
                .containsExactly(1L, 2L, 3L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void prefetchesFollowTheRowThatCameAlong() {
        var authors = Author.objects.annotate(POPULAR).selectRelated("popular").prefetchRelated("popular__tags");
        assertThat(blog.cost(() -> {
                    for (Author author :
                            authors.filter("popular__title", "five").list()) {
                        assertThat(author.<Post>prefetched("popular")
                                        .get(0)
                                        .tags
                                        .list())
                                .extracting(tag -> tag.name)
                                .containsExactlyInAnyOrder("java", "orm");
                    }
                }))
                .isEqualTo(2);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aKeyThatTheRelatedRowHoldsNeedsNoFurtherJoin() {
        var edited = Author.objects.annotate("byBo", FilteredRelation.of("posts", Q.of("posts__editor", 2)));
        assertThat(edited.filter("byBo__isnull", false)
                        .orderBy("byBo__id")
                        .flat("byBo__title")
                        .list())
                .containsExactly("two", "three");
        assertThat(blog.cost(() -> {
                    for (int editor = 1; editor < 4; editor++) {
                        Author.objects
                                .annotate("e", FilteredRelation.of("posts", Q.of("posts__editor_id", editor)))
                                .filter("e__isnull", false)
                                .count();
                    }
                }))
                .isEqualTo(3);
    }
}
