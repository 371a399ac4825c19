package dev.rowan.reports.view;

import static dev.rowan.reports.Shop.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.reports.Shop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of statements: the application's come first, however long a fixture takes. */
class StatementTableTest {

    private static final String TEST = "com.acme.OwnerTests.lists";

    private static List<StatementView> table(Shop shop) {
        Places places = new Places();
        StatementTable table = new StatementTable(places);
        table.add(shop.recording().units());
        return table.views(
                new LatencyTable(shop.recording(), null),
                new Measuring(places, false).with(shop.analysis()),
                null,
                Map.of());
    }

    @Test
    void whatOnlySetsUpOrChecksComesLast() {
        Shop shop = new Shop()
                .unit(
                        Shop.JVM,
                        TEST,
                        TEST,
                        TestPhase.SETUP,
                        UnitKind.TEST,
                        run("create database rowan_1", 4_000, "com.acme.Database.create:1"),
                        run("insert into owners (id) values (?)", 3_000, "com.acme.Fill.owners:1"))
                .unit(
                        Shop.JVM,
                        TEST,
                        TEST,
                        TestPhase.BODY,
                        UnitKind.TEST,
                        run("select * from owners", 2, "com.acme.Owners.list:1"),
                        new Shop.Run(
                                "select count(*) from owners",
                                900,
                                1,
                                "com.acme.Owners.check:2",
                                Set.of(Role.TEST_CODE)),
                        new Shop.Run(
                                "create index i on owners (id)",
                                800,
                                0,
                                "com.acme.Owners.index:3",
                                Set.of(Role.SCHEMA)),
                        run("insert into owners (id) values (?)", 1, "com.acme.Owners.add:4"));
        List<StatementView> rows = table(shop);
        assertThat(rows)
                .extracting(StatementView::sql)
                .startsWith("insert into owners (id) values (?)", "select * from owners")
                .hasSize(5);
        assertThat(rows)
                .extracting(StatementView::setUp)
                .as("what the application runs, too, is its own")
                .containsExactly(false, false, true, true, true);
        assertThat(rows.get(2).totalMillis()).isGreaterThan(rows.get(1).totalMillis());
    }
}
