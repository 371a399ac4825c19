package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.execute.DatabaseError;
import dev.rowan.orm.execute.Deadlock;
import dev.rowan.orm.execute.LockTimeout;
import dev.rowan.orm.execute.SerializationFailure;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.execute.TransactionManagementError;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Two transactions in each other's way. */
@Timeout(120)
class LockFaultsTest {
    private Blog blog;
    private Database db;
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final CyclicBarrier both = new CyclicBarrier(2);

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        blog = new Blog(
                database,
                Database.builder("default").url(database.url()).poolSize(3).lockTimeout(Duration.ofSeconds(10)));
        db = blog.database();
    }

    @AfterEach
    void close() {
        assertThat(db.connections().pool().taken()).isZero();
        blog.close();
    }

    private void together(Runnable... works) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Runnable work : works) {
            Thread thread = new Thread(work);
            thread.setUncaughtExceptionHandler((which, thrown) -> failures.add(thrown));
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void meet() {
        try {
            both.await(30, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void increment(long post) {
        Post.objects.filter("id", post).update(Post_.views.to(Post_.views.plus(1)));
    }

    private static List<Integer> views() {
        return Post.objects
                .filter(Post_.id.in(1L, 2L))
                .orderBy("id")
                .flat(Post_.views)
                .list();
    }

    /** Locks two posts, one after the other; both threads hold their first when they ask for their second. */
    private Runnable locking(Transaction options, long first, long second) {
        AtomicInteger attempts = new AtomicInteger();
        return () -> db.atomic(options, () -> {
            increment(first);
            if (attempts.incrementAndGet() == 1) {
                meet();
            }
            increment(second);
        });
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void oneOfTwoThatWaitForEachOtherIsUndone() throws Exception {
        together(locking(Transaction.DEFAULT, 1, 2), locking(Transaction.DEFAULT, 2, 1));
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0))
                .isInstanceOf(Deadlock.class)
                .hasMessageContaining("deadlock detected")
                .hasNoSuppressedExceptions();
        assertThat(views()).containsExactly(11, 21);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void andComesThroughWhenItMayTryAgain() throws Exception {
        Transaction again = Transaction.DEFAULT.retrying(3);
        together(locking(again, 1, 2), locking(again, 2, 1));
        assertThat(failures).isEmpty();
        assertThat(views()).containsExactly(12, 22);
    }

    /** Its savepoint frees its locks, so that the other goes on; the block around decides what becomes of the rest. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aDeadlockInASavepointLeavesWhatWasBeforeIt() throws Exception {
        Runnable nested = () -> db.atomic(() -> {
            Tag.objects.create(Tag_.name.to("before"));
            assertThatThrownBy(locking(Transaction.DEFAULT, 1, 2)::run).isInstanceOf(Deadlock.class);
            assertThat(Tag.objects.filter("name", "before").exists()).isTrue();
        });
        // The one that waits longer for the deadlock to be looked for is not the one that is chosen.
        Runnable other = () -> db.atomic(() -> {
            Tag.objects
                    .raw("SELECT 1 AS id FROM set_config('deadlock_timeout', '20s', true)")
                    .list();
            locking(Transaction.DEFAULT, 2, 1).run();
        });
        together(nested, other);
        assertThat(failures).isEmpty();
        assertThat(views()).containsExactly(11, 21);
        assertThat(Tag.objects.filter("name", "before").count()).isEqualTo(1);
    }

    private Runnable counting(Transaction options) {
        AtomicInteger attempts = new AtomicInteger();
        return () -> db.atomic(options, () -> {
            long count = Tag.objects.count();
            if (attempts.incrementAndGet() == 1) {
                meet();
            }
            Tag.objects.create(Tag_.name.to("t" + count + Thread.currentThread().getId()));
        });
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aSerialisationFailureUndoesOneOfTwo() throws Exception {
        Transaction serializable = Transaction.DEFAULT.serializable();
        together(counting(serializable), counting(serializable));
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0))
                .isInstanceOf(SerializationFailure.class)
                .hasMessageContaining("could not serialize access");
        assertThat(Tag.objects.count()).isEqualTo(5);
        // Nobody else is as isolated because of it.
        assertThat(Tag.objects
                        .raw(
                                "SELECT count(*) AS id FROM current_setting('transaction_isolation') s WHERE s = 'read committed'")
                        .list()
                        .get(0)
                        .id)
                .isEqualTo(1);
    }

    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void onSqliteTwoThatReadAndThenWriteMeetALockedDatabase() throws Exception {
        together(counting(Transaction.DEFAULT), counting(Transaction.DEFAULT));
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0)).isInstanceOf(LockTimeout.class).hasMessageContaining("database is locked");
        assertThat(Tag.objects.count()).isEqualTo(5);
    }

    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void andComeThroughWhenTheyMayTryAgain() throws Exception {
        Transaction again = Transaction.DEFAULT.retrying(10);
        together(counting(again), counting(again));
        assertThat(failures).isEmpty();
        assertThat(Tag.objects.count()).isEqualTo(6);
    }

    /** With a write-ahead log a reader sees an old state, from which it cannot write. */
    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void anOldSnapshotOnSqliteIsASerialisationFailure(TestDatabase database) throws Exception {
        database.execute("PRAGMA journal_mode = WAL");
        AtomicInteger attempts = new AtomicInteger();
        Database.Action<RuntimeException> work = () -> {
            Tag.objects.count();
            if (attempts.incrementAndGet() % 2 == 1) {
                Thread other = new Thread(() -> Tag.objects.create(Tag_.name.to("other" + attempts)));
                other.start();
                join(other);
            }
            Tag.objects.create(Tag_.name.to("mine"));
        };
        assertThatThrownBy(() -> db.atomic(work)).isInstanceOf(SerializationFailure.class);
        assertThat(Tag.objects.filter("name", "mine").exists()).isFalse();
        attempts.set(2);
        db.atomic(Transaction.DEFAULT.retrying(2), work);
        assertThat(Tag.objects.filter("name", "mine").exists()).isTrue();
        assertThat(attempts.get()).isEqualTo(4);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void aLockThatIsNotFreedInTimeIsSaidToBeOne(TestDatabase database) {
        try (Database impatient = Database.builder("impatient")
                .url(database.url())
                .poolSize(1)
                .lockTimeout(Duration.ofMillis(50))
                .models(db.models().models().toArray(new dev.rowan.orm.model.ModelMeta<?>[0]))
                .register()) {
            db.atomic(() -> {
                increment(1);
                assertThatThrownBy(() -> impatient.atomic(() -> {
                            Tag.objects.using("impatient").count();
                            Post.objects.using("impatient").filter("id", 1).update(Post_.title.to("secret"));
                        }))
                        .isInstanceOf(LockTimeout.class)
                        .hasMessageNotContaining("secret");
            });
            assertThat(impatient.connections().pool().taken()).isZero();
            assertThat(Post.objects.using("impatient").filter("id", 1).update(Post_.title.to("after")))
                    .isEqualTo(1);
        }
        assertThat(Post.objects.get("id", 1).views).isEqualTo(11);
    }

    /** On PostgreSQL nothing goes on after any failure; on SQLite after a failing read. */
    @EachDatabase(
            value = {Engine.POSTGRES, Engine.SQLITE},
            fresh = true)
    void aReadThatFailsBreaksItsBlockWhereTheDatabaseSaysSo(TestDatabase database) {
        boolean breaks = database.engine() == Engine.POSTGRES;
        Database.Action<RuntimeException> block = () -> {
            Tag.objects.create(Tag_.name.to("half"));
            assertThatThrownBy(() -> Tag.objects
                            .raw("SELECT nothing AS id FROM blog_tag")
                            .list())
                    .isInstanceOf(DatabaseError.class);
            Tag.objects.create(Tag_.name.to("other half"));
        };
        if (breaks) {
            assertThatThrownBy(() -> db.atomic(block)).isInstanceOf(TransactionManagementError.class);
        } else {
            db.atomic(block);
        }
        assertThat(Tag.objects.count()).isEqualTo(breaks ? 4 : 6);
        db.atomic(() -> {
            assertThatThrownBy(() -> db.atomic(() -> Tag.objects
                            .raw("SELECT nothing AS id FROM blog_tag")
                            .list()))
                    .isInstanceOf(DatabaseError.class);
            Tag.objects.create(Tag_.name.to("after"));
        });
        assertThat(Tag.objects.filter("name", "after").exists()).isTrue();
    }

    /** As after a failing write: the block is undone at its end, alone, and the one around it goes on. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void anInnerBlockThatSwallowsAFailedReadIsUndoneAlone() {
        db.atomic(() -> {
            Tag.objects.create(Tag_.name.to("outer"));
            db.atomic(() -> {
                Tag.objects.create(Tag_.name.to("inner"));
                assertThatThrownBy(() -> Tag.objects
                                .raw("SELECT nothing AS id FROM blog_tag")
                                .list())
                        .isInstanceOf(DatabaseError.class);
            });
            Tag.objects.create(Tag_.name.to("after"));
        });
        assertThat(Tag.objects.filter("id__gt", 4).orderBy("id").flat(Tag_.name).list())
                .containsExactly("outer", "after");
    }

    /** A block that was committed must not run again because of what came after it. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void whatFailsAfterTheCommitIsNotTriedAgain() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Runnable other = () -> db.atomic(() -> {
            increment(2);
            meet();
            increment(1);
        });
        Runnable after = () -> db.atomic(() -> {
            Tag.objects
                    .raw("SELECT 1 AS id FROM set_config('deadlock_timeout', '100ms', true)")
                    .list();
            increment(1);
            meet();
            increment(2);
        });
        Runnable work = () -> db.atomic(Transaction.DEFAULT.retrying(5), () -> {
            runs.incrementAndGet();
            Tag.objects.create(Tag_.name.to("once" + runs));
            db.onCommit(after);
        });
        together(work, other);
        assertThat(runs.get()).isEqualTo(1);
        assertThat(Tag.objects.count()).isEqualTo(5);
        assertThat(failures).hasSize(1).hasOnlyElementsOfType(Deadlock.class);
    }
}
