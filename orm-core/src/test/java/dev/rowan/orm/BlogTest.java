package dev.rowan.orm;

import dev.rowan.orm.blog.Blog;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that has the blog, and its database, to itself. */
abstract class BlogTest {
    Blog blog;
    Database db;

    @BeforeEach
    void openBlog(TestDatabase database) throws SQLException {
        blog = new Blog(database);
        db = blog.database();
    }

    @AfterEach
    void closeBlog() {
        blog.close();
    }
}
