package dev.rowan.maven;

import java.io.IOException;

/** The sources of the small projects that are built: owners with their pets, over plain JDBC on H2. */
final class Clinic {

    private Clinic() {}

    /** An application whose {@code OwnerService.pets} asks once for each owner. */
    static BuiltProject sources(BuiltProject project, String folder) throws IOException {
        return project.with(folder + "src/main/java/com/acme/OwnerService.java", """
                package com.acme;

                import java.sql.*;
                import java.util.*;

                public final class OwnerService {
                    private final Connection connection;

                    public OwnerService(Connection connection) {
                        this.connection = connection;
                    }

                    public List<Long> owners() throws SQLException {
                        List<Long> ids = new ArrayList<>();
                        try (PreparedStatement all = connection.prepareStatement("select id, name from owners order by id");
                                ResultSet rows = all.executeQuery()) {
                            while (rows.next()) {
                                ids.add(rows.getLong(1));
                            }
                        }
                        return ids;
                    }

                    public int pets(int limit) throws SQLException {
                        int count = 0;
                        for (long owner : owners().subList(0, limit)) {
                            count += petsOf(owner);
                        }
                        return count;
                    }

                    private int petsOf(long owner) throws SQLException {
                        int count = 0;
                        try (PreparedStatement pets = connection.prepareStatement("select id, name from pets where owner_id = ?")) {
                            pets.setLong(1, owner);
                            try (ResultSet rows = pets.executeQuery()) {
                                while (rows.next()) {
                                    count++;
                                }
                            }
                        }
                        return count;
                    }
                }
                """);
    }

    /** Set-up of a database with twelve owners, keys far from one another. */
    static final String SET_UP = """
                static java.sql.Connection open(String name) throws Exception {
                    java.sql.Connection connection = java.sql.DriverManager.getConnection("jdbc:h2:mem:" + name);
                    try (java.sql.Statement statement = connection.createStatement()) {
                        statement.execute("create table owners (id bigint primary key, name varchar(50))");
                        statement.execute("create table pets (id bigint primary key, name varchar(50), owner_id bigint references owners(id))");
                        for (int i = 0; i < 12; i++) {
                            statement.execute("insert into owners values (" + (1000 + i) + ", 'o" + i + "')");
                            statement.execute("insert into pets values (" + (5000 + i) + ", 'p" + i + "', " + (1000 + i) + ")");
                        }
                    }
                    return connection;
                }
            """;

    /** A JUnit 5 test that asks for the pets of some owners; {@code extra} runs in its body. */
    static String jupiterTest(String name, int owners, String extra) {
        return """
                package com.acme;

                import org.junit.jupiter.api.*;

                class %1$s {
                %2$s
                    @Test
                    void lists() throws Exception {
                        try (java.sql.Connection connection = open("%1$s")) {
                            Assertions.assertEquals(%3$d, new OwnerService(connection).pets(%3$d));
                            %4$s
                        }
                    }
                }
                """.formatted(name, SET_UP, owners, extra);
    }
}
