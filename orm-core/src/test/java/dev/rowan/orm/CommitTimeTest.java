package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.execute.IntegrityError;
import dev.rowan.orm.execute.StatementObserver;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;

/** What observers hear of a COMMIT: that it is asked for, and how it went. */
class CommitTimeTest extends BlogTest {
    private final List<Object> asked = new ArrayList<>();
    private final List<Map<String, Object>> committed = new ArrayList<>();

    @BeforeEach
    void listen() {
        db.observe(new StatementObserver() {
            @Override
            public void statement(Map<String, Object> statement) {
                if ("COMMIT".equals(statement.get("sql"))) {
                    assertThat(committed).as("told before it is done").hasSameSizeAs(asked);
                    asked.add(Objects.requireNonNull(statement.get("id")));
                }
            }

            @Override
            public void committed(Map<String, Object> commit) {
                committed.add(commit);
            }
        });
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aCommitIsToldWithItsTimeOnceItIsDone() {
        List<Integer> heardBefore = new ArrayList<>();
        db.atomic(() -> {
            db.onCommit(() -> heardBefore.add(committed.size()));
            db.atomic(() -> Tag.objects.create(Tag_.name.to("new")));
        });
        assertThat(committed)
                .singleElement()
                .satisfies(commit -> assertThat(commit)
                        .containsEntry("id", asked.get(0))
                        .containsEntry("database", "default")
                        .containsEntry("sql", "COMMIT")
                        .containsEntry("cause", "transaction")
                        .doesNotContainKey("error")
                        .hasEntrySatisfying(
                                "nanos", nanos -> assertThat((Long) nanos).isPositive()));
        assertThat(heardBefore).as("before what waits for the commit").containsExactly(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aKeyThatIsCheckedAtTheCommitIsTheErrorOfTheCommit() {
        assertThatThrownBy(() -> db.atomic(() -> Post.objects.get("id", 1).tags.addKeys(999)))
                .isInstanceOf(IntegrityError.class);
        assertThat(committed)
                .singleElement()
                .satisfies(commit -> assertThat(commit)
                        .hasEntrySatisfying(
                                "nanos", nanos -> assertThat((Long) nanos).isPositive())
                        .hasEntrySatisfying("error", error -> assertThat(error).isInstanceOf(SQLException.class)));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatIsUndoneAndWhatSentNothingHasNoCommit() {
        assertThatThrownBy(() -> db.atomic(() -> {
                    Tag.objects.create(Tag_.name.to("dropped"));
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(asked).isEmpty();
        db.atomic(() -> {});
        assertThat(asked).hasSize(1);
        assertThat(committed).isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void anObserverThatFailsTakesNoCommitBack() {
        List<String> after = new ArrayList<>();
        try (Database.Observation failing = db.observe(new StatementObserver() {
            @Override
            public void statement(Map<String, Object> statement) {
                // It fails at the commit alone.
            }

            @Override
            public void committed(Map<String, Object> commit) {
                throw new IllegalStateException("an observer's own fault");
            }
        })) {
            db.atomic(() -> {
                db.onCommit(() -> after.add("ran"));
                Tag.objects.create(Tag_.name.to("kept"));
            });
            assertThat(failing).isNotNull();
        }
        assertThat(Tag.objects.filter(Tag_.name.eq("kept")).exists()).isTrue();
        assertThat(after).containsExactly("ran");
    }
}
