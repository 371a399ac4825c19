package blog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.DoesNotExist;
import org.junit.jupiter.api.Test;

/**
 * An archive that is whole, and one of whose authors is gone though the posts still name him: no database with a
 * constraint allows that. Whichever test runs first, the fix is withdrawn.
 */
final class DanglingTests {
    private final BlogService blog = new BlogService();

    @Test
    void theArchiveIsWhole() throws Exception {
        Site.visit(server -> assertThat(blog.archive()).hasSize(Site.PUBLISHED));
    }

    @Test
    void theArchiveTripsOverThePostWithoutAnAuthor() throws Exception {
        Site.visit(server -> {
            // The posts of the first author come last on the page.
            server.execute("SET session_replication_role = replica; DELETE FROM blog_author WHERE name = 'Author 0';"
                    + " SET session_replication_role = DEFAULT");
            assertThatThrownBy(blog::archive).isInstanceOf(DoesNotExist.class);
        });
    }
}
