package dev.rowan.orm.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Database;
import dev.rowan.orm.execute.ForeignKeyViolation;
import dev.rowan.orm.kept.Kept.Book;
import dev.rowan.orm.kept.Kept.Clock;
import dev.rowan.orm.kept.Kept.Lamp;
import dev.rowan.orm.kept.Kept.Shelf;
import dev.rowan.orm.kept.Kept.Vase;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What happens to children is the database's work where their key says so: one DELETE, and nothing read. */
class KeptByTheDatabaseTest {
    private Database database;
    private TestDatabase test;
    private Shelf first;
    private Shelf second;

    @BeforeEach
    void open(TestDatabase given) {
        test = given;
        database = Database.builder(Database.DEFAULT)
                .dataSource(test.dataSource())
                .models(Kept_Shelf_.META, Kept_Book_.META, Kept_Vase_.META, Kept_Lamp_.META, Kept_Clock_.META)
                .register();
        database.createTables();
        first = Shelf.objects.create(shelf -> {});
        second = Shelf.objects.create(shelf -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** What is sent, but for what makes a new connection ready. */
    private List<String> sent(Runnable action) throws SQLException {
        return test.statements(action::run).stream()
                .filter(sql -> !sql.startsWith("SET "))
                .toList();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theDatabaseKeepsItsRules() throws SQLException {
        Book.objects.create(book -> book.shelf.set(second));
        Book.objects.create(book -> book.shelf.set(first));
        Vase.objects.create(vase -> vase.shelf.set(second));
        Lamp.objects.create(lamp -> lamp.shelf.set(second));
        assertThat(sent(() -> second.delete())).singleElement().asString().startsWith("DELETE");
        assertThat(Book.objects.valuesList("shelf").flat().list()).containsExactly(first.id);
        assertThat(Vase.objects.get().shelf.id()).isNull();
        assertThat(Lamp.objects.get().shelf.id()).isEqualTo(first.id);
        assertThat(Shelf.objects.count()).isEqualTo(1);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aQuerysetIsDeletedUnread() throws SQLException {
        Book.objects.create(book -> book.shelf.set(second));
        assertThat(sent(() -> Shelf.objects.filter("id", second.id).delete()))
                .singleElement()
                .asString()
                .startsWith("DELETE");
        assertThat(Book.objects.exists()).isFalse();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aKeyWithoutARuleIsStillRefused() {
        Clock.objects.create(clock -> clock.shelf.set(second));
        assertThatThrownBy(second::delete).isInstanceOf(ForeignKeyViolation.class);
        assertThat(Shelf.objects.count()).isEqualTo(2);
        // The keys are looked at when the transaction ends, and its error says what was wrong.
        assertThatThrownBy(() -> database.atomic(() -> {
                    second.delete();
                }))
                .isInstanceOf(ForeignKeyViolation.class)
                .message()
                .startsWith("The transaction could not be committed: ")
                .containsIgnoringCase("foreign key constraint");
        assertThat(Shelf.objects.count()).isEqualTo(2);
    }
}
