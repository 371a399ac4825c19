package dev.rowan.orm.generated.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rowan.orm.BulkOptions;
import dev.rowan.orm.BulkStopped;
import dev.rowan.orm.Conflict;
import dev.rowan.orm.Database;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.orm.generated.town.Town.Diner;
import dev.rowan.orm.generated.town.Town.Place;
import dev.rowan.orm.generated.town.Town.Restaurant;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Many rows at once that are a row in each of three tables. */
class BulkOfChildrenTest {
    private static final BulkOptions BY_TWO = BulkOptions.DEFAULT.inBatchesOf(2);

    private final List<String> sent = new ArrayList<>();
    private final List<String> control = new ArrayList<>();
    private Database database;

    @BeforeEach
    void open(TestDatabase test) {
        database = Database.builder(Database.DEFAULT)
                .dataSource(test.dataSource())
                .models(Town_Place_.META, Town_Restaurant_.META, Town_Diner_.META)
                .register();
        database.createTables();
        database.observe(
                one -> ("transaction".equals(one.get("cause")) ? control : sent).add(String.valueOf(one.get("sql"))));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Diner diner(String name, boolean allNight) {
        Diner diner = new Diner();
        diner.name = name;
        diner.pizza = name.startsWith("p");
        diner.stars = name.length();
        diner.allNight = allNight;
        return diner;
    }

    private static List<Diner> diners(String... names) {
        List<Diner> diners = new ArrayList<>();
        for (String name : names) {
            diners.add(diner(name, diners.size() % 2 == 0));
        }
        return diners;
    }

    private static List<String> stored() {
        return Diner.objects.orderBy("name").list().stream()
                .map(diner ->
                        diner.id + " " + diner.name + " " + diner.pizza + " " + diner.stars + " " + diner.allNight)
                .toList();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void eachBatchIsAStatementForEachTableAndAllIsOneTransaction() {
        List<Diner> diners = diners("a", "b", "pc", "d", "e");
        List<Long> heard = new ArrayList<>();
        Diner.objects.bulkCreate(diners, BY_TWO.reporting(heard::add));
        assertThat(sent).hasSize(9);
        assertThat(sent.subList(0, 3).toString()).containsSubsequence("town_place", "town_restaurant", "town_diner");
        assertThat(control).containsExactly("BEGIN", "COMMIT");
        assertThat(heard).containsExactly(2L, 4L, 5L);
        assertThat(diners).extracting(diner -> diner.id).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(diners).noneMatch(Diner::isNew);
        assertThat(stored())
                .containsExactly(
                        "1 a false 1 true",
                        "2 b false 1 false",
                        "4 d false 1 false",
                        "5 e false 1 true",
                        "3 pc true 2 true");
        assertThat(Place.objects.count()).isEqualTo(5);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rowsWithAKeyKeepIt() {
        List<Diner> diners = diners("a", "b", "c");
        diners.get(1).id = 70L;
        Diner.objects.bulkCreate(diners);
        assertThat(sent).hasSize(6);
        assertThat(diners.get(1).id).isEqualTo(70);
        assertThat(Diner.objects.get("pk", 70).name).isEqualTo("b");
        assertThat(Diner.objects.count()).isEqualTo(3);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void anErrorLeavesNothingInAnyTable() {
        Place.objects.create(place -> place.name = "here first");
        List<Diner> diners = diners("a", "b", "c");
        diners.get(2).id = 1L;
        assertThatThrownBy(() -> Diner.objects.bulkCreate(diners, BY_TWO)).isInstanceOf(UniqueViolation.class);
        assertThat(Diner.objects.count()).isZero();
        assertThat(Restaurant.objects.count()).isZero();
        assertThat(Place.objects.get().name).isEqualTo("here first");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void partsAreWholeInAllTables() {
        Place.objects.create(place -> place.name = "here first");
        List<Diner> diners = diners("a", "b", "c", "d");
        diners.get(3).id = 1L;
        BulkStopped stopped = catchThrowableOfType(
                BulkStopped.class, () -> Diner.objects.bulkCreateFrom(diners, BY_TWO.committingParts()));
        assertThat(stopped.committed()).isEqualTo(2);
        assertThat(Diner.objects.count()).isEqualTo(2);
        assertThat(Place.objects.count()).isEqualTo(3);
        assertThat(diners).extracting(Diner::isNew).containsExactly(false, false, true, true);
        assertThat(diners.get(2).id).isNull();
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void copyingFillsAllTables() {
        List<Diner> diners = diners("a", "b", "pc");
        Diner.objects.bulkCreate(diners, BulkOptions.DEFAULT.copying());
        assertThat(sent.stream().filter(sql -> sql.startsWith("COPY"))).hasSize(3);
        assertThat(stored()).containsExactly("1 a false 1 true", "2 b false 1 false", "3 pc true 2 true");
        assertThat(diner("next", false)).satisfies(next -> {
            next.save();
            assertThat(next.id).isEqualTo(4);
        });
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void noRuleHoldsForRowsThatExist() {
        assertThatThrownBy(() -> Diner.objects.bulkCreate(diners("a"), Conflict.ignore()))
                .isInstanceOf(NotSupported.class)
                .hasMessage("bulkCreate(…) of Diner knows no rule for rows that exist: each of them is a row in"
                        + " town_place and in town_restaurant and in town_diner, of which one may exist without the"
                        + " other.\n  Leave out the Conflict, or look for the rows that exist first.");
        assertThat(sent).isEmpty();
    }
}
