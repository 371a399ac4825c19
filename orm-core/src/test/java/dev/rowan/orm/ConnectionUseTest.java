package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.execute.DatabaseError;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** When a connection is taken and given back, and how a transaction sets it. */
class ConnectionUseTest {
    private Blog blog;
    private Database db;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        blog = new Blog(
                database, Database.builder("default").url(database.url()).poolSize(2));
        db = blog.database();
    }

    @AfterEach
    void close() {
        assertThat(taken()).isZero();
        blog.close();
    }

    private int taken() {
        return db.connections().pool().taken();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void connectionsAreTakenLateAndGivenBackEarly() {
        Post post = Post.objects.get("id", 1);
        assertThat(taken()).isZero();
        post.author.get();
        assertThat(taken()).isZero();
        db.atomic(() -> {
            assertThat(taken()).isZero();
            db.atomic(() -> assertThat(taken()).isZero());
            Tag.objects.count();
            assertThat(taken()).isEqualTo(1);
            db.onCommit(() -> assertThat(taken()).isZero());
        });
        assertThat(taken()).isZero();
        try (Stream<Post> rows = Post.objects.all().stream()) {
            assertThat(rows.iterator().next()).isNotNull();
            assertThat(taken()).isEqualTo(1);
        }
        assertThat(taken()).isZero();
    }

    private static String setting(String name) {
        return Tag.objects
                .raw("SELECT 1 AS id, current_setting('" + name + "') AS name")
                .list()
                .get(0)
                .name;
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void theServerKnowsHowABlockIsIsolated() {
        Map<String, Transaction> wanted = Map.of(
                "read committed", Transaction.DEFAULT.readCommitted(),
                "repeatable read", Transaction.DEFAULT.repeatableRead(),
                "serializable", Transaction.DEFAULT.serializable());
        wanted.forEach((name, options) -> db.atomic(
                options, () -> assertThat(setting("transaction_isolation")).isEqualTo(name)));
        db.atomic(
                Transaction.DEFAULT.asReadOnly(),
                () -> assertThat(setting("transaction_read_only")).isEqualTo("on"));
        // The next one that takes the connection finds it as it was.
        assertThat(List.of(setting("transaction_isolation"), setting("transaction_read_only")))
                .containsExactly("read committed", "off");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aReadOnlyBlockWritesNothing() {
        assertThatThrownBy(
                        () -> db.atomic(Transaction.DEFAULT.asReadOnly(), () -> Tag.objects.create(Tag_.name.to("x"))))
                .isInstanceOf(DatabaseError.class);
        Tag.objects.create(Tag_.name.to("y"));
        assertThat(Tag.objects.filter("name__in", List.of("x", "y")).count()).isEqualTo(1);
    }
}
