package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database of a pool of two, whose connections are all given back at the end. */
abstract class PooledTest {
    TestDatabase test;
    Blog blog;
    Database db;

    @BeforeEach
    void openPool(TestDatabase database) throws SQLException {
        test = database;
        begin(Database.builder("default").url(database.url()).poolSize(2));
    }

    final void begin(DatabaseBuilder builder) throws SQLException {
        blog = new Blog(test, builder);
        db = blog.database();
    }

    /** The same tables, other settings. */
    final Database with(DatabaseBuilder builder) {
        return builder.url(test.url())
                .models(db.models().models().toArray(new ModelMeta<?>[0]))
                .register();
    }

    @AfterEach
    void closePool() {
        try (Blog open = blog) {
            assertThat(open.database().connections().pool().taken()).isZero();
        }
    }

    static void make(String alias, String name) {
        Tag.objects.using(alias).create(Tag_.name.to(name));
    }

    static long made() {
        return Tag.objects.filter("id__gt", 4).count();
    }
}
