package dev.rowan.agent.program;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/** What is spelt differently by each database: stored procedures, and where distributed transactions begin. */
public final class Procedures {
    private Procedures() {}

    /** A procedure as Derby runs it. */
    public static void twice(int a, int[] b) {
        b[0] = a + a;
    }

    static String called(Connection connection, String url) throws Exception {
        String create = create(url);
        if (create.isEmpty()) {
            return "not of this driver";
        }
        try (Statement statement = connection.createStatement()) {
            Unusual.asks(() -> statement.execute(create));
        }
        boolean named = url.startsWith("jdbc:mariadb") || url.startsWith("jdbc:hsqldb");
        try (CallableStatement call = connection.prepareCall("{call twice(?, ?)}")) {
            return Unusual.twice(call, named);
        }
    }

    private static String database(String url) {
        int begin = "jdbc:".length();
        return url.substring(begin, url.indexOf(':', begin));
    }

    private static String create(String url) {
        return switch (database(url)) {
            case "postgresql" -> "create function twice(in a int, out b int) language sql as 'select a + a'";
            case "mariadb" ->
                "create procedure twice(in a int, out b int)"
                        + " begin set b = a + a; select 1 union select 2; select 3; end";
            case "hsqldb" -> "create procedure twice(in a int, out b int) begin atomic set b = a + a; end";
            case "derby" ->
                "create procedure twice(in a int, out b int) language java parameter style java no sql"
                        + " external name 'dev.rowan.agent.program.Procedures.twice'";
            default -> "";
        };
    }

    static @Nullable XADataSource distributed(String url) throws Exception {
        switch (database(url)) {
            case "postgresql" -> {
                org.postgresql.xa.PGXADataSource source = new org.postgresql.xa.PGXADataSource();
                source.setUrl(url);
                return source;
            }
            case "h2" -> {
                org.h2.jdbcx.JdbcDataSource source = new org.h2.jdbcx.JdbcDataSource();
                source.setURL(url);
                return source;
            }
            case "mariadb" -> {
                return new org.mariadb.jdbc.MariaDbDataSource(url);
            }
            default -> {
                return null;
            }
        }
    }
}
