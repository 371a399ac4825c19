package dev.rowan.agent.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests with one object for all of them, which prepares and looks at rows one by one. Run by {@code ScopesIT}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OneForAllTests {
    @BeforeAll
    void prepare() throws SQLException {
        Shop.create();
        assertThat(Shop.names()).hasSize(20);
    }

    @AfterAll
    void look() throws SQLException {
        assertThat(Shop.names()).hasSize(20);
    }

    @Test
    @Tag("kinds")
    void finds() {
        assertThat(Shop.name(500)).isEqualTo("item");
    }
}
