package dev.rowan.analysis.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Remedy.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What all fixes have in common. */
final class RemediesTest {

    @Test
    void noRemedySpeaksOfAnEntityThatIsNotThere() throws IOException {
        try (var sources = Files.walk(Path.of("src", "main", "java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                assertThat(Files.readString(source)).as(source.toString()).doesNotContain("Entity e");
            }
        }
    }

    @Test
    void everyKindHasItsWordOfTheContract() {
        assertThat(Arrays.stream(Kind.values()).map(Kind::word))
                .containsExactly(
                        "select-related",
                        "prefetch-related",
                        "join-fetch",
                        "entity-graph",
                        "batch-size",
                        "bulk-create",
                        "bulk-update",
                        "jdbc-batch",
                        "in-query",
                        "group-by",
                        "exists",
                        "reuse",
                        "index",
                        "rewrite",
                        "limit",
                        "keyset",
                        "remove");
    }
}
