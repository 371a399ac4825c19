package blog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.NoNPlusOne;
import org.junit.jupiter.api.Test;

/** A test that its budget fails, to show what it says of a fix that was tried. */
final class BlogOverBudget {
    @Test
    @NoNPlusOne
    void theFrontPageAsksForEachAuthor() throws Exception {
        Site.visit(server -> assertThat(new BlogService().frontPageOneByOne()).hasSize(Site.PUBLISHED));
    }
}
