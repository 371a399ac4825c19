package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Many threads that want the same row to be there. */
@Timeout(120)
class ConcurrencyTest {
    private static final int THREADS = 32;

    /** Each round is a race of its own; one might be won by luck. */
    private static final int ROUNDS = 5;

    private Blog blog;
    private Database db;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        blog = new Blog(
                database, Database.builder("default").url(database.url()).poolSize(10));
        db = blog.database();
    }

    @AfterEach
    void close() {
        assertThat(db.connections().pool().taken()).isZero();
        blog.close();
    }

    private static <T> List<T> race(IntFunction<T> work) throws InterruptedException {
        List<T> answers = Collections.synchronizedList(new ArrayList<>());
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.add(new Thread(() -> {
                try {
                    start.await(30, TimeUnit.SECONDS);
                    answers.add(work.apply(number));
                } catch (Exception | Error thrown) {
                    failures.add(thrown);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        return answers;
    }

    private static List<Assignment<? super Tag>> name(int round) {
        return List.of(Tag_.name.to("wanted" + round));
    }

    private static List<Assignment<? super Tag>> colour(int thread) {
        return List.of(Tag_.colour.to("colour" + thread));
    }

    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void getOrCreateMakesOneRowAndGivesItToAll() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int at = round;
            List<CustomQuerySet.Got<Tag>> answers = race(thread -> Tag.objects.getOrCreate(name(at), colour(thread)));
            Tag only = Tag.objects.get("name", "wanted" + round);
            assertThat(answers).hasSize(THREADS);
            assertThat(answers.stream().filter(CustomQuerySet.Got::created)).hasSize(1);
            assertThat(answers).allSatisfy(got -> {
                assertThat(got.row().id).isEqualTo(only.id);
                assertThat(got.row().colour).isEqualTo(only.colour);
            });
        }
    }

    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void updateOrCreateMakesOneRowAndWritesWhatEachWanted() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int at = round;
            List<CustomQuerySet.Got<Tag>> answers =
                    race(thread -> Tag.objects.updateOrCreate(name(at), colour(thread)));
            Tag only = Tag.objects.get("name", "wanted" + round);
            assertThat(answers.stream().filter(CustomQuerySet.Got::created)).hasSize(1);
            assertThat(answers).allSatisfy(got -> assertThat(got.row().id).isEqualTo(only.id));
            assertThat(answers.stream().map(got -> got.row().colour).distinct()).hasSize(THREADS);
            assertThat(answers.stream().map(got -> got.row().colour)).contains(only.colour);
        }
    }

    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void theirTwinsDoToo() throws Exception {
        List<CustomQuerySet.Got<Tag>> answers = race(thread -> thread % 2 == 0
                ? Tag.objects.agetOrCreate(name(0), colour(thread)).join()
                : Tag.objects.aupdateOrCreate(name(0), colour(thread)).join());
        assertThat(answers.stream().filter(CustomQuerySet.Got::created)).hasSize(1);
        assertThat(Tag.objects.filter("name", "wanted0").count()).isEqualTo(1);
    }

    /** Without {@code asWriting()} SQLite finds the database locked, at once: a reader cannot wait to be a writer. */
    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void blocksThatReadAndThenWriteWaitForTheirTurn(TestDatabase database) throws Exception {
        Transaction options = database.engine() == Engine.SQLITE
                ? Transaction.DEFAULT.asWriting()
                : Transaction.DEFAULT.serializable().retrying(1_000).asWriting();
        race(thread -> db.<Tag, RuntimeException>atomicGet(
                options, () -> Tag.objects.create(Tag_.name.to("number" + Tag.objects.count()))));
        assertThat(Tag.objects.count()).isEqualTo(4 + THREADS);
        assertThat(Tag.objects.filter("name", "number" + (3 + THREADS)).exists())
                .isTrue();
    }
}
