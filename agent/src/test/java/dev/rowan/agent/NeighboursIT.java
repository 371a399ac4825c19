package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.Isolated;
import dev.rowan.agent.program.Library;
import dev.rowan.agent.program.Mocked;
import dev.rowan.agent.program.ServerInside;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who else lives in the JVM changes nothing: other agents, other class loaders, a database server. */
final class NeighboursIT {
    private static final String URL = "jdbc:h2:mem:library";
    private static final Path AGENTS = Path.of(System.getProperty("rowan.agents"));

    private enum Order {
        BEFORE,
        AFTER
    }

    @ParameterizedTest
    @EnumSource
    void besideJacoco(Order order) throws Exception {
        AgentRun run = beside(order, AGENTS.resolve("org.jacoco.agent-runtime.jar") + "=destfile=jacoco.exec")
                .run(Library.class, URL);
        DriversIT.assertCaptured(run);
        assertThat(run.folder().resolve("jacoco.exec")).isNotEmptyFile();
    }

    @ParameterizedTest
    @EnumSource
    void besideOpenTelemetry(Order order) throws Exception {
        AgentRun run = beside(
                        order, AGENTS.resolve("opentelemetry-javaagent.jar").toString())
                .jvm(
                        "-Dotel.traces.exporter=none",
                        "-Dotel.metrics.exporter=none",
                        "-Dotel.logs.exporter=none",
                        "-Dotel.javaagent.logging=none")
                .run(Library.class, URL);
        DriversIT.assertCaptured(run);
    }

    /** Its Byte Buddy has the names that ours has given up. */
    @ParameterizedTest
    @EnumSource
    void besideMockito(Order order) throws Exception {
        AgentRun run = beside(order, library("mockito-core")).run(Mocked.class, URL);
        DriversIT.assertCaptured(run);
    }

    @Test
    void driversInALoaderOfTheApplicationsAreCaptured() throws Exception {
        DriversIT.assertCaptured(AgentRun.fresh().run(Isolated.class, URL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "derby", "hsqldb"})
    void aServerInTheSameJvmCountsNothingASecondTime(String server) throws Exception {
        DriversIT.assertCaptured(AgentRun.fresh().run(ServerInside.class, server));
    }

    private static AgentRun beside(Order order, String agent) throws Exception {
        AgentRun run = AgentRun.fresh();
        return order == Order.BEFORE ? run.after("-javaagent:" + agent) : run.jvm("-javaagent:" + agent);
    }

    private static String library(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith(name))
                .findAny()
                .orElseThrow();
    }
}
