package dev.rowan.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AgentArgumentTest {

    private static final Path JAR = Path.of("/repo/rowan-agent-1-runtime.jar");

    @Test
    void aPathWithSpacesIsQuotedWhole() {
        assertThat(AgentArgument.of(JAR, "destdir=/a b")).isEqualTo("\"-javaagent:" + JAR + "=destdir=/a b\"");
        assertThat(AgentArgument.of(JAR, "destdir=/ab")).isEqualTo("-javaagent:" + JAR + "=destdir=/ab");
    }

    @Test
    void anAgentThatIsThereAlreadyIsTakenOut() {
        for (String destdir : new String[] {"/ab", "/a b"}) {
            String line = AgentArgument.of(JAR, "destdir=" + destdir) + " -Xmx1g -javaagent:/repo/jacoco.jar=x";
            assertThat(AgentArgument.without(line)).isEqualTo("-Xmx1g -javaagent:/repo/jacoco.jar=x");
        }
    }

    @Test
    void otherArgumentsStayAsTheyAre() {
        String line = "-javaagent:/repo/jacoco.jar=destfile=\"/a b\" -Dx=\"y z\"";
        assertThat(AgentArgument.without(line)).isEqualTo(line);
    }
}
