package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.rowan.orm.cascade.Fleet;
import dev.rowan.orm.cascade.Fleet.Company;
import dev.rowan.orm.cascade.Fleet.Entry;
import dev.rowan.orm.cascade.Fleet.Permit;
import dev.rowan.orm.cascade.Fleet.Port;
import dev.rowan.orm.cascade.Fleet.Route;
import dev.rowan.orm.cascade.Fleet.Ship;
import dev.rowan.orm.cascade.Fleet.Voyage;
import dev.rowan.orm.execute.ConnectionLost;
import dev.rowan.orm.faults.Relay;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Cascades whose rows are kept in tables of the database, as those of many rows are. */
class CascadeTest {
    private static final int NONE_IN_MEMORY = 0;

    private TestDatabase test;
    private Database database;
    private final List<String> statements = new ArrayList<>();

    @BeforeEach
    void open(TestDatabase server) {
        test = server;
        database = open(Database.builder("default").dataSource(server.dataSource()));
    }

    private Database open(DatabaseBuilder builder) {
        Database opened = Fleet.open(builder);
        opened.observe(statement -> statements.add((String) statement.get("sql")));
        return opened;
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A company with ships, each with a voyage. */
    private static Company company(int ships) {
        Company company = Company.objects.create(row -> {});
        for (int i = 0; i < ships; i++) {
            String code = company.id + "-" + i;
            Ship ship = Ship.objects.create(row -> {
                row.code = code;
                row.company.set(company);
            });
            Voyage.objects.create(voyage -> voyage.ship.set(ship));
        }
        return company;
    }

    private static List<Long> counts() {
        return List.of(Company.objects.count(), Ship.objects.count(), Voyage.objects.count());
    }

    private List<String> statements(Runnable work) {
        statements.clear();
        work.run();
        return List.copyOf(statements);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void statementsAreAsManyForAnyNumberOfRows() {
        company(1).delete(); // content types are looked up once
        Company few = company(2);
        Company many = company(60);
        List<String> some = statements(() -> Deleting.row(few, false, NONE_IN_MEMORY));
        assertThat(statements(() -> Deleting.row(many, false, NONE_IN_MEMORY))).hasSameSizeAs(some);
        assertThat(some.stream().filter(sql -> sql.startsWith("CREATE TEMPORARY TABLE")))
                .hasSize((int) some.stream()
                        .filter(sql -> sql.startsWith("DROP TABLE"))
                        .count());
        assertThat(counts()).containsExactly(0L, 0L, 0L);
    }

    /** One statement for each key and each step down the chain, and no stack that grows with it. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aLongChainCostsAsManyStatementsForEachRow() {
        assertThat(chain(400) - chain(200)).isEqualTo(chain(600) - chain(400));
        assertThat(Entry.objects.count()).isZero();
    }

    private int chain(int rows) {
        Company company = company(1);
        Voyage voyage = Objects.requireNonNull(Voyage.objects.all().first());
        List<Entry> chain = new ArrayList<>();
        for (long id = 1; id <= rows; id++) {
            Entry entry = new Entry();
            entry.id = id;
            entry.voyage.set(voyage);
            if (id > 1) {
                entry.answering.set(chain.get(chain.size() - 1));
            }
            chain.add(entry);
        }
        Entry.objects.bulkCreate(chain);
        Entry root = Entry.objects.get("id", 1);
        int cost = statements(() -> assertThat(
                                Deleting.row(root, false, NONE_IN_MEMORY).total())
                        .isEqualTo(rows))
                .size();
        company.delete();
        return cost;
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aRefusalLeavesTheBlockAroundItWhole() {
        Company company = company(3);
        Voyage voyage = Objects.requireNonNull(Voyage.objects.all().first());
        Permit permit = Permit.objects.create(row -> row.voyage.set(voyage));
        database.atomic(() -> {
            Company.objects.create(row -> {});
            assertThatThrownBy(() -> Deleting.row(company, false, NONE_IN_MEMORY))
                    .isInstanceOf(ProtectedError.class)
                    .hasMessage("Cannot delete some instances of model 'Company' because they are referenced through"
                            + " protected foreign keys: 'Ship.company'.")
                    .satisfies(refused ->
                            assertThat(((ProtectedError) refused).rows()).hasToString("[" + permit + "]"));
            assertThat(counts()).containsExactly(2L, 3L, 3L);
        });
        assertThat(counts()).containsExactly(2L, 3L, 3L);
        permit.delete();
        assertThat(Deleting.row(company, false, NONE_IN_MEMORY).total()).isEqualTo(7);
        assertThat(company.id).isNull();
    }

    /** The number of each port is the key of the other, so that the one taken for the other deletes what should stay. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void keysOfOneModelLeadToTheColumnThatEachNames() {
        for (int mostInMemory : new int[] {10_000, NONE_IN_MEMORY}) {
            Company company = Company.objects.create(row -> {});
            Port goes = port(1, 2, company);
            Port stays = port(2, 1, Company.objects.create(row -> {}));
            Route.objects.create(route -> {
                route.start.set(goes);
                route.end.set(stays);
            });
            Route.objects.create(route -> route.end.set(goes));
            Route kept = Route.objects.create(route -> {
                route.start.set(stays);
                route.end.set(stays);
            });
            assertThat(Deleting.row(company, false, mostInMemory).perModel())
                    .containsOnly(entry("fleet.Company", 1L), entry("fleet.Port", 1L), entry("fleet.Route", 2L));
            assertThat(Route.objects.all().list()).containsExactly(kept);
            Company.objects.all().delete();
        }
    }

    private static Port port(long id, long number, Company company) {
        return Port.objects.create(port -> {
            port.id = id;
            port.number = number;
            port.company.set(company);
        });
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aListenerThatFailsAfterTheRowsAreGoneBringsThemBack() {
        Company company = company(3);
        try (var listening = database.signals().postDelete(Ship.class, event -> {
            throw new IllegalStateException("no");
        })) {
            assertThat(listening).isNotNull();
            assertThatThrownBy(() -> Deleting.row(company, false, NONE_IN_MEMORY))
                    .hasMessage("no");
        }
        assertThat(counts()).containsExactly(1L, 3L, 3L);
        assertThat(Deleting.row(company, false, NONE_IN_MEMORY).total()).isEqualTo(7);
    }

    /** Each delete has tables of its own, also one inside the other. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aListenerMayDeleteToo() {
        Company company = company(3);
        Company other = company(2);
        try (var listening = database.signals().preDelete(Company.class, event -> {
            if (event.row().equals(company)) {
                Deleting.row(other, false, NONE_IN_MEMORY);
            }
        })) {
            assertThat(listening).isNotNull();
            assertThat(Deleting.row(company, false, NONE_IN_MEMORY).total()).isEqualTo(7);
        }
        assertThat(counts()).containsExactly(0L, 0L, 0L);
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void aConnectionThatBreaksHalfwayLeavesAllRows() throws IOException {
        company(3);
        database.close();
        try (Relay relay = new Relay(test.url())) {
            database = Database.builder("default")
                    .url(relay.url())
                    .poolSize(2)
                    .models(Fleet.MODELS.toArray(dev.rowan.orm.model.ModelMeta[]::new))
                    .register();
            Company company = Objects.requireNonNull(Company.objects.all().first());
            database.observe(statement -> {
                if (((String) statement.get("sql")).startsWith("DELETE FROM \"fleet_voyage\"")) {
                    relay.cut();
                }
            });
            assertThatThrownBy(() -> Deleting.row(company, false, NONE_IN_MEMORY))
                    .isInstanceOf(ConnectionLost.class);
            assertThat(counts()).containsExactly(1L, 3L, 3L);
        }
    }
}
