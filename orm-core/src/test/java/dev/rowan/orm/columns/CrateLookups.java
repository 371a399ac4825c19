package dev.rowan.orm.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.Database;
import dev.rowan.orm.Q;
import dev.rowan.orm.kept.Crate;
import dev.rowan.orm.kept.Crate_;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Five crates, the rows that Java finds among them, and whether a lookup finds the same in one statement. */
abstract class CrateLookups {
    Crates crates;
    Database database;
    boolean sqlite;

    @BeforeEach
    void open(TestDatabase test) {
        crates = new Crates(test);
        database = crates.database;
        sqlite = test.engine() == Engine.SQLITE;
    }

    @AfterEach
    void close() {
        crates.close();
    }

    final List<String> found(Predicate<Crate> rule) {
        return crates.rows.stream().filter(rule).map(crate -> crate.label).toList();
    }

    static List<String> labels(Q<Crate> q) {
        return Crate.objects.filter(q).orderBy("id").flat(Crate_.label).list();
    }

    /** A row for which the rule does not hold, or is unknown, is one that {@code exclude} keeps. */
    final void holds(String lookup, @Nullable Object right, Q<Crate> typed, Predicate<Crate> rule) {
        List<String> expected = found(rule);
        assertThat(labels(typed)).as("%s of %s, typed", lookup, right).isEqualTo(expected);
        assertThat(labels(Q.of(lookup, right)))
                .as("%s of %s, by name", lookup, right)
                .isEqualTo(expected);
        assertThat(Crate.objects.filter(lookup, right).sql())
                .as("%s of %s", lookup, right)
                .isEqualTo(Crate.objects.filter(typed).sql());
        assertThat(Crate.objects
                        .exclude(lookup, right)
                        .orderBy("id")
                        .flat("label")
                        .list())
                .as("exclude %s of %s", lookup, right)
                .isEqualTo(found(rule.negate()));
    }

    static <T> Predicate<Crate> of(Function<Crate, @Nullable T> column, Predicate<T> rule) {
        return crate -> {
            T value = column.apply(crate);
            return value != null && rule.test(value);
        };
    }
}
