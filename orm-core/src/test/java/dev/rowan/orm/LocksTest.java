package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.PostQuerySet;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.execute.DatabaseError;
import dev.rowan.orm.execute.LockTimeout;
import dev.rowan.orm.execute.TransactionManagementError;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Rows that are read to be written: which are locked, how strongly, and what happens to those that are locked already. */
class LocksTest {
    private TestDatabase test;
    private Blog blog;
    private Database db;

    @BeforeEach
    void open(TestDatabase given) throws SQLException {
        test = given;
        blog = new Blog(given);
        db = blog.database();
    }

    @AfterEach
    void close() {
        blog.close();
    }

    /** While somebody else's transaction holds what its query locks. */
    private void whileOthers(String locking, Runnable work) throws SQLException {
        try (Connection other = test.plainDataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(locking);
            work.run();
            other.rollback();
        }
    }

    private List<Long> ids(PostQuerySet posts) {
        return db.atomicGet(() -> posts.orderBy("id").flat(Post_.id).list());
    }

    private void waitsFor(PostQuerySet posts) {
        assertThatThrownBy(() -> db.atomic(() -> {
                    posts.list();
                }))
                .isInstanceOf(LockTimeout.class)
                .hasMessageContaining("NOWAIT");
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void rowsThatAreLockedAreLeftOutOrFailAtOnce() throws SQLException {
        whileOthers("SELECT id FROM blog_post WHERE id = 1 FOR UPDATE", () -> {
            waitsFor(Post.objects.filter("id__in", List.of(1, 2)).selectForUpdate(LockOption.NO_WAIT));
            assertThat(ids(Post.objects.filter("id__lte", 3).selectForUpdate(LockOption.SKIP_LOCKED)))
                    .containsExactly(2L, 3L);
            assertThat(ids(Post.objects.filter("id", 2).selectForUpdate(LockOption.NO_WAIT)))
                    .containsExactly(2L);
            assertThat(ids(Post.objects.filter("id", 1))).containsExactly(1L);
        });
        assertThat(ids(Post.objects.filter("id", 1).selectForUpdate(LockOption.NO_WAIT)))
                .containsExactly(1L);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void onlyTheRowsOfTheNamedRelationsAreLocked() throws SQLException {
        PostQuerySet joined = Post.objects.filter("id", 1).selectRelated("author");
        whileOthers("SELECT id FROM blog_author WHERE id = 1 FOR UPDATE", () -> {
            waitsFor(joined.selectForUpdate(LockOption.NO_WAIT));
            waitsFor(joined.selectForUpdateOf(List.of("self", "author"), LockOption.NO_WAIT));
            assertThat(db.atomicGet(() -> joined.selectForUpdateOf(List.of("self"), LockOption.NO_WAIT)
                            .list()))
                    .hasSize(1);
        });
        whileOthers("SELECT id FROM blog_post WHERE id = 1 FOR UPDATE", () -> {
            waitsFor(joined.selectForUpdateOf(List.of("self"), LockOption.NO_WAIT));
            waitsFor(joined.selectForUpdateOfSelf(LockOption.NO_WAIT));
            assertThat(db.atomicGet(() -> joined.selectForUpdateOf(Post_.author(), LockOption.NO_WAIT)
                            .list()))
                    .hasSize(1);
            assertThat(db.atomicGet(() -> joined.selectForUpdateOf(List.of("author"), LockOption.NO_WAIT)
                            .list()))
                    .hasSize(1);
        });
        // Of an outer join PostgreSQL locks no side that may be missing.
        PostQuerySet outer = Post.objects.selectRelated("editor");
        assertThatThrownBy(() -> db.atomic(() -> {
                    outer.selectForUpdate().list();
                }))
                .isInstanceOf(DatabaseError.class)
                .hasMessageContaining("outer join");
        assertThat(db.atomicGet(() -> outer.selectForUpdateOf(List.of("self")).list()))
                .hasSize(6);
        assertThatThrownBy(() -> db.atomic(() -> {
                    joined.selectForUpdateOf(List.of("autor")).list();
                }))
                .hasMessageContaining("'autor'")
                .hasMessageContaining("author");
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aWeakLockLetsOthersReferToTheRow() throws SQLException {
        PostQuerySet post = Post.objects.filter("id", 1);
        whileOthers("SELECT id FROM blog_post WHERE id = 1 FOR KEY SHARE", () -> {
            waitsFor(post.selectForUpdate(LockOption.NO_WAIT));
            assertThat(ids(post.selectForUpdate(LockOption.NO_KEY, LockOption.NO_WAIT)))
                    .containsExactly(1L);
        });
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aLockNeedsATransactionWhereThereAreLocks() {
        PostQuerySet locked = Post.objects.filter("id", 1).selectForUpdate();
        if (test.engine() == Engine.SQLITE) {
            assertThat(locked.sql()).doesNotContain("FOR UPDATE");
            assertThat(locked.list()).hasSize(1);
            return;
        }
        assertThat(locked.sql()).endsWith(" FOR UPDATE");
        assertThat(Post.objects.selectForUpdate(LockOption.NO_WAIT).sql()).endsWith(" FOR UPDATE NOWAIT");
        assertThat(Post.objects
                        .selectForUpdate(LockOption.NO_KEY, LockOption.SKIP_LOCKED)
                        .sql())
                .endsWith(" FOR NO KEY UPDATE SKIP LOCKED");
        assertThatThrownBy(locked::list)
                .isInstanceOf(TransactionManagementError.class)
                .hasMessageContaining("cannot be used outside of a transaction");
        assertThat(blog.cost(() -> db.atomic(() -> {
                    locked.all().list();
                })))
                .isEqualTo(1);
        assertThatThrownBy(() -> Post.objects.selectForUpdate(LockOption.NO_WAIT, LockOption.SKIP_LOCKED))
                .hasMessageContaining("cannot be used together");
    }
}
