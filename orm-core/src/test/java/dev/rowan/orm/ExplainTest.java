package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The database's plan of a queryset. */
class ExplainTest {
    private Blog blog;

    @BeforeEach
    void open(TestDatabase test) throws SQLException {
        blog = new Blog(test);
    }

    @AfterEach
    void close() {
        blog.close();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void thePlanIsOneStatementWhoseRowsAreNotRead() {
        var posts = Post.objects.filter("author__name", "Ana").orderBy("title");
        assertThat(blog.cost(() ->
                        assertThat(posts.explain()).containsIgnoringCase("scan").containsAnyOf("blog_post", " p")))
                .isEqualTo(1);
        assertThat(blog.cost(() -> assertThat(posts.list()).hasSize(3))).isEqualTo(1);
        assertThat(blog.cost(() -> {
                    assertThat(Post.objects.none().explain()).isEmpty();
                    assertThat(Post.objects.filter("id__in", List.of()).explain())
                            .isEmpty();
                }))
                .isZero();
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void formatsAndOptionsAreThoseOfPostgres() {
        assertThat(Post.objects.explain("json", Map.of("verbose", true)))
                .startsWith("[")
                .contains("\"Plan\"");
        assertThat(Post.objects.explain("yaml", Map.of())).contains("Plan:");
        assertThat(Post.objects.explain(null, Map.of("analyze", true, "timing", false)))
                .contains("actual rows=6");
        assertThatThrownBy(() -> Post.objects.explain("html", Map.of()))
                .hasMessageContaining("html is not a recognized format")
                .hasMessageContaining("JSON, TEXT, XML, YAML");
    }

    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void sqliteHasNeither() {
        assertThatThrownBy(() -> Post.objects.explain("json", Map.of())).isInstanceOf(NotSupported.class);
        assertThatThrownBy(() -> Post.objects.explain(null, Map.of("analyze", true)))
                .isInstanceOf(NotSupported.class);
    }
}
