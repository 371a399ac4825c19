package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;

@SuppressWarnings("try") // listeners only have to be closed
class SignalsTest extends BlogTest {
    private Signals signals;
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void open() {
        signals = db.signals();
    }

    private record Index(List<String> log) {
        void saved(Signals.Saved<Tag> saved) {
            log.add("indexed " + saved.row().name);
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void tablesAreMadeBetweenTheSignalsOfAMigration() {
        blog.database().dropTables();
        try (var before = signals.preMigrate(
                        event -> log.add("before " + event.statements().size()));
                var after = signals.postMigrate(event -> {
                    log.add("after " + event.statements().size());
                    Tag.objects.create(Tag_.name.to("first"));
                });
                var statements = blog.database().observe(event -> {
                    if (!"transaction".equals(event.get("cause"))) {
                        log.add("statement");
                    }
                })) {
            blog.database().createTables();
        }
        int made = (int) log.stream().filter("statement"::equals).count() - 1; // the last one is the row
        assertThat(made).isPositive();
        assertThat(log.get(0)).isEqualTo("before " + made);
        assertThat(log.get(made + 1)).isEqualTo("after " + made);
        assertThat(Tag.objects.count()).isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatAListenerThrowsBeforeAMigrationKeepsTheTablesFromBeingMade() {
        blog.database().dropTables();
        try (var before = signals.preMigrate(event -> {
            throw new IllegalStateException("not on a Friday");
        })) {
            assertThatThrownBy(() -> blog.database().createTables()).hasMessage("not on a Friday");
        }
        blog.database().createTables(); // would fail on a table that is there
        assertThat(Tag.objects.count()).isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void tablesAreMadeAllOrNone() {
        blog.database().dropTables();
        Database.Observation last = blog.database().observe(event -> {
            if (String.valueOf(event.get("sql")).contains("blog_comment")) {
                throw new IllegalStateException("the wire is cut");
            }
        });
        assertThatThrownBy(() -> blog.database().createTables()).hasMessage("the wire is cut");
        last.close();
        blog.database().createTables(); // would fail on a table that is there
        assertThat(Tag.objects.count()).isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aPlainListenersExceptionReachesTheCallerAndARobustOnesDoesNot() {
        try (var failing = signals.postSave(Tag.class, saved -> {
                    throw new IllegalStateException("full");
                });
                var later = signals.postSave(Tag.class, saved -> log.add("later"))) {
            assertThatThrownBy(() -> Tag.objects.create(Tag_.name.to("kept"))).hasMessage("full");
            assertThatThrownBy(() -> blog.database().atomic(() -> Tag.objects.create(Tag_.name.to("undone"))))
                    .hasMessage("full");
        }
        assertThat(log).isEmpty();
        assertThat(Tag.objects.filter("name", "kept").exists()).isTrue();
        assertThat(Tag.objects.filter("name", "undone").exists()).isFalse();

        try (var failing = signals.postSave(Tag.class, Signals.robust(saved -> {
                    throw new IllegalStateException("full");
                }));
                var later = signals.postSave(Tag.class, saved -> log.add("later"))) {
            Tag.objects.create(Tag_.name.to("robust"));
        }
        assertThat(log).containsExactly("later");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aWeakListenerEndsWithItsOwner() {
        Index index = new Index(log);
        signals.postSave(Tag.class, Signals.weak(index, Index::saved));
        Tag.objects.create(Tag_.name.to("heard"));
        assertThat(index.log()).isSameAs(log);

        WeakReference<Index> owner = new WeakReference<>(index);
        index = null;
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (owner.get() != null && System.nanoTime() < end) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(owner.get()).isNull();
        Tag.objects.create(Tag_.name.to("unheard"));
        assertThat(log).containsExactly("indexed heard");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsThatAreReadOrCreatedAreToldBeforeAndAfterTheyHaveTheirValues() {
        try (var before = signals.preInit(
                        Tag.class, event -> log.add("before " + event.model().getSimpleName()));
                var after = signals.postInit(Tag.class, event -> log.add("after " + event.row().name));
                var authors = signals.postInit(Author.class, event -> log.add("author " + event.row().name))) {
            assertThat(Tag.objects.get("name", "java").colour).isEqualTo("red");
            assertThat(log).containsExactly("before Tag", "after java");
            log.clear();
            Tag.objects.create(Tag_.name.to("made"));
            Tag.objects.create(tag -> tag.name = "filled");
            assertThat(log).containsExactly("before Tag", "after made", "before Tag", "after filled");
            log.clear();
            Post post =
                    Post.objects.selectRelated("author").prefetchRelated("tags").get("id", 1);
            assertThat(log).containsExactly("author Ana", "before Tag", "after java", "before Tag", "after sql");
            log.clear();
            post.tags.create(tag -> tag.name = "linked");
            assertThat(log).containsExactly("before Tag", "after linked");
            log.clear();
            Tag.objects.raw("SELECT * FROM blog_tag WHERE name = 'orm'").list();
            assertThat(log).containsExactly("before Tag", "after orm");
            log.clear();
            Tag.objects.values("name").list(); // no rows of the model
            assertThat(new Tag().isNew()).isTrue(); // no database takes part
            assertThat(log).isEmpty();
        }
        Tag.objects.list();
        assertThat(log).isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void eachConnectionThatThePoolOpensIsToldBeforeItIsUsed(TestDatabase test) throws SQLException {
        List<Signals.Connected> opened = new CopyOnWriteArrayList<>();
        try (Database pooled = Database.builder("pooled")
                .unpooled(test.dataSource())
                .poolSize(1)
                .models(Tag_.META)
                .signals(listening -> listening.connectionCreated(opened::add))
                .register()) {
            assertThat(opened).hasSize(1);
            assertThat(opened.get(0).database()).isEqualTo("pooled");
            assertThat(Tag.objects.using("pooled").count()).isEqualTo(4);
            assertThat(Tag.objects.using("pooled").count()).isEqualTo(4);
            assertThat(opened).hasSize(1);
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aListenerCanRefuseAConnection(TestDatabase test) {
        DatabaseBuilder refusing = Database.builder("refusing")
                .unpooled(test.dataSource())
                .models(Tag_.META)
                .signals(listening -> listening.connectionCreated(connection -> {
                    throw new IllegalStateException("not this one");
                }));
        assertThatThrownBy(refusing::register).hasStackTraceContaining("not this one");
    }

    /** Equal to every other of its kind. */
    private record Equal(List<String> log) implements java.util.function.Consumer<Signals.Saved<Tag>> {
        @Override
        public void accept(Signals.Saved<Tag> saved) {
            log.add("heard");
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void closingOneRegistrationLeavesItsEqualsAlone() {
        Equal listener = new Equal(log);
        Signals.Registration first = signals.postSave(Tag.class, listener);
        try (var second = signals.postSave(Tag.class, listener);
                var third = signals.postSave(Tag.class, new Equal(log))) {
            first.close();
            first.close();
            Tag.objects.create(Tag_.name.to("new"));
        }
        Tag.objects.create(Tag_.name.to("newer"));
        assertThat(log).containsExactly("heard", "heard");
    }
}
