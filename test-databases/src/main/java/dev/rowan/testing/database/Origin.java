package dev.rowan.testing.database;

import java.util.Objects;

/** Where the server of an engine comes from, which the environment decides. */
enum Origin {
    /** Somebody else started it, and a variable has its URL. */
    OWN,
    CONTAINER,
    EMBEDDED;

    static final String CONTAINERS = "ROWAN_TEST_CONTAINERS";

    /** A server of one's own wins over a container, and that over the embedded one. */
    static Origin of(Engine engine) {
        if (!environment(urlVariable(engine)).isEmpty()) {
            return OWN;
        }
        return switch (environment(CONTAINERS)) {
            case "true" -> CONTAINER;
            case "", "false" -> EMBEDDED;
            default ->
                throw new IllegalArgumentException(
                        CONTAINERS + " is '" + environment(CONTAINERS) + "'.\n  Choices are: true, false, not set.");
        };
    }

    /** The variable that names a server of one's own; it means nothing for SQLite. */
    static String urlVariable(Engine engine) {
        return "ROWAN_TEST_" + engine + "_URL";
    }

    static String url(Engine engine) {
        return environment(urlVariable(engine));
    }

    /** What one may set, for messages. */
    static String choices(Engine engine) {
        return "  Choices: " + urlVariable(engine) + "=" + urlForm(engine) + " for a server of your own, " + CONTAINERS
                + "=true for Docker, neither for the embedded server.";
    }

    static String urlForm(Engine engine) {
        return engine == Engine.MARIADB
                ? "jdbc:mariadb://HOST:PORT/?user=USER&password=PASSWORD"
                : "jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD";
    }

    private static String environment(String variable) {
        return Objects.requireNonNullElse(System.getenv(variable), "").strip();
    }
}
