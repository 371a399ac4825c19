package dev.rowan.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.maven.BuiltProject.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/getting-started.md shows is a project that builds, is found at fault as it says, and is mended as it says. */
final class GettingStartedIT {
    private static final Path PAGE = Path.of("..", "docs", "getting-started.md");
    private static final Pattern FILE = Pattern.compile("(?m)^`([\\w./]+)`:[^\\n]*\\n\\n```\\w+\\n((?s).*?)```");
    private static final Pattern SAID = Pattern.compile("(?m)^```\\n((?:(?!```).*\\n)+)```$(?=\\n\\nWith)");

    @TempDir
    Path folder;

    @Test
    void theProjectOfThePageIsFoundAtFaultAndMended() throws Exception {
        String page = Files.readString(PAGE);
        for (String version : List.of("it.version", "it.junit", "it.surefire")) {
            assertThat(page).contains(">" + BuiltProject.property(version) + "<");
        }
        BuiltProject project = new BuiltProject(folder);
        List<MatchResult> files = FILE.matcher(page).results().toList();
        assertThat(files).hasSize(4);
        for (MatchResult file : files) {
            project.with(file.group(1), file.group(2));
        }
        Build first = project.build("verify");
        assertThat(first.exitCode()).as(first.log()).isEqualTo(1);
        assertThat(first.log()).contains("Tests run: 1, Failures: 0, Errors: 0");
        List<String> said =
                SAID.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(said).hasSize(1);
        String[] lines = said.get(0).strip().split("\n", -1);
        assertThat(first.log()).contains(lines);
        // What the goal report says is hidden then, so that check has to say it.
        Build quiet = project.build("-q", "verify");
        assertThat(quiet.log()).contains("Book.catalogue:26: " + lines[0], lines[2]);

        mend(project.file("src/main/java/library/Book.java"));
        Build mended = project.build("verify");
        assertThat(mended.exitCode()).as(mended.log()).isZero();
        assertThat(mended.log())
                .contains("Tests run: 1, Failures: 0, Errors: 0")
                .doesNotContain("n-plus-one");
    }

    private static void mend(Path source) throws IOException {
        String before = Files.readString(source);
        String after = before.replace("Author.objects.all()", "Author.objects.prefetchRelated(Author_.books())");
        assertThat(after).isNotEqualTo(before);
        Files.writeString(source, after);
    }
}
