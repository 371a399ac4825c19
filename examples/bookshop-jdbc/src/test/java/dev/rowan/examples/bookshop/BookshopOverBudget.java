package dev.rowan.examples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.NoNPlusOne;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A test that its budget fails, to show what it says. */
class BookshopOverBudget {
    @Test
    @NoNPlusOne
    void ordersNameTheirBooksOneByOne() throws SQLException {
        try (Fixture fixture = new Fixture()) {
            assertThat(new Orders(fixture.dataSource()).titles()).hasSize(8);
        }
    }
}
