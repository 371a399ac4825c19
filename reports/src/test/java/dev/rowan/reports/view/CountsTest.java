package dev.rowan.reports.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {

    private static final Counts COUNTS = Counts.of(Map.of("pets", Range.of(3), "owners", Range.of(1)));

    @Test
    void theyAreInTheOrderOfTheirNamesAndFoundByThem() {
        assertThat(COUNTS).containsExactly(entry("owners", Range.of(1)), entry("pets", Range.of(3)));
        assertThat(COUNTS.get("pets")).isEqualTo(Range.of(3));
        assertThat(COUNTS.get("visits")).isNull();
        assertThat(COUNTS.getOrDefault("visits", Range.ZERO)).isEqualTo(Range.ZERO);
        assertThat(Counts.of(COUNTS)).isSameAs(COUNTS);
    }

    @Test
    void ofTwoRunsTheyHoldWhatEitherShowed() {
        assertThat(COUNTS.with(Counts.of(Map.of("owners", Range.of(2), "pets", Range.of(3)))))
                .containsExactly(entry("owners", new Range(1, 2)), entry("pets", Range.of(3)));
        assertThat(COUNTS.with(Counts.of(Map.of("pets", Range.of(2), "visits", Range.of(4)))))
                .containsExactly(
                        entry("owners", new Range(0, 1)),
                        entry("pets", new Range(2, 3)),
                        entry("visits", new Range(0, 4)));
    }
}
