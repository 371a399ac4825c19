package dev.rowan.orm.model;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bind values of one statement, set by index (from 1) in the database's own way. */
public interface Binds {
    void setBoolean(int index, boolean value) throws SQLException;

    void setInt(int index, int value) throws SQLException;

    void setLong(int index, long value) throws SQLException;

    void setDouble(int index, double value) throws SQLException;

    /** Sets a carrier of the kind ({@link ColumnKind#carrier()}), or NULL. */
    void set(int index, @Nullable Object carrier, ColumnKind kind) throws SQLException;

    /** Sets one array of carriers of the kind, where the database has arrays. */
    void setArray(int index, List<? extends @Nullable Object> carriers, ColumnKind kind) throws SQLException;
}
