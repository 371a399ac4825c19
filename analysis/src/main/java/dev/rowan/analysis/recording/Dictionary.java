package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.HashMap;
import java.util.Map;

/**
 * What a writer has named already: texts, statements, frames and paths go into the file once, before their first use.
 *
 * <p>Of each kind so many are remembered. Whoever has more of them, made of literals or asked from ever other places, has
 * them written again; for a reader that is another number for an equal thing.
 */
final class Dictionary {

    /** A statement and its columns take a kilobyte or two, a path a few hundred bytes: some 20 MB of each at the most. */
    private static final int MOST = 20_000;

    private final Output out;
    private final Output scratch = new Output();
    private final Names<String> texts = new Names<>();
    private final Names<SqlStatement> statements = new Names<>();
    private final Names<Frame> frames = new Names<>();
    private final Names<CallPath> paths = new Names<>();

    /** Definitions are framed into {@code out} as they come up. */
    Dictionary(Output out) {
        this.out = out;
    }

    int text(String text) {
        Integer known = texts.known.get(text);
        if (known != null) {
            return known;
        }
        scratch.clear();
        scratch.text(text);
        return define(Format.STRING, texts, text);
    }

    int statement(SqlStatement statement) {
        Integer known = statements.known.get(statement);
        if (known != null) {
            return known;
        }
        scratch.clear();
        scratch.text(statement.sql());
        return define(Format.STATEMENT, statements, statement);
    }

    int frame(Frame frame) {
        Integer known = frames.known.get(frame);
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
        Integer known = paths.known.get(path);
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

    private <T> int define(int type, Names<T> names, T key) {
        out.frame(type, scratch);
        return names.add(key);
    }

    /** The numbers of one kind of thing. */
    private static final class Names<T> {
        final Map<T, Integer> known = new HashMap<>();
        private int next;

        int add(T key) {
            if (known.size() == MOST) {
                known.clear();
            }
            known.put(key, next);
            return next++;
        }
    }
}
