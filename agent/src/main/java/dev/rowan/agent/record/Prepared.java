package dev.rowan.agent.record;

import dev.rowan.agent.boot.BindValues;
import dev.rowan.analysis.recording.Binds;
import dev.rowan.analysis.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement: its text, and its values so far. Confined to one thread at a time.
 *
 * <p>One that was closed is the thread's next: who prepares a statement for each execution needs no further one.
 */
final class Prepared implements BindValues {
    /** Values that are worth keeping the room of. */
    private static final int KEPT = 64;

    final Binds binds;
    private final JvmRecorder recorder;
    private SqlText text;
    private boolean free;

    Prepared(JvmRecorder recorder, SqlText text, Binds binds) {
        this.recorder = recorder;
        this.text = text;
        this.binds = binds;
    }

    SqlText text() {
        return text;
    }

    /** Becomes the next statement, of which nothing is set yet, if it is no other's and of the same recorder. */
    boolean begin(JvmRecorder of, SqlText next) {
        if (!free || of != recorder) {
            return false;
        }
        free = false;
        text = next;
        binds.clear();
        binds.clearBatch();
        return true;
    }

    @Override
    public void set(int position, long value) {
        binds.set(position, value);
    }

    @Override
    public void set(int position, @Nullable Object value) {
        binds.set(position, value);
    }

    @Override
    public void addBatch() {
        binds.addBatch();
    }

    @Override
    public void clear() {
        binds.clear();
    }

    @Override
    public void clearBatch() {
        binds.clearBatch();
    }

    @Override
    public void close() {
        free = binds.room() <= KEPT;
    }
}
