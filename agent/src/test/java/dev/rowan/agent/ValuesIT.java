package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.Hostile;
import dev.rowan.agent.program.Library;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.judge.Analyzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bind values are in a recording, and in what is said of it, only where they were asked for. */
final class ValuesIT {
    private static final String H2 = "jdbc:h2:mem:values";

    private static List<Finding> findings(AgentRun run) {
        return new Analyzer()
                .analyze(run.recording(), Suppressions.none(), Options.defaults())
                .findings();
    }

    private static String bytes(AgentRun run) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : run.files()) {
            all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }

    @Test
    void unaskedThereIsNone() throws Exception {
        AgentRun run = AgentRun.fresh().run(Library.class, H2);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(bytes(run)).doesNotContain("author 3", "book 3", "(702)");
        assertThat(run.recording().units()).flatExtracting(Unit::values).isEmpty();
        assertThat(findings(run))
                .isNotEmpty()
                .flatExtracting(Finding::evidence)
                .noneMatch(line -> line.contains("values of its first executions"));
    }

    @Test
    void askedForTheyAreShownWithTheFindingAndAWarningIsTold() throws Exception {
        AgentRun run = AgentRun.fresh().with("values=true").run(Library.class, H2);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.err).contains("values=true: bind values are written into the recording");
        assertThat(findings(run))
                .filteredOn(finding -> finding.rule().equals("n-plus-one"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence())
                        .contains("values of its first executions: (700), (701), (702), (703), (704)"));
        assertThat(bytes(run)).as("texts stand in a file as they are").contains("(702)");
        assertThat(bytes(run)).as("of a batch none").doesNotContain("'author ", "'book ");
    }

    /** Values whose own methods throw, or are long, or many. */
    @Test
    void noMethodOfAValueOfTheApplicationsIsCalled() throws Exception {
        AgentRun run =
                AgentRun.fresh().with("values=true").jvm("-Xmx96m", "-Xss512k").run(Hostile.class);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.out).isEqualTo("done" + System.lineSeparator());
        assertThat(run.recording().units())
                .flatExtracting(Unit::values)
                .asString()
                .contains("(a Throwing)", "(7)");
    }
}
