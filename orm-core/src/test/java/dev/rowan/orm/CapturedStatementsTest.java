package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.sql.SQLException;

class CapturedStatementsTest extends BlogTest {
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void itHasWhatRanWhileItWasOpen() {
        Tag.objects.count();
        CapturedStatements captured = CapturedStatements.of(db);
        try (captured) {
            captured.assertNone();
            db.atomic(() -> {
                for (Post post : Post.objects.filter("id__lte", 2).list()) {
                    assertThat(post.author.get().name).isEqualTo("Ana");
                }
                assertThatThrownBy(() -> db.atomic(() -> Tag.objects.create(Tag_.name.to("java"))))
                        .isInstanceOf(UniqueViolation.class);
            });
            captured.assertCount(3);
            captured.assertCount(1, "lazy-load");
        }
        Tag.objects.count();
        assertThat(captured.count()).isEqualTo(3);
        assertThat(captured.sql().get(0)).startsWith("SELECT").contains("blog_post");
        assertThat(captured.control()).containsExactly("BEGIN", "SAVEPOINT", "ROLLBACK TO", "RELEASE", "COMMIT");
        assertThat(captured.statements().get(1).relation()).isEqualTo("Post.author");
        assertThat(captured.statements().get(1).rows()).isEqualTo(1);
        assertThat(captured.statements().get(2).error()).isInstanceOf(SQLException.class);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aCountThatIsWrongIsToldWithWhatRan() {
        try (CapturedStatements captured = CapturedStatements.of(db)) {
            Post.objects.get("id", 1).author.get();
            assertThatThrownBy(() -> captured.assertCount(1))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("1 statement expected, 2 ran:\n  1. query of blog.Post, 1 row: SELECT ")
                    .hasMessageContaining("\n  2. lazy-load of Post.author, 1 row: SELECT ")
                    .hasMessageNotContaining("Ana");
            assertThatThrownBy(() -> captured.assertCount(2, "save"))
                    .hasMessage("2 statements of cause save expected, 0 ran.");
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void itHearsOfItsOwnThreadUnlessAskedForAll() {
        try (CapturedStatements mine = CapturedStatements.of(db);
                CapturedStatements all = CapturedStatements.ofAllThreads(db)) {
            Tag.objects.acount().join();
            mine.assertNone();
            all.assertCount(1);
            db.atomic(() -> assertThat(Tag.objects.acount()).isCompleted());
            mine.assertCount(1); // a twin inside a transaction runs at once
            all.assertCount(2);
        }
    }
}
