package dev.rowan.orm.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.Database;
import dev.rowan.orm.QuerySet;
import dev.rowan.orm.composite.Hall;
import dev.rowan.orm.composite.Hall_;
import dev.rowan.orm.composite.Seat;
import dev.rowan.orm.composite.Seat_;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Keys of several columns compare, order and combine as lists do, on each database. */
final class KeyProperties {
    private static final Map<String, Place> PLACES = new LinkedHashMap<>();

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::hall).thenComparing(Key::line).thenComparing(Key::letter);

    private record Place(TestDatabase test, Database database) {}

    private record Key(long hall, int line, String letter) {
        static Key random(Random random) {
            return new Key(1 + random.nextInt(3), random.nextInt(3), random.nextBoolean() ? "a" : "b");
        }

        List<Object> list() {
            return List.of(hall, line, letter);
        }
    }

    /** A filter by the key, or an exclusion. */
    private record Test(String lookup, List<Key> keys, boolean excluded) {
        static Test random(Random random) {
            String lookup = List.of("exact", "gt", "gte", "lt", "lte", "in").get(random.nextInt(6));
            List<Key> keys = new ArrayList<>();
            for (int i = lookup.equals("in") ? random.nextInt(4) : 1; i > 0; i--) {
                keys.add(Key.random(random));
            }
            return new Test(lookup, keys, random.nextInt(3) == 0);
        }

        boolean holds(Key key) {
            return excluded != bare(key);
        }

        private boolean bare(Key key) {
            if (lookup.equals("in")) {
                return keys.contains(key);
            }
            int compared = ORDER.compare(key, keys.get(0));
            return switch (lookup) {
                case "exact" -> compared == 0;
                case "gt" -> compared > 0;
                case "gte" -> compared >= 0;
                case "lt" -> compared < 0;
                default -> compared <= 0;
            };
        }

        Object right() {
            List<List<Object>> lists = keys.stream().map(Key::list).toList();
            return lookup.equals("in") ? lists : lists.get(0);
        }

        QuerySet<Seat> after(QuerySet<Seat> rows) {
            return excluded ? rows.exclude("pk__" + lookup, right()) : rows.filter("pk__" + lookup, right());
        }
    }

    private record Asked(Set<Key> rows, List<Test> tests, boolean descending) {
        static Asked random(Random random) {
            Set<Key> rows = new LinkedHashSet<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                rows.add(Key.random(random));
            }
            List<Test> tests = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                tests.add(Test.random(random));
            }
            return new Asked(rows, tests, random.nextBoolean());
        }
    }

    @BeforeContainer
    static void open() throws SQLException {
        for (Engine engine : List.of(Engine.SQLITE, Engine.POSTGRES)) {
            TestDatabase test = TestDatabase.fresh(engine);
            String alias = "keys_" + engine.name().toLowerCase(Locale.ROOT);
            Database database = Database.builder(alias)
                    .dataSource(test.dataSource())
                    .models(Hall_.META, Seat_.META)
                    .register();
            database.createTables();
            for (long id = 1; id <= 3; id++) {
                Hall.objects.using(alias).create(Hall_.id.to(id), Hall_.name.to("hall " + id));
            }
            PLACES.put(alias, new Place(test, database));
        }
    }

    @AfterContainer
    static void close() throws SQLException {
        for (Place place : PLACES.values()) {
            place.database().close();
            place.test().close();
        }
        PLACES.clear();
    }

    @Property
    void databasesAndListsAgree(@ForAll("questions") Asked asked) {
        List<Key> expected = asked.rows().stream()
                .filter(key -> asked.tests().stream().allMatch(test -> test.holds(key)))
                .sorted(asked.descending() ? ORDER.reversed() : ORDER)
                .toList();
        List<Object> keys = expected.stream().<Object>map(Key::list).toList();
        PLACES.forEach((alias, place) -> place.database().atomic(() -> {
            QuerySet<Seat> all = Seat.objects.using(alias);
            all.bulkCreate(asked.rows().stream().map(KeyProperties::seat).toList());
            QuerySet<Seat> rows = all;
            for (Test test : asked.tests()) {
                rows = test.after(rows);
            }
            String order = asked.descending() ? "-pk" : "pk";
            assertThat(rows.orderBy(order).flat("pk").list())
                    .as("%s on %s", asked, alias)
                    .isEqualTo(keys);
            assertThat(rows.count()).isEqualTo(keys.size());
            assertThat(all.filter("pk__in", rows.values("pk"))
                            .orderBy(order)
                            .flat("pk")
                            .list())
                    .as("keys in %s on %s", asked, alias)
                    .isEqualTo(keys);
            Test first = asked.tests().get(0);
            if (!first.excluded()) {
                List<Long> halls = asked.rows().stream()
                        .filter(first::holds)
                        .map(Key::hall)
                        .distinct()
                        .sorted()
                        .toList();
                assertThat(Hall.objects
                                .using(alias)
                                .filter("seats__pk__" + first.lookup(), first.right())
                                .distinct()
                                .orderBy("id")
                                .flat(Hall_.id)
                                .list())
                        .as("halls of %s on %s", asked, alias)
                        .isEqualTo(halls);
            }
            place.database().setRollbackOnly();
        }));
    }

    private static Seat seat(Key key) {
        Seat seat = new Seat();
        seat.hall.setId(Objects.requireNonNull((Object) key.hall()));
        seat.line = key.line();
        seat.letter = key.letter();
        return seat;
    }

    @Provide
    Arbitrary<Asked> questions() {
        return Arbitraries.fromGenerator(random -> Shrinkable.unshrinkable(Asked.random(random)));
    }
}
