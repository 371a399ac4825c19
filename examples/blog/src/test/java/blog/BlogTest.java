package blog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.Database;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The blog on the embedded PostgreSQL: every page, and how many statements it takes. */
final class BlogTest {
    private static final int AUTHORS = 6;
    private static final int POSTS_EACH = 3;
    private static final int PUBLISHED = AUTHORS * (POSTS_EACH - 1);

    private static TestDatabase server;
    private static Database database;

    private final BlogService blog = new BlogService();

    @BeforeAll
    static void open() throws SQLException {
        server = TestDatabase.fresh(Engine.POSTGRES);
        // One connection, open from the start: what a pool sends while it fills is not counted.
        database = Database.builder("default")
                .unpooled(server.dataSource())
                .poolSize(1)
                .register();
        database.createTables();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
        server.close();
    }

    @BeforeEach
    void fill() {
        Author.objects.all().delete();
        Tag.objects.all().delete();
        Tag java = Tag.objects.create(tag -> tag.name = "java");
        Tag sql = Tag.objects.create(tag -> tag.name = "sql");
        List<Author> authors = new ArrayList<>();
        for (int i = 0; i < AUTHORS; i++) {
            Author author = new Author();
            author.name = "Author " + i;
            author.email = "author" + i + "@example.org";
            authors.add(author);
        }
        Author.objects.bulkCreate(authors);
        List<Post> posts = new ArrayList<>();
        for (Author author : authors) {
            for (int i = 0; i < POSTS_EACH; i++) {
                Post post = new Post();
                post.title = author.name + ", post " + i;
                post.slug = "post-" + author.id + "-" + i;
                post.published = i > 0;
                post.author.set(author);
                posts.add(post);
            }
        }
        Post.objects.bulkCreate(posts);
        java.posts.addAll(posts);
        sql.posts.addAll(posts.subList(0, POSTS_EACH));
    }

    private static int statements(TestDatabase.Action<RuntimeException> action) {
        return server.statements(action).size();
    }

    @Test
    void frontPageTakesTwoStatements() {
        assertThat(statements(() -> assertThat(blog.frontPage()).hasSize(PUBLISHED)))
                .isEqualTo(2);
    }

    @Test
    void frontPageOneByOneTakesOneForEachPost() {
        assertThat(statements(() -> assertThat(blog.frontPageOneByOne()).hasSize(PUBLISHED)))
                .isEqualTo(1 + PUBLISHED);
    }

    @Test
    void postsByAuthorTakesOneForEachAuthor() {
        assertThat(statements(() -> assertThat(blog.postsByAuthor()).hasSize(AUTHORS)))
                .isEqualTo(1 + AUTHORS);
    }

    @Test
    void postsByAuthorPrefetchedTakesTwo() {
        assertThat(statements(() -> assertThat(blog.postsByAuthorPrefetched()).hasSize(AUTHORS)))
                .isEqualTo(2);
    }

    @Test
    void postCountsAreTheSameEitherWay() {
        assertThat(blog.postCountsAnnotated()).isEqualTo(blog.postCounts()).hasSize(AUTHORS);
    }

    @Test
    void taggedPageTakesTwoStatements() {
        assertThat(statements(() -> assertThat(blog.tagged("sql")).hasSize(POSTS_EACH)))
                .isEqualTo(2);
    }

    @Test
    void titlesTakeOneStatement() {
        assertThat(statements(() -> assertThat(blog.titles()).hasSize(PUBLISHED)))
                .isEqualTo(1);
    }

    @Test
    void publishingOneByOneWritesEachDraft() {
        assertThat(statements(blog::publishOneByOne)).isEqualTo(1 + AUTHORS);
        assertThat(Post.objects.published().count()).isEqualTo(AUTHORS * POSTS_EACH);
    }

    @Test
    void publishingTakesOneStatement() {
        assertThat(statements(() -> assertThat(blog.publish()).isEqualTo(AUTHORS)))
                .isEqualTo(1);
    }

    @Test
    void visitsAddUp() {
        String address = Post.objects.list().get(0).slug;
        blog.visited(address);
        blog.visited(address);
        assertThat(Post.objects.get(Post_.slug.eq(address)).views).isEqualTo(2);
    }
}
