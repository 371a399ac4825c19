package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.execute.DataError;
import dev.rowan.orm.execute.DatabaseError;
import dev.rowan.orm.execute.IntegrityError;
import dev.rowan.orm.execute.SerializationFailure;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.execute.TransactionManagementError;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

class TransactionsTest extends BlogTest {
    private final List<String> log = new ArrayList<>();

    private static void make(String name) {
        Tag.objects.create(Tag_.name.to(name));
    }

    private List<String> made() {
        return new ArrayList<>(
                Tag.objects.filter("id__gt", 4).orderBy("id").flat(Tag_.name).list());
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void anInnerBlockIsUndoneAlone() {
        blog.control();
        db.atomic(() -> {
            make("outer");
            assertThatThrownBy(() -> db.atomic(() -> {
                        make("inner");
                        throw new IOException("stop");
                    }))
                    .isInstanceOf(IOException.class);
        });
        assertThat(blog.control()).containsExactly("BEGIN", "SAVEPOINT", "ROLLBACK TO", "RELEASE", "COMMIT");
        assertThat(made()).containsExactly("outer");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatASavepointHeldBeforeTheFirstStatementIsUndoneToo() {
        db.atomic(() -> {
            assertThatThrownBy(() -> db.atomic(() -> {
                        make("inner");
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            make("outer");
        });
        assertThat(made()).containsExactly("outer");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aBlockWithoutASavepointBreaksTheOneAround() {
        blog.control();
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("outer");
                    try {
                        db.atomic(Transaction.DEFAULT.withoutSavepoint(), () -> {
                            throw new IllegalStateException();
                        });
                    } catch (IllegalStateException expected) {
                        log.add("caught");
                    }
                    Tag.objects.count();
                }))
                .isInstanceOf(TransactionManagementError.class)
                .hasMessageContaining("You can't execute queries until the end of the 'atomic' block.");
        assertThat(blog.control()).containsExactly("BEGIN", "ROLLBACK");
        assertThat(log).containsExactly("caught");
        assertThat(made()).isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aFailedWriteBreaksItsBlock() {
        assertThatThrownBy(() -> db.atomic(() -> {
                    assertThatThrownBy(() -> make("java")).isInstanceOf(UniqueViolation.class);
                    Tag.objects.count();
                }))
                .isInstanceOf(TransactionManagementError.class);
        db.atomic(() -> {
            assertThatThrownBy(() -> db.atomic(() -> make("java"))).isInstanceOf(UniqueViolation.class);
            make("after");
        });
        assertThat(made()).containsExactly("after");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void actionsRunAfterTheCommit() {
        db.atomic(() -> {
            db.onCommit(() -> {
                log.add("a");
                db.onCommit(() -> log.add("nested"));
            });
            db.atomic(() -> db.onCommit(() -> log.add("b")));
            try {
                db.atomic(() -> {
                    db.onCommit(() -> log.add("undone"));
                    throw new IllegalStateException();
                });
            } catch (IllegalStateException expected) {
                log.add("caught");
            }
            log.add("end");
        });
        db.onCommit(() -> log.add("now"));
        assertThat(log).containsExactly("caught", "end", "a", "nested", "b", "now");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void anActionThatFailsStopsTheRestUnlessItIsRobust() {
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("kept");
                    db.onCommit(() -> log.add("a"));
                    db.onCommit(() -> {
                        throw new IllegalStateException("hook");
                    });
                    db.onCommit(() -> log.add("c"));
                }))
                .hasMessage("hook");
        db.atomic(() -> {
            db.onCommitRobust(() -> {
                throw new IllegalStateException("hook");
            });
            db.onCommit(() -> log.add("d"));
        });
        assertThat(log).containsExactly("a", "d");
        assertThat(made()).containsExactly("kept");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aDurableBlockIsTheOutermost() {
        db.atomic(Transaction.DEFAULT.asDurable(), () -> make("durable"));
        assertThatThrownBy(() -> db.atomic(() -> db.atomic(Transaction.DEFAULT.asDurable(), () -> make("x"))))
                .hasMessage("A durable atomic block cannot be nested within another atomic block.");
        assertThat(made()).containsExactly("durable");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void someExceptionsMayCommit() {
        assertThatThrownBy(() -> db.atomic(Transaction.DEFAULT.committingOn(IOException.class), () -> {
                    make("kept");
                    throw new IOException("still");
                }))
                .isInstanceOf(IOException.class);
        db.atomic(() -> {
            make("dropped");
            db.setRollbackOnly();
        });
        assertThat(made()).containsExactly("kept");
        assertThat(db.<String, RuntimeException>atomicGet(() -> "result")).isEqualTo("result");
        assertThat(db.inTransaction()).isFalse();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aBrokenKeyIsTakenBackAtTheCommit() {
        blog.control();
        assertThatThrownBy(() -> db.atomic(
                        () -> dev.rowan.orm.blog.Post.objects.get("id", 1).tags.addKeys(999)))
                .isInstanceOf(IntegrityError.class);
        assertThat(blog.control()).containsExactly("BEGIN", "COMMIT", "ROLLBACK");
    }

    @EachDatabase(
            value = {Engine.POSTGRES},
            fresh = true)
    void readOnlyAndOtherErrorsAreTyped() {
        assertThatThrownBy(() -> db.atomic(Transaction.DEFAULT.asReadOnly(), () -> make("x")))
                .isInstanceOf(DatabaseError.class);
        make("after");
        assertThat(made()).containsExactly("after");
        assertThatThrownBy(() -> Tag.objects.create(Tag_.name.to("x".repeat(31))))
                .isInstanceOf(DataError.class);
        assertThatThrownBy(() -> Tag.objects.raw("SELECT id FROM nowhere").list())
                .isInstanceOf(dev.rowan.orm.execute.ProgrammingError.class)
                .hasMessageContaining("SELECT id FROM nowhere");
    }

    @EachDatabase(
            value = {Engine.POSTGRES},
            fresh = true)
    void aSerialisationFailureIsTriedAgainWhenAskedFor() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        Runnable work = () -> {
            AtomicInteger attempt = new AtomicInteger();
            db.atomic(Transaction.DEFAULT.serializable().retrying(5), () -> {
                runs.incrementAndGet();
                long count = Tag.objects.count();
                if (attempt.incrementAndGet() == 1) {
                    await(bothHaveRead);
                }
                make("t" + count);
            });
        };
        List<Thread> threads = List.of(new Thread(work), new Thread(work));
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((t, thrown) -> failures.add(thrown)));
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(runs.get()).isGreaterThan(2);
        assertThat(made()).containsExactlyInAnyOrder("t4", "t5");
        assertThat(SerializationFailure.class).isAssignableTo(DatabaseError.class);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @EachDatabase(
            value = {Engine.POSTGRES},
            fresh = true)
    void aCutConnectionIsReplaced() {
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("lost");
                    Tag.objects
                            .raw("SELECT 1 AS id FROM pg_terminate_backend(pg_backend_pid())")
                            .list();
                }))
                .isInstanceOf(dev.rowan.orm.execute.ConnectionLost.class);
        make("next");
        assertThat(made()).containsExactly("next");
    }
}
