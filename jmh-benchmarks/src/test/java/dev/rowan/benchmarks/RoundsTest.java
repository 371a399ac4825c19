package dev.rowan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.benchmarks.agent.Agents;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.Options;

class RoundsTest {
    /** Else an agent's JVM would run them all, and "bare" would be measured under it, too. */
    @Test
    void aTurnIsThatOfOneSubjectAlsoWhenSeveralAreWanted(@TempDir Path folder) {
        Settings settings = Settings.of("watching", "--param", "subject=bare,empty-agent", "--param", "driver=h2");
        Rounds rounds = new Rounds(settings, "jdbc:nowhere", new Agents(folder, folder, folder), System.out);
        Contest contest = Suite.named("watching").contests().get(0);
        Options turn = rounds.options(contest, "bare");
        assertThat(turn.getParameter("subject").get()).containsExactly("bare");
        assertThat(turn.getParameter("driver").get()).containsExactly("h2");
        assertThat(turn.getJvmArgsAppend().get()).noneMatch(option -> option.startsWith("-javaagent"));
        assertThat(rounds.options(contest, "empty-agent").getJvmArgsAppend().get())
                .anyMatch(option -> option.startsWith("-javaagent"));
    }
}
