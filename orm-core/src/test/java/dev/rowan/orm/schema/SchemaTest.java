package dev.rowan.orm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Dialects;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.generated.library.Author_;
import dev.rowan.orm.generated.library.Book_;
import dev.rowan.orm.generated.library.Tag_;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private static final ModelGraph LIBRARY = ModelGraph.of(List.of(Book_.META, Author_.META, Tag_.META));
    private static final Schema SCHEMA = Schema.of(LIBRARY);

    private static Dialect dialect(String name) {
        return name.equals("sqlite") ? Dialects.sqlite(Extensions.NONE) : Dialects.postgres(Extensions.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void theStatementsAreThoseOfTheGolden(String name) throws IOException {
        String all = String.join(";\n", SCHEMA.createTables(LIBRARY, dialect(name))) + ";\n";
        try (InputStream golden = getClass().getResourceAsStream("library-" + name + ".sql")) {
            String expected = new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all).isEqualTo(expected);
        }
    }

    @EachDatabase(fresh = true)
    void tablesAreMadeAndDroppedAgain(TestDatabase database) throws SQLException {
        Dialect dialect = Dialects.forUrl(database.url());
        try (Connection connection = database.dataSource().getConnection()) {
            dialect.prepare(connection);
            run(connection, SCHEMA.createTables(LIBRARY, dialect));
            Set<String> tables = new TreeSet<>();
            SCHEMA.tables().forEach(table -> tables.add(table.name()));
            assertThat(tables(connection)).containsAll(tables);
            run(connection, SCHEMA.dropTables(LIBRARY, dialect));
            assertThat(tables(connection)).doesNotContainAnyElementsOf(tables);
            run(connection, SCHEMA.dropTables(LIBRARY, dialect));
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    @Test
    void aSchemaIsTheSameEachTimeItIsRead() {
        assertThat(Schema.of(LIBRARY)).isEqualTo(SCHEMA);
    }

    @Test
    void whatIsPointedToComesFirst() {
        List<String> names = SCHEMA.tables().stream().map(TableDefinition::name).toList();
        assertThat(names).containsSubsequence("library_tag", "library_book_tags");
        assertThat(names).containsSubsequence("library_book", "library_book_tags");
    }

    @Test
    void namesAreThoseThatDjangoGives() {
        assertThat(ObjectNames.of("shop_city", List.of("country_id"), "")).isEqualTo("shop_city_country_id_4b736efb");
        assertThat(ObjectNames.of("shop_membership", List.of("team_id", "author_id"), "_uniq"))
                .isEqualTo("shop_membership_team_id_author_id_864347ea_uniq");
        assertThat(ObjectNames.of("a".repeat(60), List.of("b".repeat(60)), "_uniq"))
                .hasSizeLessThan(64);
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        dev.rowan.orm.model.IndexSpec hostile = new dev.rowan.orm.model.IndexSpec(
                "i", List.of("name"), null, List.of(), List.of("x); DROP TABLE t; --"), null);
        TableDefinition table = SCHEMA.tables().stream()
                .filter(each -> each.name().equals("library_tag"))
                .findFirst()
                .orElseThrow();
        TableDefinition.Index index = new TableDefinition.Index(
                "i\"; DROP TABLE t; --",
                table.indexes().isEmpty()
                        ? List.of(dev.rowan.orm.query.Order.parse("name"))
                        : table.indexes().get(0).keys(),
                null,
                List.of(),
                hostile.operatorClasses(),
                null,
                false);
        Schema broken = new Schema(List.of(new TableDefinition(
                table.name(),
                table.model(),
                table.columns(),
                table.primaryKey(),
                List.of(),
                List.of(),
                List.of(),
                List.of(index),
                null)));
        assertThatThrownBy(() -> broken.createTables(LIBRARY, dialect("postgresql")))
                .hasMessageContaining("is no name of an operator class");
        assertThat(broken.createTables(LIBRARY, dialect("sqlite")))
                .anyMatch(sql -> sql.startsWith("CREATE INDEX \"i\"\"; DROP TABLE t; --\" ON"));
    }
}
