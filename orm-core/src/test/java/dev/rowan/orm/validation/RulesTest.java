package dev.rowan.orm.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rowan.orm.Cleaning;
import dev.rowan.orm.Database;
import dev.rowan.orm.ValidationError;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.orm.model.Validator.Fault;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What {@code fullClean} says of Jakarta Validation's annotations, and of constraints that only the database can read. */
class RulesTest {
    private Database database;

    @BeforeEach
    void open(TestDatabase test) {
        database = Database.builder("default")
                .dataSource(test.dataSource())
                .models(Guest_.META)
                .register();
        database.createTables();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Guest guest(Consumer<Guest> fill) {
        Guest guest = new Guest();
        guest.name = "Ada";
        fill.accept(guest);
        return guest;
    }

    private static Map<String, List<Fault>> faults(Guest guest) {
        return faults(guest::fullClean);
    }

    private static Map<String, List<Fault>> faults(Runnable check) {
        ValidationError error = catchThrowableOfType(ValidationError.class, check::run);
        return error == null ? Map.of() : error.faults();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aRowThatKeepsTheRulesIsSaidToBeSo() {
        assertThat(faults(guest(g -> {}))).isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void annotationsAreToldByField() {
        Map<String, List<Fault>> faults = faults(guest(g -> {
            g.name = "Ada of the long name";
            g.seats = 0;
            g.table = "x";
        }));
        assertThat(faults.keySet()).containsExactly("name", "seats", "table");
        assertThat(faults.get("name")).containsExactly(new Fault("size", "size must be between 0 and 10"));
        assertThat(faults.get("seats")).extracting(Fault::code).containsExactly("min");
        assertThat(faults.get("table")).extracting(Fault::code).containsExactly("pattern");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aFieldThatTheModelFoundFaultWithIsNotToldTwice() {
        assertThat(faults(guest(g -> g.name = ""))).containsOnlyKeys("name");
        assertThat(faults(guest(g -> g.name = "")).get("name"))
                .extracting(Fault::code)
                .containsExactly("blank");
        assertThat(faults(guest(g -> g.name = "  ")).get("name"))
                .containsExactly(new Fault("not_blank", "A guest has a name."));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatIsInsideAValueIsToldByItsPath() {
        Map<String, List<Fault>> faults = faults(guest(g -> g.address = new Guest.Address(" ", List.of("ok", "x"))));
        assertThat(faults.keySet()).containsExactly("address.lines[1]", "address.street");
        assertThat(faults(() -> guest(g -> g.address = new Guest.Address(" ", List.of()))
                        .fullClean(Cleaning.ALL.excluding("address"))))
                .isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void rulesOfTheRowAsAWholeStandUnderNoField() {
        Map<String, List<Fault>> early = faults(guest(g -> g.from = 9));
        assertThat(early).containsOnlyKeys(ValidationError.WHOLE_ROW);
        assertThat(early.get(ValidationError.WHOLE_ROW))
                .containsExactly(new Fault("evenings", "The house opens at five."));
        assertThat(faults(guest(g -> g.until = 1))).containsOnlyKeys("ordered");
        assertThatCode(() -> guest(g -> g.from = 9).cleanFields()).doesNotThrowAnyException();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void columnsThatWereLeftOutAreLoadedAndThoseAssignedSinceAreNot() {
        guest(g -> g.seats = 4).save();
        Guest read = Guest.objects.only("seats").get();
        assertThat(faults(read)).isEmpty();
        assertThat(read.name).isEqualTo("Ada");
        Guest assigned = Guest.objects.only("seats").get();
        assigned.name = "Ada of the long name";
        assertThat(faults(assigned)).containsOnlyKeys("name");
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aUniqueExpressionIsLookedUp() {
        Guest ada = guest(g -> {});
        ada.save();
        Guest again = guest(g -> g.name = "ADA");
        Map<String, List<Fault>> faults = faults(again);
        assertThat(faults.get(ValidationError.WHOLE_ROW))
                .containsExactly(new Fault("unique", "That guest is here already."));
        assertThat(catchThrowableOfType(UniqueViolation.class, again::save)).isNotNull();
        assertThat(faults(guest(g -> g.seats = 2))).isEmpty();
        assertThat(faults(ada)).isEmpty();
        assertThat(faults(() -> again.fullClean(Cleaning.ALL.excluding("name"))))
                .isEmpty();
        assertThat(faults(() -> again.fullClean(Cleaning.ALL.withoutConstraints())))
                .isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void aUniqueExpressionHoldsAmongTheRowsOfItsCondition() {
        guest(g -> g.table = "WINDOW").save();
        Map<String, List<Fault>> faults = faults(guest(g -> {
            g.name = "Bo";
            g.table = "WINDOW";
        }));
        assertThat(faults.get(ValidationError.WHOLE_ROW))
                .containsExactly(new Fault("unique", "Constraint “guest_table” is violated."));
        assertThat(faults(guest(g -> {
                    g.name = "Bo";
                    g.table = "WINDOW";
                    g.cancelled = true;
                })))
                .isEmpty();
        guest(g -> g.name = "Cy").save();
        assertThat(faults(guest(g -> g.name = "Di"))).isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void uniqueColumnsHoldAmongTheRowsOfTheirCondition() {
        guest(g -> g.seats = 101).save();
        guest(g -> g.seats = 7).save();
        assertThat(faults(guest(g -> g.seats = 102)).get(ValidationError.WHOLE_ROW))
                .containsExactly(new Fault("unique_together", "Guest with this From and Until already exists."));
        assertThat(faults(guest(g -> g.seats = 8))).isEmpty();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void eachConstraintCostsOneStatement() {
        Guest guest = guest(g -> g.table = "WINDOW");
        List<Map<String, Object>> heard = new ArrayList<>();
        database.observe(heard::add);
        guest.cleanFields();
        assertThat(heard).isEmpty();
        // Two of expressions, one of columns with a condition.
        guest.fullClean();
        assertThat(heard).hasSize(3);
    }
}
