package dev.rowan.benchmarks.agent;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A small application on H2 and HikariCP, whose whole life is measured: it fills a table, reads it, and ends. */
public final class Program {
    private Program() {}

    /** Prints how many rows it saw, so that nothing of it is left out unseen. */
    public static void main(String[] arguments) throws SQLException {
        System.out.println(run());
    }

    static int run() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:program");
        config.setMaximumPoolSize(1);
        int seen = 0;
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table thing (id int primary key, name varchar(20))");
            statement.execute("insert into thing select x, 'thing' from system_range(1, 100)");
            for (int key = 1; key <= 100; key++) {
                try (PreparedStatement one = connection.prepareStatement("select name from thing where id = ?")) {
                    one.setInt(1, key);
                    try (ResultSet rows = one.executeQuery()) {
                        seen += rows.next() ? 1 : 0;
                    }
                }
            }
        }
        return seen;
    }
}
