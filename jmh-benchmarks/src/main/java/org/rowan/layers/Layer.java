package org.rowan.layers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Frames of several classes in turn, as an ORM has them on the stack when it runs a statement. */
public enum Layer {
    SESSION {
        @Override
        int down(Connection connection, String sql, int key, int frames) throws SQLException {
            return frames > 1 ? LOADER.down(connection, sql, key, frames - 1) : find(connection, sql, key);
        }
    },
    LOADER {
        @Override
        int down(Connection connection, String sql, int key, int frames) throws SQLException {
            return frames > 1 ? PLAN.down(connection, sql, key, frames - 1) : find(connection, sql, key);
        }
    },
    PLAN {
        @Override
        int down(Connection connection, String sql, int key, int frames) throws SQLException {
            return frames > 1 ? EXECUTOR.down(connection, sql, key, frames - 1) : find(connection, sql, key);
        }
    },
    EXECUTOR {
        @Override
        int down(Connection connection, String sql, int key, int frames) throws SQLException {
            return frames > 1 ? SESSION.down(connection, sql, key, frames - 1) : find(connection, sql, key);
        }
    };

    abstract int down(Connection connection, String sql, int key, int frames) throws SQLException;

    /** The first column of the row of a key, or 0, asked for with that many frames between the caller and the driver. */
    public static int find(Connection connection, String sql, int key, int frames) throws SQLException {
        return frames > 2 ? SESSION.down(connection, sql, key, frames - 2) : find(connection, sql, key);
    }

    /** The same from right above the driver. */
    public static int find(Connection connection, String sql, int key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }
}
