package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.execute.DatabaseError;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Making and dropping tables is done as a whole, wherever it fails. */
class AllTablesOrNoneTest {
    private static final Set<String> ALL = Set.of(
            "blog_author",
            "blog_author_friends",
            "blog_comment",
            "blog_post",
            "blog_post_tags",
            "blog_profile",
            "blog_tag");

    private TestDatabase test;
    private Blog blog;
    private Database db;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        test = database;
        blog = new Blog(
                database, Database.builder("default").url(database.url()).poolSize(1));
        db = blog.database();
    }

    @AfterEach
    void close() {
        blog.close();
    }

    private Set<String> tables() throws SQLException {
        String sql = test.engine() == Engine.POSTGRES
                ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
                        + " AND table_type = 'BASE TABLE'"
                : "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'blog%'";
        Set<String> names = new TreeSet<>();
        try (Connection connection = test.plainDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void tablesAreAllMadeOrNone() throws SQLException {
        db.dropTables();
        assertThat(tables()).isEmpty();
        // In the way of the last table, so that all others are made before it fails.
        test.execute("CREATE VIEW blog_post_tags AS SELECT 1 AS id");
        assertThatThrownBy(db::createTables).isInstanceOf(DatabaseError.class);
        assertThat(tables()).isEmpty();
        assertThat(db.inTransaction()).isFalse();
        test.execute("DROP VIEW blog_post_tags");
        db.createTables();
        assertThat(tables()).isEqualTo(ALL);
        assertThat(Tag.objects.count()).isZero();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void tablesAreAllDroppedOrNone() throws SQLException {
        db.dropTables();
        db.createTables();
        Tag.objects.create(dev.rowan.orm.blog.Tag_.name.to("kept"));
        // A view cannot be dropped as a table.
        test.execute("ALTER TABLE blog_tag RENAME TO blog_tag_kept", "CREATE VIEW blog_tag AS SELECT 1 AS id");
        Set<String> before = tables();
        assertThatThrownBy(db::dropTables).isInstanceOf(DatabaseError.class);
        assertThat(tables()).isEqualTo(before);
        test.execute("DROP VIEW blog_tag", "ALTER TABLE blog_tag_kept RENAME TO blog_tag");
        assertThat(Tag.objects.count()).isEqualTo(1);
        db.dropTables();
        assertThat(tables()).isEmpty();
    }
}
