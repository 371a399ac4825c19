package dev.rowan.orm.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.Aggregates;
import dev.rowan.orm.FilteredRelation;
import dev.rowan.orm.Model;
import dev.rowan.orm.Q;
import dev.rowan.orm.QuerySet;
import dev.rowan.orm.property.World.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** A relation whose join carries a condition: the related rows that satisfy it, or none, and never fewer rows. */
final class FilteredRelationProperties {
    private static final Worlds WORLDS = new Worlds("filtered");

    /** A lookup of a column of the related rows. */
    private record Lookup(String column, String lookup, Object right) {
        @Nullable
        Boolean of(@Nullable Row row) {
            return Truth.compare(lookup, row == null ? null : row.column(column), right);
        }

        Q<Model> q(String relation) {
            return Q.of(relation + "__" + column + "__" + lookup, right);
        }
    }

    /** What the relation is used for. */
    private enum Use {
        FILTER_ALL,
        FILTER_ANY,
        EXCLUDE,
        COUNT,
        ORDER
    }

    /**
     * A question.
     *
     * @param negated whether the join asks for rows that do not satisfy the condition
     */
    private record Asked(
            String model, String relation, Lookup condition, boolean negated, Use use, List<Lookup> lookups) {

        List<@Nullable Row> related(Row row) {
            List<@Nullable Row> all = new ArrayList<>();
            for (Row each : row.related(relation)) {
                if (Boolean.TRUE.equals(condition.of(each)) != negated) {
                    all.add(each);
                }
            }
            if (all.isEmpty()) {
                all.add(null);
            }
            return all;
        }

        /** Keys, in order; for a count each with its number. */
        List<Object> expected(World world) {
            List<Object> found = new ArrayList<>();
            for (Row row : world.rows(model)) {
                List<@Nullable Row> related = related(row);
                Object id = Objects.requireNonNull(row.column("id"));
                if (use == Use.COUNT) {
                    found.add(List.of(
                            id, related.stream().filter(Objects::nonNull).count()));
                } else if (use == Use.EXCLUDE) {
                    if (related.stream().noneMatch(each -> holds(lookups.get(0), each))) {
                        found.add(id);
                    }
                } else {
                    for (Row each : related) {
                        boolean kept = use == Use.ORDER
                                || (use == Use.FILTER_ALL
                                        ? lookups.stream().allMatch(lookup -> holds(lookup, each))
                                        : lookups.stream().anyMatch(lookup -> holds(lookup, each)));
                        if (kept) {
                            found.add(id);
                        }
                    }
                }
            }
            return found;
        }

        private static boolean holds(Lookup lookup, @Nullable Row row) {
            return Boolean.TRUE.equals(lookup.of(row));
        }

        List<Object> asked(QuerySet<Model> root) {
            Q<Model> on = condition.q(relation);
            QuerySet<Model> rows = root.annotate("live", FilteredRelation.of(relation, negated ? on.not() : on));
            Q<Model> q = lookups.get(0).q("live");
            for (Lookup more : lookups.subList(1, lookups.size())) {
                q = use == Use.FILTER_ALL ? q.and(more.q("live")) : q.or(more.q("live"));
            }
            return switch (use) {
                case FILTER_ALL, FILTER_ANY -> ids(rows.filter(q).orderBy("id"));
                case EXCLUDE -> ids(rows.exclude(q).orderBy("id"));
                case ORDER -> ids(rows.orderBy("id", "live__" + lookups.get(0).column()));
                case COUNT ->
                    rows
                            .annotate("n", Aggregates.<Model>count("live"))
                            .orderBy("id")
                            .valuesList("id", "n")
                            .list()
                            .stream()
                            .<Object>map(List::copyOf)
                            .toList();
            };
        }

        private static List<Object> ids(QuerySet<Model> rows) {
            List<Object> ids = new ArrayList<>();
            rows.list().forEach(row -> ids.add(Objects.requireNonNull(row.get("id"))));
            return ids;
        }
    }

    @BeforeContainer
    static void open() throws SQLException {
        WORLDS.open();
    }

    @AfterContainer
    static void close() throws SQLException {
        WORLDS.close();
    }

    @Property
    void databasesAndRowsInMemoryAgree(@ForAll("worlds") World world, @ForAll("questions") List<Asked> questions)
            throws SQLException {
        WORLDS.fill(world);
        for (Asked question : questions) {
            List<Object> expected = question.expected(world);
            WORLDS.aliases().forEach(alias -> hold(alias, question, expected));
        }
    }

    @SuppressWarnings("unchecked") // the question asks by name
    private static void hold(String alias, Asked question, List<Object> expected) {
        QuerySet<Model> root = (QuerySet<Model>) QuerysetProperties.root(question.model());
        assertThat(question.asked(root.using(alias)))
                .as("%s on %s", question, alias)
                .isEqualTo(expected);
    }

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    @Provide
    Arbitrary<List<Asked>> questions() {
        Arbitrary<Asked> one = Arbitraries.fromGenerator(random -> Shrinkable.unshrinkable(random(random)));
        return one.list().ofMinSize(1).ofMaxSize(10);
    }

    private static Asked random(Random random) {
        String model = pick(random, World.KINDS.keySet().stream().sorted().toList());
        Map<String, World.End> relations =
                new TreeMap<>(Questions.kind(model, List.of()).relations());
        String relation = pick(random, List.copyOf(relations.keySet()));
        World.Kind far = Questions.kind(model, List.of(relation));
        List<Lookup> lookups = new ArrayList<>();
        for (int i = random.nextInt(2); i < 2; i++) {
            lookups.add(lookup(random, far));
        }
        Use use = pick(random, List.of(Use.values()));
        if (use == Use.EXCLUDE) {
            lookups = lookups.subList(0, 1);
        }
        return new Asked(model, relation, lookup(random, far), random.nextBoolean(), use, lookups);
    }

    private static Lookup lookup(Random random, World.Kind kind) {
        Map<String, World.Column> columns = new TreeMap<>(kind.columns());
        String column = pick(random, List.copyOf(columns.keySet()));
        boolean number = columns.get(column) == World.Column.NUMBER;
        if (random.nextInt(5) == 0) {
            return new Lookup(column, "isnull", random.nextBoolean());
        }
        Object right = number ? (Object) (long) random.nextInt(5) : pick(random, World.TEXTS);
        return new Lookup(
                column,
                pick(random, number ? List.of("exact", "gt", "lte") : List.of("exact", "gt", "startswith")),
                right);
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
