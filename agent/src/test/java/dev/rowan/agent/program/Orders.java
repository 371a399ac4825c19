package dev.rowan.agent.program;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What listeners and jobs call: it reads an order and its customer. */
final class Orders {
    static final int FIRST = 900;

    private static final String URL = "jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1";

    /** No order: who handles it has done with the three before. */
    static final int END = 0;

    private static final CountDownLatch ENDED = new CountDownLatch(1);

    private Orders() {}

    static void create() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders (id int primary key, customer_id int)");
            statement.execute("create table customer (id int primary key)");
            for (int i = 0; i < 3; i++) {
                statement.executeUpdate("insert into orders values (" + (FIRST + i) + ", " + i + ")");
                statement.executeUpdate("insert into customer values (" + i + ")");
            }
        }
    }

    /** The three orders, and the end. */
    static List<String> messages() {
        return IntStream.of(FIRST, FIRST + 1, FIRST + 2, END)
                .mapToObj(Integer::toString)
                .toList();
    }

    static void handle(int id) {
        if (id == END) {
            ENDED.countDown();
            return;
        }
        try (Connection connection = DriverManager.getConnection(URL)) {
            find(
                    connection,
                    "select id from customer where id = ?",
                    find(connection, "select customer_id from orders where id = ?", id));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int find(Connection connection, String sql, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    static void awaitEnd() throws InterruptedException {
        if (!ENDED.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("three orders were not handled within a minute");
        }
    }
}
