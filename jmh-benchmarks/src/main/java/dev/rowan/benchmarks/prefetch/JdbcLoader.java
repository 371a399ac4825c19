package dev.rowan.benchmarks.prefetch;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The floor: a join for a to-one relation, a second statement over the keys for a to-many one. */
final class JdbcLoader implements Loader {
    private final Connection connection;
    private final PreparedStatement joined;
    private final PreparedStatement authors;
    private final PreparedStatement children;

    JdbcLoader(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
        String post = "p.id, p.title, p.views, p.published, p.created_at, p.author_id, p.category_id";
        joined = connection.prepareStatement("SELECT " + post
                + ", a.id, a.name FROM post p JOIN author a ON a.id = p.author_id ORDER BY p.id LIMIT ?");
        authors = connection.prepareStatement("SELECT id, name FROM author ORDER BY id LIMIT ?");
        children = connection.prepareStatement("SELECT " + post + " FROM post p WHERE p.author_id = ANY (?)");
    }

    @Override
    public long toOne(int posts) throws SQLException {
        joined.setInt(1, posts);
        long seen = 0;
        try (ResultSet rows = joined.executeQuery()) {
            while (rows.next()) {
                seen += rows.getString(2).length() + rows.getString(9).length();
            }
        }
        return seen;
    }

    @Override
    public long toMany(int number) throws SQLException {
        authors.setInt(1, number);
        long seen = 0;
        Map<Long, String> names = new HashMap<>();
        try (ResultSet rows = authors.executeQuery()) {
            while (rows.next()) {
                names.put(rows.getLong(1), rows.getString(2));
                seen += rows.getString(2).length();
            }
        }
        Array keys = connection.createArrayOf("bigint", names.keySet().toArray());
        children.setArray(1, keys);
        try (ResultSet rows = children.executeQuery()) {
            while (rows.next()) {
                seen += rows.getString(2).length();
            }
        }
        return seen;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
