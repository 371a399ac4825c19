package dev.rowan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.rowan.house.fixture.Skipping;
import dev.rowan.house.fixture.helper.Nameless;
import dev.rowan.house.fixture.one.Circle;
import dev.rowan.house.fixture.two.Back;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule finds what it forbids; a rule that cannot fail would guard nothing. */
final class RulesCanFailTest {

    private static List<String> violations(ArchRule rule, Class<?>... subjects) {
        JavaClasses classes = new ClassFileImporter().importClasses(subjects);
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    @Test
    void arrowsFindAnImportThatIsNotAllowed() {
        Map<String, Set<String>> oneWay = Map.of("one", Set.of("two"), "two", Set.of());
        assertThat(violations(
                        Rules.arrows("go one way", type -> type.getPackageName().replaceAll(".*\\.", ""), oneWay),
                        Circle.class,
                        Back.class))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("two.Back").contains("one.Circle"));
    }

    @Test
    void aClassInAnotherModulesPackageIsFound() {
        assertThat(violations(
                        Rules.isAtHome("dev.rowan.house", List.of("dev.rowan.house", "dev.rowan.house.fixture.one")),
                        Circle.class,
                        Back.class))
                .singleElement()
                .asString()
                .contains("one.Circle is not at home");
    }

    @Test
    void circlesAreFound() {
        assertThat(violations(Rules.noCyclesBetweenPackages(), Circle.class, Back.class))
                .singleElement()
                .asString()
                .contains("fixture.one", "fixture.two");
    }

    @Test
    void aNamelessPackageIsFound() {
        assertThat(violations(Rules.packagesHaveNamesOfTheirOwn(), Nameless.class, Circle.class))
                .singleElement()
                .asString()
                .contains("fixture.helper");
    }

    @Test
    void aPackageWithoutTheMarkIsFound() {
        assertThat(violations(Rules.packagesAreNullMarked(), Circle.class))
                .singleElement()
                .asString()
                .contains("package-info.java with @NullMarked");
    }

    @Test
    void aClassOutsideJavaBaseIsFound() {
        assertThat(violations(Rules.namesOnlyJavaBase("dev.rowan.house"), Back.class))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("java.sql.SQLException"));
    }

    @Test
    void eachUnexplainedSkipIsFoundAndEachExplainedOneIsNot() {
        assertThat(violations(Rules.skippedTestsSayWhy(), Skipping.class))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("InSilence"));
    }

    @Test
    void aSleepIsFound() {
        assertThat(violations(Rules.testsDoNotSleep(), Skipping.class))
                .singleElement()
                .asString()
                .contains("Skipping.sleeping");
    }
}
