package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.cascade.Fleet;
import dev.rowan.orm.cascade.Fleet.Berth;
import dev.rowan.orm.cascade.Fleet.Cabin;
import dev.rowan.orm.cascade.Fleet.Company;
import dev.rowan.orm.cascade.Fleet.Crew;
import dev.rowan.orm.cascade.Fleet.Entry;
import dev.rowan.orm.cascade.Fleet.Ferry;
import dev.rowan.orm.cascade.Fleet.Medal;
import dev.rowan.orm.cascade.Fleet.Officer;
import dev.rowan.orm.cascade.Fleet.Permit;
import dev.rowan.orm.cascade.Fleet.Port;
import dev.rowan.orm.cascade.Fleet.Remark;
import dev.rowan.orm.cascade.Fleet.Reply;
import dev.rowan.orm.cascade.Fleet.Route;
import dev.rowan.orm.cascade.Fleet.Ship;
import dev.rowan.orm.cascade.Fleet.Stamp;
import dev.rowan.orm.cascade.Fleet.Ticket;
import dev.rowan.orm.cascade.Fleet.Voyage;
import dev.rowan.orm.compile.RowPlan;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Select;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What is deleted, what stays, and what is refused is the same whether the rows are in memory or in tables. */
final class CascadeProperties {
    private static final int MANY = 10_000;
    private static final Map<Engine, TestDatabase> SERVERS = new LinkedHashMap<>();
    private static final Map<Engine, Database> DATABASES = new LinkedHashMap<>();

    /** How often each end was seen, so that a graph that always ends in the same way is told. */
    private static final Map<String, Integer> SEEN = new TreeMap<>();

    @BeforeContainer
    static void open() throws SQLException {
        for (Engine engine : List.of(Engine.SQLITE, Engine.POSTGRES)) {
            TestDatabase server = TestDatabase.fresh(engine);
            SERVERS.put(engine, server);
            DATABASES.put(
                    engine,
                    Fleet.open(Database.builder("cascade_" + engine)
                            .unpooled(server.dataSource())
                            .poolSize(1)));
        }
    }

    @AfterContainer
    static void close() throws SQLException {
        boolean many = SEEN.values().stream().mapToInt(Integer::intValue).sum() > 50;
        if (many) {
            assertThat(SEEN.keySet()).containsExactly("Deleted", "ProtectedError", "RestrictedError");
        }
        for (Engine engine : DATABASES.keySet()) {
            DATABASES.get(engine).close();
            SERVERS.get(engine).close();
        }
        DATABASES.clear();
        SERVERS.clear();
        SEEN.clear();
    }

    /** What came of a delete: the counts or the error, what listeners heard, and all rows that are left. */
    private record End(Object outcome, List<String> heard, List<String> left) {}

    /** Undoes all that was done. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient End end;

        Undone(End end) {
            this.end = end;
        }
    }

    @Property(tries = 120)
    void memoryAndTablesGiveTheSame(@ForAll long seed, @ForAll boolean postgres, @ForAll boolean listening) {
        Database database = DATABASES.get(postgres ? Engine.POSTGRES : Engine.SQLITE);
        List<End> ends = new ArrayList<>();
        database.asDefault(() -> {
            for (int mostInMemory : new int[] {MANY, 3, 0}) {
                ends.add(end(database, seed, listening, mostInMemory));
            }
        });
        assertThat(ends.get(1)).isEqualTo(ends.get(0));
        assertThat(ends.get(2)).isEqualTo(ends.get(0));
        Object outcome = ends.get(0).outcome();
        SEEN.merge(outcome instanceof List<?> told ? (String) told.get(0) : "Deleted", 1, Integer::sum);
    }

    private static End end(Database database, long seed, boolean listening, int mostInMemory) {
        try {
            database.atomic(() -> {
                new Graph(new Random(seed)).make();
                throw new Undone(deleted(database, new Random(seed + 1), listening, mostInMemory));
            });
            throw new IllegalStateException("nothing was undone");
        } catch (Undone undone) {
            return undone.end;
        }
    }

    private static End deleted(Database database, Random random, boolean listening, int mostInMemory) {
        List<String> heard = new ArrayList<>();
        Set<String> cabins = new TreeSet<>();
        List<Signals.Registration> registrations =
                listening ? listen(database, heard, cabins, random.nextBoolean()) : List.of();
        Object outcome;
        try {
            outcome = delete(database, random, mostInMemory).perModel();
        } catch (ProtectedError refused) {
            outcome = List.of("ProtectedError", String.valueOf(refused.getMessage()), told(refused.rows()));
        } catch (RestrictedError refused) {
            outcome = List.of("RestrictedError", String.valueOf(refused.getMessage()), told(refused.rows()));
        } finally {
            registrations.forEach(Signals.Registration::close);
        }
        heard.addAll(cabins);
        return new End(outcome, heard, left(database));
    }

    /** Keys of several columns have no order of their own. */
    private static List<Signals.Registration> listen(
            Database database, List<String> heard, Set<String> cabins, boolean ofGoneShips) {
        Signals signals = database.signals();
        Class<? extends Model> gone = ofGoneShips ? Ship.class : Company.class;
        return List.of(
                signals.preDelete(Ship.class, event -> heard.add("before " + event.row())),
                signals.postDelete(gone, event -> heard.add("after " + event.row())),
                signals.preDelete(Ferry.class, event -> heard.add("before ferry " + event.row())),
                signals.postDelete(Company.class, event -> heard.add("after " + event.row())),
                signals.preDelete(Cabin.class, event -> cabins.add("before " + event.row())),
                signals.postDelete(Entry.class, event -> heard.add("after " + event.row())));
    }

    private static Set<String> told(Set<Model> rows) {
        Set<String> told = new TreeSet<>();
        rows.forEach(row -> told.add(row.meta().name() + " " + row.key()));
        return told;
    }

    private static Deleted delete(Database database, Random random, int mostInMemory) {
        int from = 2 + random.nextInt(Graph.EACH - 1);
        List<Integer> some = IntStream.range(from, from + 3).boxed().toList();
        return switch (random.nextInt(7)) {
            case 0 -> Deleting.row(Company.objects.get("id", from), false, mostInMemory);
            case 1 -> query(database, Company.objects.filter("id__in", some), mostInMemory);
            case 2 -> query(database, Ship.objects.filter("id__gte", from), mostInMemory);
            case 3 -> query(database, Voyage.objects.filter("ship__company__in", some), mostInMemory);
            case 4 -> query(database, Ferry.objects.filter("decks__gt", 0), mostInMemory);
            case 5 -> {
                Ferry ferry = Objects.requireNonNull(Ferry.objects.orderBy("id").first());
                yield Deleting.row(ferry, random.nextBoolean(), mostInMemory);
            }
            default -> query(database, Entry.objects.filter("id__lt", from).distinct(), mostInMemory);
        };
    }

    private static Deleted query(Database database, QuerySet<?> rows, int mostInMemory) {
        return Deleting.query(database, rows.select(), rows, mostInMemory);
    }

    private static List<String> left(Database database) {
        List<String> left = new ArrayList<>();
        Origin origin = Origin.of(Cause.QUERY, null);
        Fetching fetching = new Fetching(database, FetchMode.ONE);
        for (ModelMeta<?> model : Fleet.MODELS) {
            for (Object row :
                    fetching.all(Select.of(model).orderedBy(List.of()), origin).rows()) {
                List<Object> values = new ArrayList<>();
                for (Field<?, ?> field : model.allFields()) {
                    values.add(Stitching.value(field, row));
                }
                left.add(model.name() + values);
            }
        }
        RowPlan pair = new RowPlan.Tuples(
                List.of(new RowPlan.Output("from", 1, FieldTypes.LONG), new RowPlan.Output("to", 2, FieldTypes.LONG)));
        String links = "SELECT from_company_id, to_company_id FROM fleet_company_partners";
        for (Object row : fetching.all(new Statement(links, List.of(), pair, false), origin)
                .rows()) {
            left.add("partners" + Arrays.toString((Object[]) row));
        }
        left.sort(null);
        return left;
    }

    /** A few rows of each model with random keys; the same for the same seed. */
    private static final class Graph {
        static final int EACH = 5;

        private final Random random;
        private long ids;

        /** Few graphs have what refuses a delete, or most would be refused. */
        private final boolean restricting;

        private final boolean protecting;

        Graph(Random random) {
            this.random = random;
            restricting = random.nextInt(2) == 0;
            protecting = random.nextInt(4) == 0;
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        void make() {
            List<Company> companies = new ArrayList<>();
            for (long id = 1; id <= EACH + 3; id++) {
                Company company = new Company();
                company.id = id;
                if (id > Fleet.HEIR + 1 && random.nextBoolean()) {
                    company.owner.set(one(companies.subList((int) Fleet.HEIR, companies.size())));
                }
                company.save(Save.inserting());
                companies.add(company);
            }
            List<Company> mortal = companies.subList(1, companies.size());
            for (Company company : mortal) {
                company.partners.add(one(companies));
            }
            List<Ferry> ferries = new ArrayList<>();
            List<Ship> ships = new ArrayList<>();
            for (long id = 1; id <= 2 * EACH; id++) {
                Ship ship = random.nextInt(3) == 0 || id == 1 ? new Ferry() : new Ship();
                ship.id = id;
                ship.code = "s" + id;
                ship.company.set(one(companies));
                if (!ships.isEmpty() && random.nextBoolean()) {
                    ship.sister.set(one(ships));
                }
                if (ship instanceof Ferry ferry) {
                    ferry.decks = random.nextInt(3);
                    ferries.add(ferry);
                }
                ship.save(Save.inserting());
                ships.add(ship);
            }
            for (Company company : mortal) {
                if (random.nextInt(3) == 0) {
                    company.flagship.set(one(ships));
                    company.save();
                }
            }
            around(companies, ships, ferries);
        }

        private void around(List<Company> companies, List<Ship> ships, List<Ferry> ferries) {
            List<Voyage> voyages = new ArrayList<>();
            List<Entry> entries = new ArrayList<>();
            for (long id = 1; id <= 2 * EACH; id++) {
                Voyage voyage = new Voyage();
                voyage.id = id;
                voyage.ship.set(one(ships));
                if (random.nextInt(3) == 0) {
                    voyage.escort.set(one(ships));
                }
                voyage.save(Save.inserting());
                voyages.add(voyage);
                Entry entry = new Entry();
                entry.id = id;
                entry.voyage.set(one(voyages));
                if (!entries.isEmpty() && random.nextBoolean()) {
                    entry.answering.set(one(entries));
                }
                entry.save(Save.inserting());
                entries.add(entry);
            }
            for (int i = 0; i < EACH; i++) {
                int number = i;
                Ticket.objects.create(ticket -> {
                    ticket.id = ++ids;
                    ticket.ferry.set(one(ferries));
                });
                Berth.objects.create(berth -> {
                    berth.id = ++ids;
                    berth.company.set(one(companies));
                    berth.ship.set(one(ships));
                });
                Cabin.objects.create(cabin -> {
                    cabin.ferry.set(one(ferries));
                    cabin.number = number;
                    if (restricting && random.nextInt(4) == 0) {
                        cabin.booked.set(one(voyages));
                    }
                });
                Remark remark = Remark.objects.create(row -> {
                    row.id = ++ids;
                    row.about.set(one(ships));
                });
                Reply.objects.create(reply -> {
                    reply.id = ++ids;
                    reply.remark.set(remark);
                });
                Stamp.objects.create(stamp -> {
                    stamp.id = ++ids;
                    stamp.about.set(one(voyages));
                });
            }
            ports(companies);
            held(companies, ships, voyages);
        }

        /** A port's number is another port's key. */
        private void ports(List<Company> companies) {
            List<Port> ports = new ArrayList<>();
            for (long id = 1; id <= EACH; id++) {
                Port port = new Port();
                port.id = id;
                port.number = id % EACH + 1;
                port.company.set(one(companies));
                port.save(Save.inserting());
                ports.add(port);
            }
            for (long id = 1; id <= EACH; id++) {
                Route route = new Route();
                route.id = id;
                if (random.nextBoolean()) {
                    route.start.set(one(ports));
                }
                if (random.nextBoolean()) {
                    route.end.set(one(ports));
                }
                route.save(Save.inserting());
            }
        }

        private void held(List<Company> companies, List<Ship> ships, List<Voyage> voyages) {
            if (restricting) {
                Ship ship = one(ships);
                Crew.objects.create(crew -> {
                    crew.id = ++ids;
                    crew.ship.set(ship);
                    crew.company.set(ship.company.get());
                });
                Ship other = one(ships);
                Officer officer = Officer.objects.create(row -> {
                    row.id = ++ids;
                    row.ship.set(other);
                    row.company.set(random.nextBoolean() ? other.company.get() : one(companies));
                });
                Medal.objects.create(medal -> {
                    medal.id = ++ids;
                    medal.officer.set(officer);
                });
            }
            if (protecting) {
                for (long id = 1; id <= 2; id++) {
                    Permit permit = new Permit();
                    permit.id = id;
                    permit.voyage.set(one(voyages));
                    permit.save(Save.inserting());
                }
            }
        }
    }
}
