package dev.rowan.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestNamesTest {
    /** Two tests of one name would be one in a baseline. */
    @ParameterizedTest
    @CsvSource({
        "[engine:junit-jupiter]/[class:a.T]/[method:finds()], finds(), a.T.finds",
        "[engine:junit-jupiter]/[class:a.T]/[test-template:finds(int)]/[test-template-invocation:#2], [2] 7, a.T.finds[2]",
        "[engine:junit-jupiter]/[class:a.T]/[test-factory:finds()]/[dynamic-test:#1], one, a.T.finds[1]",
        "[engine:junit-jupiter]/[class:a.T]/[test-factory:finds()]/[dynamic-container:#2]/[dynamic-test:#1], two, a.T.finds[2][1]",
        "[engine:junit-jupiter]/[class-template:a.T]/[class-template-invocation:#2]/[method:finds()], finds(), a.T.finds[2]",
        "[engine:junit-vintage]/[runner:a.T]/[test:finds(a.T)], finds, a.T.finds",
        "[engine:junit-vintage]/[runner:a.T]/[test:%5B1%5D]/[test:finds%5B1%5D(a.T)], finds[1], a.T.finds[1]"
    })
    void eachRunOfATestHasANameOfItsOwn(String id, String displayName, String name) {
        assertThat(TestNames.of("a.T", "finds", id, displayName)).isEqualTo(name);
    }
}
