package dev.rowan.orm;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The twins: what they answer, where they run, and that there is one of each. */
class AsyncTest extends BlogTest {
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aTwinAnswersWhatItsMethodAnswers() {
        assertThat(Post.objects.acount().join()).isEqualTo(6);
        assertThat(Post.objects.filter(Post_.title.eq("one")).aexists().join()).isTrue();
        assertThat(Post.objects.orderBy("id").afirst().join().title).isEqualTo("one");
        assertThat(Post.objects.orderBy("id").flat(Post_.views).alist().join()).containsExactly(10, 20, 30, 40, 50, 60);
        assertThat(Post.objects.aget(Post_.title.eq("two")).join().views).isEqualTo(20);
        Tag tag = Tag.objects.acreate(Tag_.name.to("new")).join();
        tag.name = "newer";
        tag.asave().join();
        assertThat(Tag.objects.aget("name", "newer").join()).isEqualTo(tag);
        assertThat(tag.adelete().join().total()).isEqualTo(1);
        Post post = Post.objects.get(Post_.title.eq("one"));
        assertThat(post.author.aget().join().name).isEqualTo("Ana");
        assertThat(post.tags.acount().join()).isEqualTo(2);
        post.tags.aclear().join();
        assertThat(post.tags.alist().join()).isEmpty();
        assertThat(Post.objects
                        .filter("views__gt", 30)
                        .aupdate(Post_.views.to(0))
                        .join())
                .isEqualTo(3);
        List<String> titles = new ArrayList<>();
        Post.objects.orderBy("id").aforEach(2, each -> titles.add(each.title)).join();
        assertThat(titles).containsExactly("one", "two", "three", "four", "five", "six");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatItThrowsIsItsOwn() {
        assertThatThrownBy(() -> Post.objects.aget("title", "none").join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(DoesNotExist.class);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aBlockIsOneTransactionWithTheTwinsInsideIt() {
        blog.control();
        db.aatomic(() -> {
                    Tag.objects
                            .acreate(Tag_.name.to("first"))
                            .thenCompose(tag -> {
                                tag.colour = "green";
                                return tag.asave();
                            })
                            .join();
                    assertThat(db.inTransaction()).isTrue();
                })
                .join();
        assertThat(blog.control()).containsExactly("BEGIN", "COMMIT");
        CompletableFuture<?> failing = db.aatomic(() -> {
            Tag.objects.acreate(Tag_.name.to("undone")).join();
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(failing::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(blog.control()).containsExactly("BEGIN", "ROLLBACK");
        assertThat(Tag.objects.filter("id__gt", 4).flat(Tag_.name).list()).containsExactly("first");
    }

    /** Its connection serves one statement at a time, and no other thread can see what it has written. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void insideATransactionATwinRunsAtOnceAndSeesIt() {
        db.atomic(() -> {
            Tag.objects.create(Tag_.name.to("inside"));
            CompletableFuture<Long> count = Tag.objects.acount();
            assertThat(count).isCompletedWithValue(5L);
        });
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theCallersTimeZoneIsTheTwins() {
        QuerySet<Author> none = Author.objects.none();
        assertThat(none.alist().join()).isEmpty();
        db.inZone(
                ZoneId.of("Asia/Tokyo"),
                () -> assertThat(Post.objects
                                .filter("created_at__hour", 21)
                                .acount()
                                .join())
                        .isEqualTo(1));
        assertThat(Post.objects.filter("created_at__hour", 21).acount().join()).isZero();
    }

    @EachDatabase(Engine.POSTGRES)
    void cancellingStopsTheStatementAndUndoesItsBlock(TestDatabase database) throws Exception {
        CountDownLatch undone = new CountDownLatch(1);
        Database.Observation heard = db.observe(statement -> {
            if ("ROLLBACK".equals(statement.get("sql"))) {
                undone.countDown();
            }
        });
        CompletableFuture<?> sleeping = db.aatomic(() -> {
            Tag.objects.create(Tag_.name.to("never"));
            Post.objects.raw("SELECT p.*, pg_sleep(600) FROM blog_post p").list();
        });
        while (!sleeps(database)) {
            Thread.onSpinWait();
        }
        assertThat(sleeping.cancel(true)).isTrue();
        assertThat(sleeping).isCancelled();
        assertThat(undone.await(1, TimeUnit.MINUTES)).isTrue();
        heard.close();
        assertThat(sleeps(database)).isFalse();
        assertThat(Tag.objects.filter("name", "never").acount().join()).isZero();
    }

    private static boolean sleeps(TestDatabase database) throws SQLException {
        try (Connection connection = database.plainDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM pg_stat_activity WHERE state = 'active'"
                        + " AND query LIKE 'SELECT p.*, pg_sleep%' AND datname = current_database()")) {
            return rows.next();
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void moreTwinsThanConnectionsAllAnswer() {
        List<CompletableFuture<Long>> counts =
                IntStream.range(0, 200).mapToObj(i -> Post.objects.acount()).toList();
        assertThat(counts.stream().map(CompletableFuture::join)).containsOnly(6L);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void twinsRunOnVirtualThreadsWhereThereAreSome() throws ReflectiveOperationException {
        List<Thread> threads = new ArrayList<>();
        Post.objects.aforEach(10, each -> threads.add(Thread.currentThread())).join();
        assertThat(threads).hasSize(6);
        if (Runtime.version().feature() >= 21) {
            assertThat(Thread.class.getMethod("isVirtual").invoke(threads.get(0)))
                    .isEqualTo(true);
        } else {
            assertThat(threads.get(0).getName()).startsWith("rowan-default-");
        }
    }

    /** A worker that waits for another twin must not wait for a thread that is never free. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void twinsThatWaitForTwinsEnd() {
        List<CompletableFuture<Long>> counts = IntStream.range(0, 50)
                .mapToObj(i -> Post.objects
                        .afirst()
                        .thenApply(post -> Author.objects.acount().join()))
                .toList();
        assertThat(counts.stream().map(CompletableFuture::join)).containsOnly(3L);
    }

    private static final String SHAPES = "makes a queryset, which has twins";
    private static final String KNOWN = "runs no statement";
    private static final String STREAMS = "rows one by one are aforEach's and alist's";

    /** The methods without a twin, by type, each with its reason. */
    private static final Map<Class<?>, Map<String, String>> WITHOUT = Map.ofEntries(
            entry(
                    BaseQuery.class,
                    reasons(STREAMS, "stream", "iterator", KNOWN, "isOrdered", "sql", "toString", SHAPES, "raw")),
            entry(CustomQuerySet.class, Map.of()),
            entry(RawQuery.class, reasons(STREAMS, "iterator")),
            entry(
                    Model.class,
                    reasons(
                            KNOWN,
                            "annotation",
                            "deferredColumns",
                            "prefetched",
                            "assign",
                            "isNew",
                            "equals",
                            "hashCode",
                            "toString")),
            entry(
                    Many.class,
                    reasons(
                            SHAPES,
                            "all",
                            "as",
                            "filter",
                            "exclude",
                            "orderBy",
                            STREAMS,
                            "iterator",
                            KNOWN,
                            "isLoaded",
                            "toString")),
            entry(
                    Ref.class,
                    reasons(KNOWN, "set", "setId", "isLoaded", "toString", "loads only what only() left out", "id")),
            entry(
                    GenericRef.class,
                    reasons(
                            KNOWN,
                            "set",
                            "isLoaded",
                            "toString",
                            "loads only what only() left out",
                            "id",
                            "the numbers of all models are read once",
                            "type")),
            entry(Lazy.class, reasons(KNOWN, "set", "isLoaded", "toString")),
            entry(Prefetch.class, reasons(KNOWN, "of", "using", "to")),
            entry(
                    Fixtures.class,
                    reasons(
                            KNOWN,
                            "naturalForeign",
                            "naturalPrimary",
                            "indent",
                            "ignoringUnknown",
                            "reporting",
                            "excluding")),
            entry(
                    Database.class,
                    reasons(
                            KNOWN,
                            "builder",
                            "of",
                            "current",
                            "route",
                            "alias",
                            "dialectName",
                            "models",
                            "signals",
                            "clearContentTypes",
                            "zone",
                            "inTransaction",
                            "setRollbackOnly",
                            "onCommit",
                            "onCommitRobust",
                            "fixtures",
                            "observe",
                            "toString",
                            "says how the caller's own code runs",
                            "inZone",
                            "inZoneGet",
                            "asDefault",
                            "ends the workers too",
                            "close")));

    /** A text with a space is the reason of the names after it. */
    private static Map<String, String> reasons(String... reasonsAndNames) {
        Map<String, String> reasons = new HashMap<>();
        String reason = "";
        for (String text : reasonsAndNames) {
            if (text.contains(" ")) {
                reason = text;
            } else {
                reasons.put(text, reason);
            }
        }
        return reasons;
    }

    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void everyAnswerHasItsTwin() {
        WITHOUT.forEach((type, reasons) -> {
            List<Method> methods = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers())
                            && !method.isBridge()
                            && !method.isSynthetic()
                            && method.getReturnType() != CompletableFuture.class)
                    .toList();
            Set<String> without = new TreeSet<>();
            for (Method method : methods) {
                if (!hasTwin(type == BaseQuery.class ? AsyncQuery.class : type, method)) {
                    without.add(method.getName());
                }
            }
            assertThat(without).as(type.getSimpleName()).isEqualTo(new TreeSet<>(reasons.keySet()));
        });
    }

    /** With the same parameters; a stream's is called {@code aforEach}. */
    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void everyTwinIsOneOfAMethod() {
        List<Class<?>> types = new ArrayList<>(WITHOUT.keySet());
        types.add(AsyncQuery.class);
        for (Class<?> type : types) {
            for (Method twin : type.getDeclaredMethods()) {
                if (Modifier.isPublic(twin.getModifiers())
                        && twin.getReturnType() == CompletableFuture.class
                        && !twin.getName().equals("aforEach")) {
                    String name = twin.getName().substring(1);
                    boolean isOneOf = Stream.<@Nullable Class<?>>iterate(
                                    type, Objects::nonNull, at -> at == null ? null : at.getSuperclass())
                            .flatMap(at ->
                                    Arrays.stream(Objects.requireNonNull(at).getDeclaredMethods()))
                            .anyMatch(method -> method.getName().equals(name)
                                    && Arrays.equals(method.getParameterTypes(), twin.getParameterTypes()));
                    assertThat(isOneOf).as(twin.toString()).isTrue();
                }
            }
        }
    }

    private static boolean hasTwin(Class<?> type, Method method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(twin -> twin.getName().equals("a" + method.getName())
                        && twin.getReturnType() == CompletableFuture.class
                        && Arrays.equals(twin.getParameterTypes(), method.getParameterTypes()));
    }
}
