package dev.rowan.orm.execute;

import dev.rowan.orm.model.Cells;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a running statement, and what a row must remember of it. Not thread-safe; valid while it runs. */
public final class Rows {
    private final ResultSet result;
    private final Cells cells;
    private final long statement;
    private final String sql;
    private final @Nullable String callSite;
    private long count;

    Rows(ResultSet result, Cells cells, long statement, String sql, @Nullable String callSite) {
        this.result = result;
        this.cells = cells;
        this.statement = statement;
        this.sql = sql;
        this.callSite = callSite;
    }

    public boolean next() throws SQLException {
        if (result.next()) {
            count++;
            return true;
        }
        return false;
    }

    public Cells cells() {
        return cells;
    }

    /** The driver's own result, for statements whose columns are known only once they ran. */
    public ResultSet result() {
        return result;
    }

    public long count() {
        return count;
    }

    public String sql() {
        return sql;
    }

    /** The statement as the parent of others, for a result of that many rows. */
    public Origin.Parent asParent(int siblings) {
        return new Origin.Parent(statement, sql, callSite, siblings);
    }

    /** Reads a whole result. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Rows rows) throws SQLException;
    }
}
