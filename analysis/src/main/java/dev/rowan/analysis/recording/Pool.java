package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.Fingerprinter;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Equal things of many files made one object: fifty forks of a suite name the same statements and frames. Thread-safe.
 *
 * <p>Paths are not among them: most begin in a test, and no other file has them.
 */
final class Pool {

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<String, SqlStatement> statements = new ConcurrentHashMap<>();
    private final Map<Frame, Frame> frames = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Column>> columns = new ConcurrentHashMap<>();

    String text(String text) {
        return one(texts, text);
    }

    SqlStatement statement(String sql) {
        return statements.computeIfAbsent(sql, Fingerprinter::normalised);
    }

    Frame frame(Frame frame) {
        return one(frames, frame);
    }

    /** The columns of a table by their names; more may come. */
    Map<String, Column> columnsOf(String table) {
        Map<String, Column> known = columns.get(table);
        return known != null ? known : columns.computeIfAbsent(table, any -> new ConcurrentHashMap<>());
    }

    static Column column(Map<String, Column> ofTable, String table, String name) {
        Column known = ofTable.get(name);
        return known != null ? known : ofTable.computeIfAbsent(name, any -> new Column(table, any));
    }

    /** Most are there already, and a look takes no lock. */
    private static <T> T one(Map<T, T> known, T value) {
        T first = known.get(value);
        if (first == null) {
            first = known.putIfAbsent(value, value);
        }
        return first == null ? value : first;
    }
}
