package dev.rowan.benchmarks.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.compile.Statement;
import org.junit.jupiter.api.Test;

/** That what is compiled is a filter over four joins, and the same by either way. */
final class CompilingTest {
    private final Compiling compiling = new Compiling();

    @Test
    void theFilterHasFourJoinsHoweverItIsCompiled() {
        Statement cold = compiling.cold(compiling.tree("Author 1", "Category"));
        compiling.known(compiling.tree("Author 2", "Other"));
        Statement known = compiling.known(compiling.tree("Author 1", "Category"));
        assertThat(known).isEqualTo(cold);
        assertThat(known.sql().split(" JOIN ", -1)).hasSize(5);
        assertThat(known.parameters()).hasSize(2);
    }
}
