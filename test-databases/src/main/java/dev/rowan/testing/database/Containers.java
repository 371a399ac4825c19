package dev.rowan.testing.database;

import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Servers in Docker, for who has it and asks for it; loaded only then, so that Testcontainers stays optional.
 *
 * <p>Testcontainers itself stops them when the JVM ends.
 */
final class Containers {
    private Containers() {}

    static String postgres() {
        PostgreSQLContainer server = new PostgreSQLContainer("postgres:18");
        server.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        return started(server);
    }

    static String mariadb() {
        MariaDBContainer server = new MariaDBContainer("mariadb:11.4");
        // The image's ordinary user may create no databases.
        server.withUsername("root");
        return started(server);
    }

    private static String started(JdbcDatabaseContainer<?> server) {
        server.start();
        String url = server.getJdbcUrl();
        return url + (url.contains("?") ? "&" : "?") + "user=" + server.getUsername() + "&password="
                + server.getPassword();
    }
}
