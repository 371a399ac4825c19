package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.HashMap;
import java.util.Map;

/** What a writer has named already: texts, statements, frames and paths go into the file once, before their first use. */
final class Dictionary {

    private final Output out;
    private final Output scratch = new Output();
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<SqlStatement, Integer> statements = new HashMap<>();
    private final Map<Frame, Integer> frames = new HashMap<>();
    private final Map<CallPath, Integer> paths = new HashMap<>();

    /** Definitions are framed into {@code out} as they come up. */
    Dictionary(Output out) {
        this.out = out;
    }

    int text(String text) {
        Integer known = texts.get(text);
        if (known != null) {
            return known;
        }
        scratch.clear();
        scratch.text(text);
        return define(Format.STRING, texts, text);
    }

    int statement(SqlStatement statement) {
        Integer known = statements.get(statement);
        if (known != null) {
            return known;
        }
        scratch.clear();
        scratch.text(statement.sql());
        return define(Format.STATEMENT, statements, statement);
    }

    int frame(Frame frame) {
        Integer known = frames.get(frame);
        if (known != null) {
            return known;
        }
        int className = text(frame.className());
        int method = text(frame.method());
        int file = text(frame.file());
        int origin = text(frame.origin().name());
        int loop = text(frame.loop().name());
        scratch.clear();
        scratch.number(className);
        scratch.number(method);
        scratch.number(file);
        scratch.number(Math.max(0, frame.line()));
        scratch.number(origin);
        scratch.number(loop);
        return define(Format.FRAME, frames, frame);
    }

    int path(CallPath path) {
        Integer known = paths.get(path);
        if (known != null) {
            return known;
        }
        int[] ids = path.frames().stream().mapToInt(this::frame).toArray();
        scratch.clear();
        scratch.number(ids.length);
        for (int id : ids) {
            scratch.number(id);
        }
        return define(Format.PATH, paths, path);
    }

    private <T> int define(int type, Map<T, Integer> ids, T key) {
        out.frame(type, scratch);
        ids.put(key, ids.size());
        return ids.size() - 1;
    }
}
