package dev.rowan.orm.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Database;
import dev.rowan.orm.Func;
import dev.rowan.orm.Functions;
import dev.rowan.orm.Q;
import dev.rowan.orm.Row;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.dialect.OwnExtensions;
import dev.rowan.orm.kept.Crate;
import dev.rowan.orm.kept.Crate_;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Lookups, transforms and functions of a user's own, in querysets by name and as methods. */
class OwnLookupsTest {
    private static final Extensions OWN = OwnExtensions.OWN
            // As docs/querysets.md writes them.
            .lookup(
                    "search",
                    (dialect, left, right, out) -> out.sql("to_tsvector(")
                            .operand(left)
                            .sql(") @@ plainto_tsquery(")
                            .operand(right)
                            .sql(")"))
            .lookup(
                    "trigram_similar",
                    (dialect, left, right, out) -> out.operand(left).sql(" % ").operand(right))
            .transform(
                    "unaccent",
                    FieldTypes.STRING,
                    (dialect, inner, out) -> out.sql("unaccent(").operand(inner).sql(")"));

    private Database database;

    @BeforeEach
    void open(TestDatabase test) {
        database = Database.builder("default")
                .dataSource(test.dataSource())
                .models(Crate_.META)
                .extensions(OWN)
                .register();
        database.createTables();
        for (String label : List.of("Ana", "Bo", "Abe")) {
            Crate.objects.create(crate -> {
                crate.label = label;
                crate.count = label.length();
            });
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static List<String> labels(Q<Crate> q) {
        return Crate.objects.filter(q).orderBy("id").flat(Crate_.label).list();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theyWorkLikeThoseOfTheHouse() {
        assertThat(labels(Q.of("label__ne", "Ana"))).containsExactly("Bo", "Abe");
        assertThat(labels(Crate_.label.lookup("ne", "Ana"))).containsExactly("Bo", "Abe");
        assertThat(labels(Crate_.count.lookup("ne", Crate_.count.plus(0)))).isEmpty();
        assertThat(Crate.objects.exclude("label__ne", "Ana").count()).isEqualTo(1);
        assertThat(labels(Q.of("label__initial", "A"))).containsExactly("Ana", "Abe");
        assertThat(labels(Q.of("label__initial__in", List.of("B", "C")))).containsExactly("Bo");
        assertThat(labels(Q.of("label__initial__ne", "A"))).containsExactly("Bo");
        assertThat(labels(Crate_.label.transform("initial").eq("A"))).containsExactly("Ana", "Abe");
        assertThat(Crate.objects.orderBy("-label__initial", "id").flat("label").list())
                .containsExactly("Bo", "Ana", "Abe");
        assertThat(Crate.objects.orderBy("id").flat("label__initial").list()).containsExactly("A", "B", "A");
        assertThat(Crate.objects
                        .annotate("x", Func.registered("twice", FieldTypes.INTEGER, Crate_.count))
                        .orderBy("id")
                        .flat("x")
                        .list())
                .containsExactly(6, 4, 6);
        assertThatThrownBy(() -> labels(Q.of("label__initia", "A")))
                .hasMessageContaining("'initia'")
                .hasMessageContaining("ne");
    }

    /** What {@code django.contrib.postgres} has, by a line of one's own. */
    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void whatDjangoHasForPostgresAlone(TestDatabase test) throws SQLException {
        test.execute("CREATE EXTENSION pg_trgm", "CREATE EXTENSION unaccent");
        Crate.objects.create(crate -> crate.label = "the running foxes");
        Crate.objects.create(crate -> crate.label = "\u00c9t\u00e9");
        assertThat(labels(Q.of("label__search", "fox run"))).containsExactly("the running foxes");
        assertThat(labels(Q.of("label__trigram_similar", "running fox"))).containsExactly("the running foxes");
        assertThat(labels(Q.of("label__unaccent", "Ete"))).containsExactly("\u00c9t\u00e9");
        assertThat(Crate.objects
                        .filter("label", "Ana")
                        .annotate(
                                "likeness",
                                Func.number("similarity", FieldTypes.DOUBLE, Crate_.label, Functions.value("Ana")))
                        .flat("likeness")
                        .list())
                .containsExactly(1.0);
        Row all = Crate.objects
                .filter("count__gt", 0)
                .aggregate(
                        Func.aggregate("bit_or", FieldTypes.INTEGER, Crate_.count)
                                .as("bits"),
                        Func.aggregate("jsonb_agg", FieldTypes.json(), Crate_.count)
                                .as("counts"));
        assertThat(all.get("bits")).isEqualTo(3);
        assertThat(all.get("counts")).hasToString("[3, 2, 3]");
        assertThat(Crate.objects
                        .annotate("x", Func.of("gen_random_uuid", FieldTypes.UUID))
                        .annotate("at", Func.of("transaction_timestamp", FieldTypes.INSTANT))
                        .values("x", "at")
                        .list())
                .hasSize(5)
                .allSatisfy(row -> {
                    assertThat(row.get("x")).isInstanceOf(UUID.class);
                    assertThat(row.get("at")).isInstanceOf(Instant.class);
                });
    }
}
