package dev.rowan.orm.dialect;

import dev.rowan.orm.model.Cells;
import dev.rowan.orm.model.ColumnKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The cells that every driver gives alike; those of dates, times and what else differs are its database's. */
public abstract class JdbcCells implements Cells {
    protected final ResultSet rows;

    protected JdbcCells(ResultSet rows) {
        this.rows = rows;
    }

    @Override
    public final short shortAt(int index) throws SQLException {
        return rows.getShort(index);
    }

    @Override
    public final int intAt(int index) throws SQLException {
        return rows.getInt(index);
    }

    @Override
    public final long longAt(int index) throws SQLException {
        return rows.getLong(index);
    }

    @Override
    public final float floatAt(int index) throws SQLException {
        return rows.getFloat(index);
    }

    @Override
    public final double doubleAt(int index) throws SQLException {
        return rows.getDouble(index);
    }

    @Override
    public final boolean wasNull() throws SQLException {
        return rows.wasNull();
    }

    @Override
    public final @Nullable String text(int index) throws SQLException {
        return rows.getString(index);
    }

    @Override
    public final byte @Nullable [] bytes(int index) throws SQLException {
        return rows.getBytes(index);
    }

    @Override
    public final @Nullable String json(int index) throws SQLException {
        return rows.getString(index);
    }

    @Override
    public final @Nullable Object at(int index, ColumnKind kind) throws SQLException {
        return switch (kind) {
            case BOOLEAN -> boxed(booleanAt(index));
            case SMALLINT -> boxed(shortAt(index));
            case INTEGER -> boxed(intAt(index));
            case BIGINT -> boxed(longAt(index));
            case REAL -> boxed(floatAt(index));
            case DOUBLE -> boxed(doubleAt(index));
            case DECIMAL -> decimal(index);
            case TEXT -> text(index);
            case JSON -> json(index);
            case INSTANT -> instant(index);
            case DATE -> date(index);
            case TIME -> time(index);
            case DATETIME -> dateTime(index);
            case DURATION -> duration(index);
            case UUID -> uuid(index);
            case BYTES -> bytes(index);
        };
    }

    private @Nullable Object boxed(Object value) throws SQLException {
        return wasNull() ? null : value;
    }
}
