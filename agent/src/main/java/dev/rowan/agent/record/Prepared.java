package dev.rowan.agent.record;

import dev.rowan.agent.boot.BindValues;
import dev.rowan.analysis.recording.Binds;
import dev.rowan.analysis.sql.SqlText;
import org.jspecify.annotations.Nullable;

/** A prepared statement: its text, and its values so far. Confined to one thread at a time. */
final class Prepared implements BindValues {
    final SqlText text;
    final Binds binds;

    Prepared(SqlText text, Binds binds) {
        this.text = text;
        this.binds = binds;
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
}
