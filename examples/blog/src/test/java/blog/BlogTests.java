package blog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The blog on the embedded PostgreSQL: every page, and how many statements it takes. */
final class BlogTests {
    private final BlogService blog = new BlogService();

    @Test
    void frontPageTakesTwoStatements() throws Exception {
        Site.visit(server -> {
            assertThat(Site.statements(
                            server, () -> assertThat(blog.frontPage()).hasSize(Site.PUBLISHED)))
                    .isEqualTo(2);
        });
    }

    @Test
    void frontPageOneByOneTakesOneForEachPost() throws Exception {
        Site.visit(server -> {
            assertThat(Site.statements(
                            server, () -> assertThat(blog.frontPageOneByOne()).hasSize(Site.PUBLISHED)))
                    .isEqualTo(1 + Site.PUBLISHED);
        });
    }

    @Test
    void postsByAuthorTakesOneForEachAuthor() throws Exception {
        Site.visit(server -> {
            assertThat(Site.statements(
                            server, () -> assertThat(blog.postsByAuthor()).hasSize(Site.AUTHORS)))
                    .isEqualTo(1 + Site.AUTHORS);
        });
    }

    @Test
    void postsByAuthorPrefetchedTakesTwo() throws Exception {
        Site.visit(server -> {
            assertThat(Site.statements(
                            server,
                            () -> assertThat(blog.postsByAuthorPrefetched()).hasSize(Site.AUTHORS)))
                    .isEqualTo(2);
        });
    }

    @Test
    void titlesTakeOneStatement() throws Exception {
        Site.visit(server -> {
            assertThat(Site.statements(server, () -> assertThat(blog.titles()).hasSize(Site.PUBLISHED)))
                    .isEqualTo(1);
        });
    }

    @Test
    void postCountsAreTheSameEitherWay() throws Exception {
        Site.visit(server -> {
            assertThat(blog.postCountsAnnotated()).isEqualTo(blog.postCounts()).hasSize(Site.AUTHORS);
        });
    }

    @Test
    void taggedPageTakesTwoStatements() throws Exception {
        Site.visit(server -> {
            assertThat(Site.statements(
                            server, () -> assertThat(blog.tagged("sql")).hasSize(Site.POSTS_EACH)))
                    .isEqualTo(2);
        });
    }

    @Test
    void publishingOneByOneWritesEachDraft() throws Exception {
        Site.visit(server -> {
            assertThat(Site.statements(server, blog::publishOneByOne)).isEqualTo(1 + Site.AUTHORS);
            assertThat(Post.objects.published().count()).isEqualTo(Site.AUTHORS * Site.POSTS_EACH);
        });
    }

    @Test
    void publishingTakesOneStatement() throws Exception {
        Site.visit(server -> {
            assertThat(Site.statements(server, () -> assertThat(blog.publish()).isEqualTo(Site.AUTHORS)))
                    .isEqualTo(1);
        });
    }

    @Test
    void visitsAddUp() throws Exception {
        Site.visit(server -> {
            String address = Post.objects.list().get(0).slug;
            blog.visited(address);
            blog.visited(address);
            assertThat(Post.objects.get(Post_.slug.eq(address)).views).isEqualTo(2);
        });
    }

    @Test
    void biographiesTakeOneStatement() throws Exception {
        Site.visit(server -> {
            assertThat(Site.statements(
                            server, () -> assertThat(blog.biographies()).hasSize(Site.AUTHORS)))
                    .isEqualTo(1);
        });
    }

    @Test
    void biographiesOneByOneTakeOneForEachAuthor() throws Exception {
        Site.visit(server -> {
            assertThat(Site.statements(
                            server, () -> assertThat(blog.biographiesOneByOne()).hasSize(Site.AUTHORS)))
                    .isEqualTo(1 + Site.AUTHORS);
        });
    }
}
