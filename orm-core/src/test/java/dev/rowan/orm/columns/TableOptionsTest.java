package dev.rowan.orm.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Database;
import dev.rowan.orm.execute.CheckViolation;
import dev.rowan.orm.execute.DatabaseError;
import dev.rowan.orm.execute.IntegrityError;
import dev.rowan.orm.execute.NotNullViolation;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the options of a table and its columns are in the database, and what the database does with them. */
class TableOptionsTest {
    private TestDatabase test;
    private Database database;
    private boolean postgres;

    @BeforeEach
    void open(TestDatabase given) {
        test = given;
        postgres = given.engine() == Engine.POSTGRES;
        database = Database.builder("default")
                .dataSource(given.dataSource())
                .models(Ware_.META, Ware_Foreign_.META)
                .register();
        database.createTables();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = test.plainDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static Ware ware(String name, Consumer<Ware> fill) {
        return Ware.objects.create(ware -> {
            ware.name = name;
            fill.accept(ware);
        });
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void indexesAreThoseOfTheModel() throws SQLException {
        Map<String, String> found = new TreeMap<>();
        String query = postgres
                ? "SELECT indexname || '=' || indexdef FROM pg_indexes WHERE tablename = 'wares'"
                : "SELECT name || '=' || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
        for (String text : texts(query)) {
            found.put(
                    text.substring(0, text.indexOf('=')),
                    text.substring(text.indexOf(" ON ") + 4).replace("\"", "").replace("public.", ""));
        }
        Map<String, String> expected = new TreeMap<>();
        if (postgres) {
            expected.put("wares_pkey", "wares USING btree (id)");
            expected.put("wares_place", "wares USING btree (place)");
            expected.put("wares_ordered", "wares USING btree (name, weight DESC)");
            expected.put("wares_lowered", "wares USING btree (lower((name)::text) DESC, weight)");
            expected.put("wares_listed", "wares USING btree (name) INCLUDE (weight, code) WHERE (listed = true)");
            expected.put("wares_like", "wares USING btree (name varchar_pattern_ops)");
            expected.put("wares_facts", "wares USING gin (facts)");
            expected.put("wares_code", "wares USING btree (code) WHERE (listed = true)");
            expected.put("wares_shelf", "wares USING btree (shelf, weight) INCLUDE (name)");
            expected.put("wares_name", "wares USING btree (lower((name)::text)) WHERE (shelf IS NULL)");
        } else {
            expected.put("wares_ordered", "wares (name, weight DESC)");
            expected.put("wares_lowered", "wares ((LOWER(name)) DESC, weight)");
            expected.put("wares_listed", "wares (name) WHERE listed = 1");
            expected.put("wares_like", "wares (name)");
            expected.put("wares_facts", "wares (facts)");
            expected.put("wares_code", "wares (code) WHERE listed = 1");
            expected.put("wares_shelf", "wares (shelf, weight)");
            expected.put("wares_name", "wares ((LOWER(name))) WHERE shelf IS NULL");
        }
        assertThat(found).isEqualTo(expected);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatIsUniqueAmongSomeRowsIsNotAmongOthers() {
        ware("a", ware -> ware.code = "x");
        ware("b", ware -> ware.code = "x");
        ware("c", ware -> {
            ware.code = "x";
            ware.listed = true;
        });
        assertThatThrownBy(() -> ware("d", ware -> {
                    ware.code = "x";
                    ware.listed = true;
                }))
                .isInstanceOf(UniqueViolation.class);
        assertThatThrownBy(() -> ware("A", ware -> {})).isInstanceOf(UniqueViolation.class);
        ware("A", ware -> ware.shelf = 1);
        assertThatThrownBy(() -> ware("e", ware -> ware.shelf = 1)).isInstanceOf(UniqueViolation.class);
        assertThat(Ware.objects.count()).isEqualTo(4);
    }

    /** Two rows change their places, one after the other; SQLite cannot wait with it, and has no such rule. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aDeferredRuleIsCheckedAtTheCommit() {
        Ware first = ware("a", ware -> ware.place = 1);
        Ware second = ware("b", ware -> ware.place = 2);
        database.atomic(() -> {
            Ware.objects.filter("id", first.id).update(Ware_.place.to(2));
            Ware.objects.filter("id", second.id).update(Ware_.place.to(1));
        });
        assertThat(Ware.objects.orderBy("id").flat(Ware_.place).list()).containsExactly(2, 1);
        assertThatThrownBy(() -> database.atomic(() -> {
                    Ware.objects.filter("id", first.id).update(Ware_.place.to(1));
                }))
                .isInstanceOf(IntegrityError.class)
                .hasMessageStartingWith("The transaction could not be committed");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aRowThatBreaksARuleIsRefusedByTypeWithItsSqlAndWithoutItsValues() {
        assertThatThrownBy(() -> ware("se-cret", ware -> {
                    ware.weight = 5000;
                    ware.listed = true;
                }))
                .isInstanceOf(CheckViolation.class)
                .hasMessageContaining("wares_light")
                .hasMessageContaining("INSERT INTO \"wares\"")
                .hasMessageNotContaining("se-cret");
        assertThatThrownBy(() -> ware("se-cret", ware -> ware.weight = -1)).isInstanceOf(CheckViolation.class);
        assertThatThrownBy(() -> Ware.objects.create(ware -> ware.code = "se-cret"))
                .isInstanceOf(NotNullViolation.class)
                .isInstanceOf(DatabaseError.class)
                .hasMessageContaining("name")
                .hasMessageContaining("INSERT INTO \"wares\"")
                .hasMessageNotContaining("se-cret")
                .satisfies(
                        thrown -> assertThat(((DatabaseError) thrown).binds()).contains("se-cret"));
        ware("heavy", ware -> ware.weight = 5000);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatTheDatabaseGivesIsInTheRow() {
        Instant before = Instant.now().minusSeconds(5);
        Ware ware = ware("a", it -> it.weight = 21);
        assertThat(ware.id).isNotNull();
        assertThat(ware.stock).isEqualTo(7);
        assertThat(ware.doubled).isEqualTo(42);
        assertThat(ware.createdAt).isBetween(before, before.plusSeconds(60)).isEqualTo(Ware.objects.get().createdAt);
        Instant created = ware.createdAt;
        ware.weight = 4;
        ware.stock = 1;
        ware.doubled = 99; // kept by the database, never written
        ware.save();
        assertThat(ware.changedAt).isAfterOrEqualTo(created);
        Ware read = Ware.objects.get();
        assertThat(read.doubled).isEqualTo(8);
        assertThat(read.stock).isEqualTo(1);
        assertThat(read.createdAt).isEqualTo(created);
        assertThat(Ware.objects.filter(Ware_.doubled.eq(8)).count()).isEqualTo(1);
        List<Ware> many = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Ware one = new Ware();
            one.name = "bulk " + i;
            one.weight = i;
            one.shelf = i;
            many.add(one);
        }
        Ware.objects.bulkCreate(many);
        assertThat(Ware.objects
                        .filter("name__startswith", "bulk")
                        .orderBy("weight")
                        .valuesList("stock", "doubled")
                        .list())
                .containsExactly(List.of(7, 0), List.of(7, 2), List.of(7, 4));
        assertThat(many).extracting(one -> one.id).doesNotContainNull();
    }

    /** Capital letters come first in the order of bytes. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aColumnIsSortedByItsCollation() {
        for (String text : List.of("b", "a", "B", "A")) {
            ware(text, ware -> {
                ware.sorted = text;
                ware.shelf = (int) text.charAt(0);
            });
        }
        assertThat(Ware.objects.orderBy("sorted").flat("sorted").list()).containsExactly("A", "B", "a", "b");
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void commentsAreInTheDatabase() throws SQLException {
        assertThat(texts("SELECT obj_description('wares'::regclass)")).containsExactly("What is sold");
        assertThat(texts("SELECT col_description('wares'::regclass, 2)")).containsExactly("What it's called");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aTableThatIsMadeElsewhereIsNeitherMadeNorDropped() throws SQLException {
        String tables = postgres
                ? "SELECT tablename FROM pg_tables WHERE tablename LIKE 'wares%'"
                : "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'wares%'";
        assertThat(texts(tables)).containsExactly("wares");
        assertThatThrownBy(Ware.Foreign.objects::count).isInstanceOf(DatabaseError.class);
        test.execute("CREATE TABLE wares_of_others (id bigint)");
        assertThat(Ware.Foreign.objects.count()).isZero();
        database.dropTables();
        assertThat(texts(tables)).containsExactly("wares_of_others");
    }
}
