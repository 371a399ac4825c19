package dev.rowan.testing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Containers are used where they are asked for, and their absence is told with what to do. */
class ContainersTest {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    Path folder;

    @EachDatabase({Engine.POSTGRES, Engine.MARIADB})
    @EnabledIfEnvironmentVariable(
            named = "ROWAN_TEST_CONTAINERS",
            matches = "true",
            disabledReason = "Needs Docker; ROWAN_TEST_CONTAINERS=true asks for it")
    void theServerIsAnotherMachineAndAsFastAsTheEmbeddedOne(TestDatabase database) throws SQLException {
        boolean postgres = database.engine() == Engine.POSTGRES;
        String sql = postgres
                ? "SELECT host(inet_server_addr()) || ' ' || current_setting('fsync')"
                        + " || ' ' || current_setting('max_connections')"
                : "SELECT concat(@@hostname, ' ', @@innodb_flush_log_at_trx_commit, ' ', @@max_allowed_packet)";
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            // A container's address is none of the loopback's, and its name is its hexadecimal id.
            assertThat(row.getString(1)).matches(postgres ? "(?!127)[0-9.]+ off 200" : "[0-9a-f]{12} 0 " + (16 << 20));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MARIADB"})
    void whereDockerIsAbsentTheChoicesAreTold(Engine engine) throws IOException, InterruptedException {
        assumeFalse(Files.exists(Path.of("/var/run/docker.sock")), "There may be a Docker: its absence cannot be seen");
        OtherJvm.Answer answer = OtherJvm.run(
                folder,
                CLASS_PATH,
                // Port 1 is nobody's.
                Map.of("ROWAN_TEST_CONTAINERS", "true", "DOCKER_HOST", "tcp://127.0.0.1:1"),
                engine);
        assertThat(answer.exit()).isNotZero();
        assertThat(answer.output())
                .contains(
                        "No " + engine
                                + " for the tests: ROWAN_TEST_CONTAINERS=true asks for Docker, and no Docker answers",
                        "at DOCKER_HOST, tcp://127.0.0.1:1",
                        "Start it, or set DOCKER_HOST",
                        "Choices: ROWAN_TEST_" + engine + "_URL=jdbc:",
                        "neither for the embedded server");
    }

    @Test
    void whereTestcontainersIsAbsentItsCoordinatesAreTold() throws IOException, InterruptedException {
        String without = Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !entry.contains("testcontainers"))
                .collect(Collectors.joining(File.pathSeparator));
        OtherJvm.Answer answer =
                OtherJvm.run(folder, without, Map.of("ROWAN_TEST_CONTAINERS", "true"), Engine.POSTGRES);
        assertThat(answer.exit()).isNotZero();
        assertThat(answer.output())
                .contains(
                        "Testcontainers is not on the class path",
                        "Add org.testcontainers:testcontainers-postgresql",
                        "Choices: ROWAN_TEST_POSTGRES_URL=jdbc:");
    }

    @Test
    void anotherWordThanTrueOrFalseIsRefused() throws IOException, InterruptedException {
        OtherJvm.Answer answer =
                OtherJvm.run(folder, CLASS_PATH, Map.of("ROWAN_TEST_CONTAINERS", "yes"), Engine.POSTGRES);
        assertThat(answer.exit()).isNotZero();
        assertThat(answer.output()).contains("ROWAN_TEST_CONTAINERS is 'yes'.", "Choices are: true, false, not set.");
    }
}
