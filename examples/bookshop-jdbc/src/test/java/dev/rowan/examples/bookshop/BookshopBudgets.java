package dev.rowan.examples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.AllowedFindings;
import dev.rowan.testing.NoNPlusOne;
import dev.rowan.testing.Queries;
import dev.rowan.testing.QueryBudget;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application may ask of its database. The tests need the agent: without it each fails and says how. */
class BookshopBudgets {
    private Fixture fixture;

    @BeforeEach
    void create() throws SQLException {
        fixture = new Fixture();
    }

    @AfterEach
    void drop() throws SQLException {
        fixture.close();
    }

    @Test
    @QueryBudget(max = 1)
    void aJoinIsOneStatement() throws SQLException {
        assertThat(new Shelf(fixture.dataSource()).titlesByAuthorJoined()).hasSize(Fixture.AUTHORS);
    }

    @Test
    @QueryBudget(max = 2)
    @NoNPlusOne
    void twoStatementsNameAllBooks() {
        assertThat(new Orders(fixture.dataSource()).titlesAtOnce()).hasSize(8);
    }

    /** Known, and to be mended: a fault of another kind would fail it. */
    @Test
    @AllowedFindings("rule=n-plus-one association=Author.books # the catalogue is read once a night")
    void theCatalogueMayRepeatItself() {
        assertThat(new Catalogue(fixture.dataSource()).authors()).hasSize(Fixture.AUTHORS);
    }

    @Test
    void fourBooksAreReceivedByOneStatement() throws SQLException {
        Shelf shelf = new Shelf(fixture.dataSource());
        List<String> titles = List.of("one", "two", "three", "four");
        Queries.during(() -> shelf.receiveAtOnce(titles, Fixture.FIRST_AUTHOR, 5_000))
                .assertCount(1)
                .assertNoFindings();
    }
}
