package dev.rowan.examples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application's tests: they pass, and show nothing of what it costs. */
class BookshopTests {
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
    void everyAuthorHasTheirTitles() throws SQLException {
        assertThat(new Shelf(fixture.dataSource()).titlesByAuthor())
                .hasSize(Fixture.AUTHORS)
                .containsEntry("author 1", List.of("book 2", "book 3"));
    }

    @Test
    void aJoinGivesTheSame() throws SQLException {
        assertThat(new Shelf(fixture.dataSource()).titlesByAuthorJoined())
                .hasSize(Fixture.AUTHORS)
                .containsEntry("author 1", List.of("book 2", "book 3"));
    }

    @Test
    void booksAreReceived() throws SQLException {
        Shelf shelf = new Shelf(fixture.dataSource());
        shelf.receive(List.of("one", "two", "three", "four"), Fixture.FIRST_AUTHOR, 5_000);
        assertThat(shelf.title(5_003)).isEqualTo("four");
    }

    @Test
    void aBatchReceivesThemToo() throws SQLException {
        Shelf shelf = new Shelf(fixture.dataSource());
        shelf.receiveAtOnce(List.of("one", "two", "three", "four"), Fixture.FIRST_AUTHOR, 5_000);
        assertThat(shelf.title(5_003)).isEqualTo("four");
    }

    @Test
    void aHelperGivesAllTitles() throws SQLException {
        assertThat(new Stock(fixture.dataSource()).titles()).hasSize(2 * Fixture.AUTHORS);
    }

    @Test
    void aHelperGivesTheFirstTitles() throws SQLException {
        assertThat(new Stock(fixture.dataSource()).firstThree()).containsExactly("book 0", "book 1", "book 2");
    }

    @Test
    void ordersNameTheirBooks() {
        assertThat(new Orders(fixture.dataSource()).titles()).hasSize(8).startsWith("book 0", "book 1");
    }

    @Test
    void twoStatementsNameThemToo() {
        assertThat(new Orders(fixture.dataSource()).titlesAtOnce()).hasSize(8).startsWith("book 0", "book 1");
    }

    @Test
    void theCatalogueHoldsAllAuthorsWithTheirBooks() {
        assertThat(new Catalogue(fixture.dataSource()).authors())
                .hasSize(Fixture.AUTHORS)
                .allSatisfy(author -> assertThat(author.getBooks()).hasSize(2));
    }

    @Test
    void theCatalogueNamesAuthors() {
        Catalogue catalogue = new Catalogue(fixture.dataSource());
        assertThat(catalogue.names(List.of(200L, 201L, 202L, 203L)))
                .containsExactly("author 0", "author 1", "author 2", "author 3");
        assertThat(catalogue.name(204)).isEqualTo("author 4");
    }
}
