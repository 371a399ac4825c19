package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.Fingerprinter;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.HashMap;
import java.util.Map;

/** Equal things of many files made one object: fifty forks of a suite name the same statements and frames. */
final class Pool {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, SqlStatement> statements = new HashMap<>();
    private final Map<Frame, Frame> frames = new HashMap<>();
    private final Map<CallPath, CallPath> paths = new HashMap<>();
    private final Map<Column, Column> columns = new HashMap<>();

    String text(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }

    SqlStatement statement(String sql) {
        return statements.computeIfAbsent(sql, Fingerprinter::normalised);
    }

    Frame frame(Frame frame) {
        return frames.computeIfAbsent(frame, same -> same);
    }

    CallPath path(CallPath path) {
        return paths.computeIfAbsent(path, same -> same);
    }

    Column column(Column column) {
        return columns.computeIfAbsent(column, same -> same);
    }
}
