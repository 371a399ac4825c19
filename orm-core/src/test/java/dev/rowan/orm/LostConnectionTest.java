package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.execute.ConnectionLost;
import dev.rowan.orm.execute.TransactionManagementError;
import dev.rowan.orm.faults.Relay;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A connection that breaks: by its server, or on the way there. */
@Timeout(120)
class LostConnectionTest {
    private static final String SECRET = "a secret";

    private TestDatabase test;
    private Relay relay;
    private Blog blog;
    private Database db;

    @BeforeEach
    void open(TestDatabase database) throws SQLException, IOException {
        test = database;
        relay = new Relay(database.url());
        blog = new Blog(
                database,
                Database.builder("default").url(relay.url()).poolSize(2).statementTimeout(Duration.ofMillis(500)));
        db = blog.database();
    }

    @AfterEach
    void close() throws IOException {
        try (Relay network = relay;
                Blog open = blog) {
            assertThat(open.database().connections().pool().taken()).isZero();
            assertThat(network).isNotNull();
        }
    }

    private static void make(String name) {
        Tag.objects.create(Tag_.name.to(name));
    }

    private static long made() {
        return Tag.objects.filter("id__gt", 4).count();
    }

    private static int backend() {
        return Tag.objects.raw("SELECT pg_backend_pid() AS id").list().get(0).id.intValue();
    }

    private void terminate(int backend) {
        try (Connection other = test.plainDataSource().getConnection();
                // With a time to wait, so that the backend is gone and not only told to go.
                PreparedStatement statement = other.prepareStatement("SELECT pg_terminate_backend(?, 10000)")) {
            statement.setInt(1, backend);
            statement.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void assertItIsOver(int lost) {
        assertThat(db.inTransaction()).isFalse();
        assertThat(db.connections().pool().taken()).isZero();
        make("next");
        assertThat(made()).isEqualTo(1);
        assertThat(backend()).isNotEqualTo(lost);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aBackendThatEndsInATransactionLeavesNothingOfIt() {
        int[] lost = new int[1];
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("half");
                    lost[0] = backend();
                    terminate(lost[0]);
                    make(SECRET);
                }))
                .isInstanceOf(ConnectionLost.class)
                .hasMessageContaining("terminating connection")
                .hasMessageNotContaining(SECRET);
        assertItIsOver(lost[0]);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aReadThatFindsItGoneEndsTheTransactionToo() {
        int[] lost = new int[1];
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("half");
                    lost[0] = backend();
                    terminate(lost[0]);
                    assertThatThrownBy(() -> Tag.objects.filter("name", SECRET).count())
                            .isInstanceOf(ConnectionLost.class)
                            .hasMessageNotContaining(SECRET);
                    make("other half");
                }))
                .isInstanceOf(TransactionManagementError.class)
                .hasMessageContaining("The connection of the current transaction was lost")
                .hasCauseInstanceOf(SQLException.class);
        assertItIsOver(lost[0]);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aSavepointCannotSaveWhatIsLost() {
        int[] lost = new int[1];
        blog.control();
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("half");
                    lost[0] = backend();
                    assertThatThrownBy(() -> db.atomic(() -> {
                                make("inner");
                                terminate(lost[0]);
                                make("lost");
                            }))
                            .isInstanceOf(ConnectionLost.class)
                            .hasNoSuppressedExceptions();
                    db.atomic(() -> make("other half"));
                }))
                .isInstanceOf(TransactionManagementError.class);
        assertThat(blog.control()).containsExactly("BEGIN", "SAVEPOINT", "ROLLBACK");
        assertItIsOver(lost[0]);
    }

    /** Its end would look like a commit. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aBlockThatSwallowsTheLossIsToldAtItsEnd() {
        int[] lost = new int[1];
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("half");
                    lost[0] = backend();
                    terminate(lost[0]);
                    assertThatThrownBy(() -> make("other half")).isInstanceOf(ConnectionLost.class);
                }))
                .isInstanceOf(ConnectionLost.class)
                .hasMessageContaining("was not committed");
        assertItIsOver(lost[0]);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void anAsyncBlockFailsWithItsFuture() {
        int[] lost = new int[1];
        assertThatThrownBy(() -> db.aatomic(() -> {
                            Tag.objects.acreate(Tag_.name.to("half")).join();
                            lost[0] = backend();
                            terminate(lost[0]);
                            Tag.objects.acreate(Tag_.name.to("other half")).join();
                        })
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(SQLException.class)
                .satisfies(thrown -> assertThat(
                                Stream.iterate(thrown, Throwable::getCause).limit(3))
                        .anyMatch(ConnectionLost.class::isInstance));
        assertItIsOver(lost[0]);
    }

    /** A server that restarts takes all connections with it, and those that idle do not notice. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void oneFailureIsEnoughWhenAllConnectionsAreDead() {
        db.atomic(() -> {
            assertThat(made()).isZero();
            assertThat(db.connections().pool().taken()).isEqualTo(1);
            Thread other = new Thread(LostConnectionTest::made);
            other.start();
            join(other);
        });
        relay.cut();
        assertThatThrownBy(LostConnectionTest::made).isInstanceOf(ConnectionLost.class);
        assertThat(made()).isZero();
        assertThat(made()).isZero();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aNetworkThatBreaksInATransactionLeavesNothingOfIt() {
        int[] lost = new int[1];
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("half");
                    lost[0] = backend();
                    relay.cut();
                    make(SECRET);
                }))
                .isInstanceOf(ConnectionLost.class)
                .hasMessageNotContaining(SECRET);
        assertItIsOver(lost[0]);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void whatTheBlockThrewIsNotHiddenByARollbackThatFails() {
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("half");
                    relay.cut();
                    throw mine;
                }))
                .isSameAs(mine);
        assertThat(mine.getSuppressed()).hasSize(1).hasOnlyElementsOfType(SQLException.class);
        assertItIsOver(-1);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void norByASavepointThatCannotBeUndone() {
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("half");
                    db.atomic(() -> {
                        relay.cut();
                        throw mine;
                    });
                }))
                .isSameAs(mine);
        assertThat(mine.getSuppressed()).hasSize(1).hasOnlyElementsOfType(SQLException.class);
        assertItIsOver(-1);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aCommitWhoseAnswerIsLostSaysThatNobodyKnows() {
        try (Database.Observation heard = db.observe(statement -> {
            if ("COMMIT".equals(statement.get("sql"))) {
                relay.cut();
            }
        })) {
            assertThatThrownBy(() -> db.atomic(() -> {
                        make("one");
                        make("two");
                    }))
                    .isInstanceOf(ConnectionLost.class)
                    .hasMessageContaining("during COMMIT")
                    .hasMessageContaining("only the database knows");
            assertThat(heard).isNotNull();
        }
        assertThat(made()).isIn(0L, 2L);
    }

    /** The server cannot end what it does not hear of, and its answer would be waited for without end. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aNetworkThatSwallowsEverythingIsALostConnection() {
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("half");
                    relay.swallow();
                    make("other half");
                }))
                .isInstanceOf(ConnectionLost.class)
                .hasNoSuppressedExceptions();
        relay.restore();
        assertItIsOver(-1);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aServerThatTakesConnectionsAndSaysNothingIsNotWaitedForWithoutEnd() {
        relay.swallow();
        assertThatThrownBy(() -> Database.builder("silent")
                        .url(relay.url())
                        .connectionWait(Duration.ofSeconds(1))
                        .models()
                        .register())
                .isInstanceOf(ConnectionLost.class)
                .hasMessageContaining("No connection to database 'silent' could be made");
        relay.restore();
        assertItIsOver(-1);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aStreamThatBreaksGivesNothingBack() {
        try (Stream<Post> posts = Post.objects.orderBy("id").stream(2)) {
            Iterator<Post> each = posts.iterator();
            assertThat(List.of(each.next().title, each.next().title)).containsExactly("one", "two");
            relay.cut();
            assertThatThrownBy(each::next).isInstanceOf(ConnectionLost.class);
        }
        assertItIsOver(-1);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aStreamInATransactionTakesItWithIt() {
        assertThatThrownBy(() -> db.atomic(() -> {
                    make("half");
                    try (Stream<Post> posts = Post.objects.orderBy("id").stream(2)) {
                        Iterator<Post> each = posts.iterator();
                        each.next();
                        each.next();
                        relay.cut();
                        assertThatThrownBy(each::next).isInstanceOf(ConnectionLost.class);
                    }
                    Post.objects.filter("id", 1).update(Post_.views.to(0));
                }))
                .isInstanceOf(TransactionManagementError.class);
        assertItIsOver(-1);
        assertThat(Post.objects.get("id", 1).views).isEqualTo(10);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aServerThatIsAwaySaysSoAndIsFoundAgain() throws IOException {
        assertThat(made()).isZero();
        relay.refuse();
        assertThatThrownBy(LostConnectionTest::made).isInstanceOf(ConnectionLost.class);
        String nowhere;
        try (Relay closed = new Relay(test.url())) {
            nowhere = closed.url();
        }
        assertThatThrownBy(
                        () -> Database.builder("nowhere").url(nowhere).models().register())
                .isInstanceOf(ConnectionLost.class)
                .hasMessageContaining("No connection to database 'nowhere' could be made");
        relay.restore();
        assertItIsOver(-1);
    }
}
