package dev.rowan.orm.dialect;

import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A database's own way of taking many rows in, past INSERT: no binds, no answer, and no rule for rows that exist.
 * Immutable, safe for any thread.
 */
public interface RowCopy {
    /** The statement that the rows follow. */
    String into(String table, List<? extends Field<?, ?>> fields);

    /** A query for the names and types of a table's columns; its bind is the quoted name of the table. */
    String columnTypes();

    /** The types, in the words of {@link #columnTypes}, whose wire form is that of the kind. */
    Set<String> typesOf(ColumnKind kind);

    /** A query for new keys; its binds are the quoted table, the column, and how many. A key is null without a sequence. */
    String newKeys();

    /**
     * Sends rows.
     *
     * @param columns the carriers of each column, all of the same length
     */
    void send(
            Connection connection,
            String statement,
            List<ColumnKind> kinds,
            List<? extends List<? extends @Nullable Object>> columns)
            throws SQLException;
}
