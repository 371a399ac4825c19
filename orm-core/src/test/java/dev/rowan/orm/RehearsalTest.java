package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A tool may have a queryset run again both ways; nobody else hears of it, and it leaves nothing behind. */
class RehearsalTest {
    private final List<Supplier<@Nullable Map<String, Object>>> offered = new ArrayList<>();
    private Blog blog;
    private Database db;
    private TestDatabase test;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        test = database;
        blog = new Blog(database);
        db = blog.database();
        db.observe(this::offer);
    }

    @SuppressWarnings("unchecked")
    private void offer(Map<String, Object> statement) {
        if (statement.get("rehearsal") instanceof Supplier<?> again) {
            offered.add((Supplier<@Nullable Map<String, Object>>) again);
        }
    }

    @AfterEach
    void close() {
        blog.close();
    }

    private @Nullable Map<String, Object> rehearsed() {
        Supplier<@Nullable Map<String, Object>> last = offered.get(offered.size() - 1);
        return last.get();
    }

    private static QuerySetOfPosts oneByOne() {
        return new QuerySetOfPosts(Post.objects.fetchMode(FetchMode.ONE).list());
    }

    /** Posts whose authors were asked for. */
    private record QuerySetOfPosts(List<Post> posts) {
        QuerySetOfPosts {
            posts.forEach(post -> assertThat(post.author.get()).isNotNull());
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aKeyThatIsFollowedRowByRowIsJoined() {
        oneByOne();
        assertThat(offered).hasSize(6);
        assertThat(rehearsed())
                .containsEntry("outcome", "same")
                .containsEntry("plan", "select-related")
                .containsEntry("before", 7L)
                .containsEntry("after", 1L)
                .containsEntry("rows", 6L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsThatAreAskedForOwnerByOwnerArePrefetched() {
        Author.objects.list().forEach(author -> author.posts.all().list());
        assertThat(rehearsed())
                .containsEntry("outcome", "same")
                .containsEntry("plan", "prefetch-related")
                .containsEntry("before", 4L)
                .containsEntry("after", 2L)
                .containsEntry("rows", 3L);
        offered.clear();
        Post.objects.list().forEach(post -> post.tags.list());
        assertThat(rehearsed())
                .containsEntry("outcome", "same")
                .containsEntry("before", 7L)
                .containsEntry("after", 2L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theWayBackOverAOneToOneKeyIsJoinedThoughSomeHaveNone() {
        Author.objects.fetchMode(FetchMode.ONE).list().forEach(author -> author.profile.getOrNull());
        assertThat(rehearsed())
                .containsEntry("outcome", "same")
                .containsEntry("plan", "select-related")
                .containsEntry("before", 4L)
                .containsEntry("after", 1L)
                .containsEntry("rows", 3L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void nobodyHearsOfIt() {
        AtomicInteger read = new AtomicInteger();
        try (Signals.Registration listening =
                db.signals().postInit(Author.class, initialized -> read.incrementAndGet())) {
            assertThat(listening).isNotNull();
            oneByOne();
            int before = read.get();
            assertThat(before).isPositive();
            blog.statements();
            CapturedStatements captured = CapturedStatements.of(db);
            try (captured) {
                assertThat(rehearsed()).containsEntry("outcome", "same");
                db.atomic(() -> assertThat(rehearsed()).containsEntry("outcome", "same"));
            }
            captured.assertNone();
            assertThat(captured.control()).containsExactly("BEGIN", "COMMIT");
            assertThat(blog.statements()).isEmpty();
            assertThat(test.statements(() -> assertThat(rehearsed()).isNotNull()))
                    .as("what a data source that counts has seen")
                    // the pool opens its connections by itself meanwhile
                    .allMatch(sql -> sql.startsWith("SET TIME ZONE"));
            assertThat(read).hasValue(before);
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void itSeesWhatTheTransactionWroteAndLeavesTheTransactionAsItWas() {
        db.atomic(() -> {
            Author.objects.create(Author_.name.to("Cy"));
            String limit = limit();
            Author.objects.list().forEach(author -> author.posts.all().list());
            assertThat(rehearsed()).containsEntry("outcome", "same").containsEntry("rows", 4L);
            assertThat(limit()).isEqualTo(limit);
            Author.objects.create(Author_.name.to("Di"));
        });
        assertThat(Author.objects.count()).isEqualTo(5);
    }

    private String limit() {
        if (test.engine() != Engine.POSTGRES) {
            return "";
        }
        return Tag.objects
                .annotate(
                        "limit",
                        Func.sql(
                                "current_setting('statement_timeout') || current_setting('transaction_read_only')",
                                FieldTypes.STRING))
                .values("limit")
                .list()
                .get(0)
                .toString();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aKeyThatLeadsNowhereLosesItsRowInTheJoinAndThatIsTold() throws SQLException {
        oneByOne();
        if (test.engine() == Engine.POSTGRES) {
            test.execute("SET session_replication_role = replica; DELETE FROM blog_author WHERE id = 3;"
                    + " SET session_replication_role = DEFAULT");
        } else {
            test.execute("PRAGMA foreign_keys = OFF", "DELETE FROM blog_author WHERE id = 3");
        }
        assertThat(rehearsed())
                .containsEntry("outcome", "differs")
                .containsEntry("rows", 6L)
                .containsEntry("rowsAfter", 5L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatItCannotVouchForIsNotRunAgain() {
        db.atomic(() -> {
            Post.objects.fetchMode(FetchMode.ONE).selectForUpdate().list().forEach(post -> post.author.get());
            assertThat(rehearsed()).containsEntry("outcome", "unknown");
        });
        Post.objects.fetchMode(FetchMode.ONE).orderBy("?").list().forEach(post -> post.author.get());
        assertThat(rehearsed()).containsEntry("outcome", "unknown");
        Post.objects
                .fetchMode(FetchMode.ONE)
                .annotate("loud", Func.of("upper", FieldTypes.STRING, F.of("title")))
                .list()
                .forEach(post -> post.author.get());
        assertThat(rehearsed()).containsEntry("outcome", "unknown");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whereAPlanWouldNotHelpNothingIsOffered() {
        Post.objects.list().forEach(post -> post.author.get());
        List<Author> authors = Author.objects.list();
        authors.forEach(author -> author.posts.filter(Post_.views.gt(10)).list());
        authors.forEach(author -> author.posts.count());
        authors.forEach(author -> author.posts.exists());
        Post.objects.fetchMode(FetchMode.ONE).limit(1).list().forEach(post -> post.author.get());
        try (var stream = Post.objects.fetchMode(FetchMode.ONE).stream(4)) {
            stream.forEach(post -> post.author.get());
        }
        assertThat(offered).isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void thereAreMomentsWhenItIsNotRun() {
        oneByOne();
        try (var stream = Tag.objects.stream()) {
            assertThat(stream.iterator().hasNext()).isTrue();
            assertThat(rehearsed()).as("a result is open").isNull();
        }
        Thread.currentThread().interrupt();
        assertThat(rehearsed()).as("the thread is to stop").isNull();
        assertThat(Thread.interrupted()).isTrue();
        db.atomic(() -> {
            assertThatThrownBy(() -> Tag.objects.create(Tag_.name.to("java"))).isInstanceOf(UniqueViolation.class);
            assertThat(rehearsed()).as("the transaction is broken").isNull();
        });
        assertThat(rehearsed()).containsEntry("outcome", "same");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aFailureOfItsOwnHurtsNoTransaction() {
        db.atomic(() -> {
            oneByOne();
            Tag.objects.create(Tag_.name.to("kept"));
            db.connections().script(List.of("ALTER TABLE blog_author RENAME TO blog_writer"));
            assertThat(rehearsed())
                    .containsEntry("outcome", "unknown")
                    .hasEntrySatisfying("why", why -> assertThat((String) why).startsWith("the database refused it: "));
            db.connections().script(List.of("ALTER TABLE blog_writer RENAME TO blog_author"));
        });
        assertThat(Tag.objects.filter(Tag_.name.eq("kept")).exists()).isTrue();
        assertThat(rehearsed()).containsEntry("outcome", "same");
    }
}
