package dev.rowan.agent.boot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one open statement: its SQL, its binds so far, its batch so far. */
final class StatementState extends Tracked {
    final @Nullable ConnectionState connection;
    final @Nullable String sql;

    /** {@code null} for a statement that was not prepared. */
    final @Nullable BindValues binds;

    private int batched;

    /** The names that parameters were set by, in their order; {@code null} while there are none. */
    private @Nullable List<String> names;

    private @Nullable String batchSql;

    @Nullable
    Execution last;

    StatementState(
            Object statement, @Nullable ConnectionState connection, @Nullable String sql, @Nullable BindValues binds) {
        super(statement, Known.STATEMENTS);
        this.connection = connection;
        this.sql = sql;
        this.binds = binds;
    }

    /** A named parameter's number, from 1: whichever it is in the text, it stays the same for this statement. */
    int position(String name) {
        List<String> known = names;
        if (known == null) {
            known = new ArrayList<>();
            names = known;
        }
        int index = known.indexOf(name);
        if (index < 0) {
            known.add(name);
            index = known.size() - 1;
        }
        return index + 1;
    }

    /** @param text the statement that is batched; {@code null} for the prepared one */
    void batch(@Nullable String text) {
        if (batched++ == 0) {
            batchSql = text;
        }
        if (binds != null && text == null) {
            binds.addBatch();
        }
    }

    void clearBatch() {
        batched = 0;
        batchSql = null;
        if (binds != null) {
            binds.clearBatch();
        }
    }

    Execution begin(@Nullable String given, boolean batch) {
        if (batch) {
            return new Execution(this, batchSql != null ? batchSql : sql, batchSql == null, batched);
        }
        return new Execution(this, given != null ? given : sql, given == null, -1);
    }
}
