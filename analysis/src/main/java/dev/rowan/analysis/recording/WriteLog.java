package dev.rowan.analysis.recording;

import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Verb;
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
        if (!statement.verb().writes()) {
            return;
        }
        if (statement.verb() == Verb.CALL || statement.tables().isEmpty()) {
            unknown(number);
        } else if (tables.size() < MOST || tables.containsKey(statement.table())) {
            tables.put(statement.table(), number);
        }
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
