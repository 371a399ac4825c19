package dev.rowan.testing.database;

import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Servers in Docker, for who has it and asks for it; loaded only then, so that Testcontainers stays optional.
 *
 * <p>Testcontainers itself removes them when the JVM ends.
 */
final class Containers {
    private Containers() {}

    /** Starts a server and gives the URL of one who may create databases. Seconds; minutes while images are fetched. */
    static String url(Engine engine) {
        JdbcDatabaseContainer<?> server = switch (engine) {
            case POSTGRES -> Postgres.container();
            case MARIADB -> Maria.container();
            case SQLITE, SQLITE_MEMORY -> throw new IllegalArgumentException(engine + " is no server");
        };
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            String host = System.getenv("DOCKER_HOST");
            throw new IllegalStateException(Origin.CONTAINERS
                    + "=true asks for Docker, and no Docker answers, neither at its usual sockets nor "
                    + (host == null ? "by DOCKER_HOST, which is not set" : "at DOCKER_HOST, " + host) + ".\n"
                    + "  Start it, or set DOCKER_HOST to where it is (unix:///…, tcp://HOST:PORT).");
        }
        try {
            server.start();
        } catch (ContainerFetchException | ContainerLaunchException e) {
            throw new IllegalStateException(
                    "Docker is there, and did not start " + server.getDockerImageName() + ".\n"
                            + "  Where Docker Hub is out of reach, bring the image (docker pull, docker load), or name a"
                            + " registry of your own with TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX.",
                    e);
        }
        String url = server.getJdbcUrl();
        return url + (url.contains("?") ? "&" : "?") + "user=" + server.getUsername() + "&password="
                + server.getPassword();
    }

    // One class each, so that who has only PostgreSQL needs no classes of MariaDB's.

    private static final class Postgres {
        static JdbcDatabaseContainer<?> container() {
            return new PostgreSQLContainer("postgres:18")
                    .withCommand(Stream.concat(
                                    Stream.of("postgres"),
                                    EmbeddedServers.POSTGRES.entrySet().stream()
                                            .flatMap(setting ->
                                                    Stream.of("-c", setting.getKey() + "=" + setting.getValue())))
                            .toArray(String[]::new));
        }
    }

    private static final class Maria {
        static JdbcDatabaseContainer<?> container() {
            return new MariaDBContainer("mariadb:11.4")
                    // The image's ordinary user may create no databases.
                    .withUsername("root")
                    .withCommand(Stream.concat(
                                    EmbeddedServers.MARIADB.stream(),
                                    // Testcontainers brings a my.cnf for tiny machines; these are the server's
                                    // defaults.
                                    Stream.of("--max-allowed-packet=16M", "--innodb-buffer-pool-size=128M"))
                            .toArray(String[]::new));
        }
    }
}
