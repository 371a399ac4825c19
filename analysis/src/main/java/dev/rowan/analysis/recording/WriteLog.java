package dev.rowan.analysis.recording;

import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each table was written to last within one open unit, by the numbers of its executions. */
final class WriteLog {

    /** Tables of one unit; each statement of the most that it may have writes to one. */
    private static final int MOST = UnitRecorder.MOST_STEPS;

    private final Map<String, Long> tables = new HashMap<>();
    private long unknown = -1;

    void executed(SqlStatement statement, long number) {
        if (mayDoAnything(statement)) {
            unknown(number);
        } else if (statement.verb().writes() && (tables.size() < MOST || tables.containsKey(statement.table()))) {
            tables.put(statement.table(), number);
        }
    }

    /**
     * Whether what is read afterwards may be another, whatever it is read from: a procedure, or a function that is called
     * for what it does; a delete, which cascades; a lock that was waited for; another schema from now on.
     */
    private static boolean mayDoAnything(SqlStatement statement) {
        return switch (statement.verb()) {
            case CALL, DELETE, OTHER -> true;
            case SELECT ->
                statement.has(Trait.FOR_UPDATE) || (statement.tables().isEmpty() && !statement.has(Trait.CONSTANT));
            default -> statement.verb().writes() && statement.tables().isEmpty();
        };
    }

    /** Any table may have been written to. */
    void unknown(long number) {
        unknown = number;
    }

    /** The latest write to any of the statement's tables, or -1. */
    long last(SqlStatement statement) {
        long last = unknown;
        if (!tables.isEmpty()) {
            List<String> read = statement.tables();
            for (int i = 0; i < read.size(); i++) {
                last = Math.max(last, tables.getOrDefault(read.get(i), -1L));
            }
        }
        return last;
    }
}
