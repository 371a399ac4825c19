package dev.rowan.orm.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs with a mistake in a model, and the messages that they get.
 *
 * <p>Each program {@code X.java} has its messages beside it in {@code X.txt}. {@code -Drowan.goldens=write} writes
 * them anew, for a look at the difference.
 */
final class MustNotCompileTest {
    private static final Path PROGRAMS = Path.of("src/test/resources/must-not-compile");

    @TempDir
    Path classes;

    static Stream<String> programs() throws IOException {
        try (Stream<Path> files = Files.list(PROGRAMS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void eachMistakeIsToldWithItsPlaceItsChoicesAndItsFix(String program) throws IOException {
        List<String> told = new Compilation(PROGRAMS, classes).run(List.of(PROGRAMS.resolve(program)));
        String messages = String.join("\n\n", told) + "\n";
        Path golden = PROGRAMS.resolve(program.replace(".java", ".txt"));
        if (System.getProperty("rowan.goldens", "").equals("write")) {
            Files.writeString(golden, messages);
        }
        assertThat(told).isNotEmpty();
        assertThat(messages).isEqualTo(Files.readString(golden));
    }

    @Test
    void noProgramIsMissing() throws IOException {
        assertThat(programs()).hasSizeGreaterThan(25);
    }
}
