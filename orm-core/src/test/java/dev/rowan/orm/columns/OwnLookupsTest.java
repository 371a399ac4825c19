package dev.rowan.orm.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Database;
import dev.rowan.orm.Func;
import dev.rowan.orm.Q;
import dev.rowan.orm.dialect.OwnExtensions;
import dev.rowan.orm.kept.Crate;
import dev.rowan.orm.kept.Crate_;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Lookups, transforms and functions of a user's own, in querysets by name and as methods. */
class OwnLookupsTest {
    private Database database;

    @BeforeEach
    void open(TestDatabase test) {
        database = Database.builder("default")
                .dataSource(test.dataSource())
                .models(Crate_.META)
                .extensions(OwnExtensions.OWN)
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
}
