package dev.rowan.benchmarks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That what is watched is the same work behind each wrapper, and that agents are put where they are meant. */
final class WatchedTest {
    @ParameterizedTest
    @CsvSource({"bare,h2", "bare,stub", "p6spy,h2", "p6spy,stub", "datasource-proxy,h2", "datasource-proxy,stub"})
    void everySubjectFindsTheKeysInTurnAndSumsTheSameRows(String subject, String driver) throws SQLException {
        try (Watched watched = new Watched(subject, driver)) {
            assertThat(List.of(watched.byKey(0), watched.byKey(10), watched.byKey(35)))
                    .containsExactly(1, 2, 3);
            assertThat(watched.all(10)).isEqualTo(10L * Watched.ROWS * (Watched.ROWS + 1) / 2);
            assertThat(watched.all(0)).isZero();
        }
    }

    @Test
    void theProgramSeesAllItsRows() throws SQLException {
        assertThat(Program.run()).isEqualTo(100);
    }

    @Test
    void theEmptyAgentIsAnAgent(@TempDir Path out) throws Exception {
        Agents agents = new Agents(out.resolve("none.jar"), out, out);
        String option = agents.optionsOf("empty-agent").get(0);
        Path jar = Path.of(option.substring("-javaagent:".length()));
        assertThat(Files.size(jar)).isPositive();
        try (JarFile packed = new JarFile(jar.toFile())) {
            assertThat(packed.getManifest().getMainAttributes().getValue("Premain-Class"))
                    .isEqualTo(EmptyAgent.class.getName());
            assertThat(packed.getEntry(EmptyAgent.class.getName().replace('.', '/') + ".class")
                            .getSize())
                    .isPositive();
        }
        assertThat(agents.optionsOf("bare")).isEmpty();
    }
}
