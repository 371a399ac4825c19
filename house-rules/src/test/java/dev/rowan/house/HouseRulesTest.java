package dev.rowan.house;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of {@code docs/architecture.md}, put to the class files. */
final class HouseRulesTest {

    /** A -> B: A imports B. */
    private static final Map<String, Set<String>> MODULES = Map.of(
            "orm-core", Set.of(),
            "analysis", Set.of(),
            "orm-processor", Set.of(),
            "test-databases", Set.of(),
            "agent", Set.of("analysis"),
            "reports", Set.of("analysis"),
            "p6spy", Set.of("analysis"),
            "testing", Set.of("agent", "analysis", "p6spy"),
            "maven-plugin", Set.of("reports"));

    private static final Map<String, String> HOMES = Map.of(
            "agent", "dev.rowan.agent",
            "analysis", "dev.rowan.analysis",
            "maven-plugin", "dev.rowan.maven",
            "orm-core", "dev.rowan.orm",
            "orm-processor", "dev.rowan.orm.processor",
            "p6spy", "dev.rowan.p6spy",
            "reports", "dev.rowan.reports",
            "test-databases", "dev.rowan.testing.database",
            "testing", "dev.rowan.testing");

    /** The steps that a query takes; a dialect's own package is {@code dialect.*}. */
    private static final Map<String, Set<String>> ORM = Map.ofEntries(
            entry("model", Set.of()),
            entry("query", Set.of("model")),
            entry("dialect", Set.of("query", "model")),
            entry("dialect.*", Set.of("dialect", "query", "model")),
            entry("compile", Set.of("dialect", "query", "model")),
            // Never the tree: what it is handed is SQL and binds.
            entry("execute", Set.of("compile", "dialect", "model")),
            entry("hydrate", Set.of("execute", "compile", "query", "model")),
            entry("schema", Set.of("execute", "compile", "dialect", "query", "model")),
            entry("fixture", Set.of("hydrate", "execute", "compile", "dialect", "query", "model")),
            entry("migrate", Set.of("schema", "execute", "dialect", "model")),
            entry(
                    "orm",
                    Set.of(
                            "model",
                            "query",
                            "dialect",
                            "dialect.*",
                            "compile",
                            "execute",
                            "hydrate",
                            "fixture",
                            "schema",
                            "migrate")));

    private static final Map<String, Set<String>> ANALYSIS = Map.of(
            "event", Set.of(),
            "recording", Set.of("event"),
            "detect", Set.of("event", "recording"),
            "remedy", Set.of("event", "recording", "detect"),
            "judge", Set.of("event", "recording", "detect", "remedy"));

    private final House house = new House();

    @Test
    void modulesImportOnlyAlongTheArrows() {
        Rules.arrows("import along the arrows between modules", House::moduleOf, MODULES)
                .check(house.programs());
    }

    @Test
    void testingSeesOfTheAgentItsBootPackageAlone() {
        Rules.dependencies(
                        "see of the agent only what is in agent.boot",
                        (from, to) -> !House.moduleOf(from).equals("testing")
                                || !House.moduleOf(to).equals("agent")
                                || to.getPackageName().equals("dev.rowan.agent.boot"))
                .check(house.programs());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModulesPackagesAreItsOwn(String module) {
        Rules.isAtHome(HOMES.get(module), HOMES.values())
                // Until a module's first class is written.
                .allowEmptyShould(true)
                .check(house.program(module));
    }

    @Test
    void aQueryTakesItsStepsInOneDirection() {
        Rules.arrows("import along the steps of a query", HouseRulesTest::stepOfTheOrm, ORM)
                .check(house.program("orm-core"));
    }

    @Test
    void anEventBecomesAFindingInOneDirection() {
        Rules.arrows("import along the steps of an event", HouseRulesTest::stepOfTheAnalysis, ANALYSIS)
                .check(house.program("analysis"));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packagesDoNotImportEachOtherInACircle(String module) {
        Rules.noCyclesBetweenPackages().check(house.program(module));
    }

    @Test
    void whatTheAgentPutsIntoTheBootstrapLoaderNamesOnlyJavaBase() {
        Rules.namesOnlyJavaBase("dev.rowan.agent.boot")
                .allowEmptyShould(true)
                .check(house.program("agent").that(new InPackage("dev.rowan.agent.boot")));
    }

    @Test
    void noPackageHasANameThatSaysNothing() throws IOException {
        Rules.packagesHaveNamesOfTheirOwn().check(house.everything());
    }

    @Test
    void everyPackageIsNullMarked() {
        Rules.packagesAreNullMarked().check(house.programs().that(new InPackage("dev.rowan")));
    }

    @Test
    void aSkippedTestCarriesItsReason() throws IOException {
        Rules.skippedTestsSayWhy().check(house.everything());
    }

    @Test
    void testsDoNotSleep() throws IOException {
        Rules.testsDoNotSleep().check(house.tests());
    }

    static Set<String> modules() {
        return House.MODULES;
    }

    private static String stepOfTheOrm(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals("dev.rowan.orm")) {
            return "orm";
        }
        return name.startsWith("dev.rowan.orm.dialect.") ? "dialect.*" : after("dev.rowan.orm.", name);
    }

    private static String stepOfTheAnalysis(JavaClass type) {
        return after("dev.rowan.analysis.", type.getPackageName());
    }

    private static String after(String prefix, String name) {
        if (!name.startsWith(prefix)) {
            return "";
        }
        int end = name.indexOf('.', prefix.length());
        return name.substring(prefix.length(), end < 0 ? name.length() : end);
    }
}
