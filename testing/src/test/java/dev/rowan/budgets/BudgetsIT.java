package dev.rowan.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.AllowedFindings;
import dev.rowan.testing.NoNPlusOne;
import dev.rowan.testing.QueryBudget;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Annotated tests under the agent: which pass, and what the others say. */
class BudgetsIT {
    private static final Application APPLICATION = Application.start();

    @QueryBudget(max = 1)
    static class Budgets {
        @Test
        void keeps() throws Exception {
            APPLICATION.clinic.names();
        }

        @Test
        void exceeds() throws Exception {
            APPLICATION.clinic.namesTwice();
        }

        @Test
        @QueryBudget(max = 2)
        void hasMoreThanItsClass() throws Exception {
            APPLICATION.clinic.names();
            APPLICATION.clinic.names();
        }

        @Test
        @QueryBudget(max = -1)
        void hasNoSense() {}

        @Test
        void failsByItself() throws Exception {
            APPLICATION.clinic.petsOneByOne();
            throw new IllegalStateException("its own fault");
        }

        @Nested
        class Inside {
            @Test
            void exceedsWhatTheClassAroundSays() throws Exception {
                APPLICATION.clinic.names();
                APPLICATION.clinic.names();
            }
        }
    }

    @Test
    void aBudgetIsHeld() {
        Map<String, String> outcomes = Outcome.of(Budgets.class);
        assertThat(outcomes).hasSize(6);
        assertThat(outcomes.get("keeps()")).isEmpty();
        assertThat(outcomes.get("hasMoreThanItsClass()")).isEmpty();
        assertThat(outcomes.get("failsByItself()")).isEqualTo("java.lang.IllegalStateException: its own fault");
        assertThat(outcomes.get("hasNoSense()")).contains("the least is 0");
        assertThat(outcomes.get("exceedsWhatTheClassAroundSays()"))
                .startsWith("Inside.exceedsWhatTheClassAroundSays sent 2 statements; its budget is 1");
        assertThat(outcomes.get("exceeds()")).isEqualTo("""
                Budgets.exceeds sent 2 statements; its budget is 1, so 1 is too many.
                  2 × select name from owner order by id
                      at clinic.Owners.names(Owners.java:24)
                  duplicate-query (likely): owner is read again with the same values: 1 time too often
                    at clinic.Owners.names(Owners.java:24)
                    fix: Keep the first answer: pass it along, or hold it for the length of the request.\
                """);
    }

    @QueryBudget(max = 1)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Cheap {}

    static class Repeated {
        @RepeatedTest(2)
        @Cheap
        void eachRunHasTheWholeBudget() throws Exception {
            APPLICATION.clinic.names();
        }

        @TestFactory
        @Cheap
        Stream<DynamicTest> made() {
            return IntStream.of(1, 2)
                    .mapToObj(times -> DynamicTest.dynamicTest("asks " + times + " times", () -> {
                        for (int i = 0; i < times; i++) {
                            APPLICATION.clinic.names();
                        }
                    }));
        }
    }

    @Test
    void eachInvocationIsHeldForItself() {
        Map<String, String> outcomes = Outcome.of(Repeated.class);
        assertThat(outcomes.get("repetition 1 of 2")).isEmpty();
        assertThat(outcomes.get("repetition 2 of 2")).isEmpty();
        assertThat(outcomes.get("asks 1 times")).isEmpty();
        assertThat(outcomes.get("asks 2 times")).startsWith("Repeated.made sent 2 statements; its budget is 1");
    }

    static class SetUp {
        @BeforeEach
        void readsTheNames() throws Exception {
            APPLICATION.clinic.names();
        }

        @Test
        @QueryBudget(max = 0)
        void isNotCounted() {}

        @Test
        @QueryBudget(max = 0, setUp = true)
        void isCountedWhenAsked() {}
    }

    @Test
    void setUpCountsWhenAsked() {
        Map<String, String> outcomes = Outcome.of(SetUp.class);
        assertThat(outcomes.get("isNotCounted()")).isEmpty();
        assertThat(outcomes.get("isCountedWhenAsked()")).startsWith("SetUp.isCountedWhenAsked sent 1 statement;");
    }

    static class OneByOne {
        @Test
        @NoNPlusOne
        void readsPets() throws Exception {
            APPLICATION.clinic.petsOneByOne();
        }

        @Test
        @NoNPlusOne
        void readsTwice() throws Exception {
            APPLICATION.clinic.namesTwice();
        }

        @Test
        @AllowedFindings
        void mayShowNothing() throws Exception {
            APPLICATION.clinic.namesTwice();
        }

        @Test
        @NoNPlusOne
        @AllowedFindings("rule=n-plus-one class=clinic.Owners # five owners")
        void mayReadPets() throws Exception {
            APPLICATION.clinic.petsOneByOne();
        }

        @Test
        @AllowedFindings({"rule=n-plus-one # five owners", "rule=deep-offset # was there once"})
        void allowsTooMuch() throws Exception {
            APPLICATION.clinic.petsOneByOne();
        }

        @Test
        @AllowedFindings("rule=n-plus-one")
        void givesNoReason() {}
    }

    @Test
    void findingsFailUnlessTheyAreAllowed() {
        Map<String, String> outcomes = Outcome.of(OneByOne.class);
        assertThat(outcomes.get("readsTwice()")).isEmpty();
        assertThat(outcomes.get("mayReadPets()")).isEmpty();
        assertThat(outcomes.get("mayShowNothing()"))
                .startsWith("OneByOne.mayShowNothing has findings that it does not allow.\n  duplicate-query");
        assertThat(outcomes.get("allowsTooMuch()")).isEqualTo("""
                OneByOne.allowsTooMuch allows findings that it does not show. The faults are mended, so remove from its @AllowedFindings:
                  rule=deep-offset # was there once\
                """);
        assertThat(outcomes.get("givesNoReason()")).contains("has no reason: write why behind a #");
        assertThat(outcomes.get("readsPets()")).isEqualTo("""
                OneByOne.readsPets does row by row what one statement can do.
                  n-plus-one (proven): pet is read once for each row of owner: 5 statements where 1 would do
                    at clinic.Owners.petsOf(Owners.java:57)
                    fix: select owner_id, name from pet where owner_id in (?, …)
                All it sent:
                  5 × select name from pet where owner_id = ?
                      at clinic.Owners.petsOf(Owners.java:57)
                  1 × select id from owner order by id
                      at clinic.Owners.petsOneByOne(Owners.java:45)\
                """);
    }

    static class SideBySide {
        private static final CyclicBarrier BOTH = new CyclicBarrier(2);

        @Test
        @QueryBudget(max = 0)
        void asksNothing() throws Exception {
            BOTH.await(1, TimeUnit.MINUTES);
            BOTH.await(1, TimeUnit.MINUTES);
        }

        @Test
        @QueryBudget(max = 1)
        void asksTwice() throws Exception {
            BOTH.await(1, TimeUnit.MINUTES);
            APPLICATION.clinic.names();
            APPLICATION.clinic.names();
            BOTH.await(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void countsOfTestsThatRunSideBySideNeverMix() {
        Map<String, String> outcomes = Outcome.of(
                SideBySide.class,
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "2"));
        assertThat(outcomes.get("asksNothing()")).isEmpty();
        assertThat(outcomes.get("asksTwice()")).startsWith("SideBySide.asksTwice sent 2 statements; its budget is 1");
        assertThat(List.copyOf(outcomes.keySet())).hasSize(2);
    }
}
