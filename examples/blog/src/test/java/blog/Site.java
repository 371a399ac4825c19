package blog;

import dev.rowan.orm.Database;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The blog and the shop in a PostgreSQL database of their own, so that tests may run beside each other. */
public final class Site {
    public static final int AUTHORS = 6;
    static final int POSTS_EACH = 3;
    static final int PUBLISHED = AUTHORS * (POSTS_EACH - 1);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Site() {}

    /** What is done there. */
    @FunctionalInterface
    public interface Visit {
        void to(TestDatabase server) throws Exception;
    }

    /** Visits a new site, which is the default database of this thread meanwhile. */
    public static void visit(Visit visit) throws Exception {
        try (TestDatabase server = TestDatabase.fresh(Engine.POSTGRES);
                // One connection, open from the start: what a pool sends while it fills is not counted.
                Database database = Database.builder("site-" + NUMBER.incrementAndGet())
                        .unpooled(server.dataSource())
                        .poolSize(1)
                        .register()) {
            database.createTables();
            database.asDefault(() -> {
                fill();
                visit.to(server);
            });
        }
    }

    private static void fill() {
        List<Author> authors = new ArrayList<>();
        for (int i = 0; i < AUTHORS; i++) {
            Author author = new Author();
            author.name = "Author " + i;
            author.email = "author" + i + "@example.org";
            authors.add(author);
        }
        Author.objects.bulkCreate(authors);
        List<Profile> profiles = new ArrayList<>();
        List<Post> posts = new ArrayList<>();
        for (Author author : authors) {
            Profile profile = new Profile();
            profile.author.set(author);
            profile.bio = "I am " + author.name;
            profiles.add(profile);
            for (int i = 0; i < POSTS_EACH; i++) {
                Post post = new Post();
                post.title = author.name + ", post " + i;
                post.slug = "post-" + author.id + "-" + i;
                post.published = i > 0;
                post.author.set(author);
                posts.add(post);
            }
        }
        Profile.objects.bulkCreate(profiles);
        Post.objects.bulkCreate(posts);
        Tag.objects.create(tag -> tag.name = "java").posts.addAll(posts);
        Tag.objects.create(tag -> tag.name = "sql").posts.addAll(posts.subList(0, POSTS_EACH));
    }

    /** How many statements something takes. */
    public static int statements(TestDatabase server, TestDatabase.Action<RuntimeException> action) {
        return server.statements(action).size();
    }
}
