package dev.rowan.p6spy;

import dev.rowan.analysis.recording.Binds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one statement between its events. Like the statement, it is used by one thread at a time. */
final class SpiedStatement {
    final Binds binds;
    boolean hasBinds;
    int batched;

    /** Of a plain statement's batch the first text stands for all: they mostly differ in values alone. */
    @Nullable
    String batchedSql;

    @Nullable
    Running running;

    /** The last execution's rows, until P6Spy tells of the result set that has them. */
    private @Nullable SpiedResult given;

    /** Whether the next result set that is read is the execution's; generated keys are none of it. */
    private boolean expected;

    private final List<SpiedResult> open = new ArrayList<>();

    SpiedStatement(Binds binds) {
        this.binds = binds;
    }

    /** It ran; its results so far are gone, as JDBC has it. */
    void ran(@Nullable SpiedResult result, boolean isQuery) {
        close();
        given = result;
        expected = isQuery;
    }

    /** The application asked for the result of an {@code execute()}. */
    void resultAsked() {
        expected = true;
    }

    /** What a result set that is new to us carries; {@code null} for none of this execution. */
    @Nullable
    SpiedResult taken() {
        SpiedResult taken = expected ? given : null;
        if (taken != null) {
            given = null;
            expected = false;
            open.add(taken);
        }
        return taken;
    }

    void batchIsOver() {
        batched = 0;
        batchedSql = null;
        binds.clearBatch();
    }

    void close() {
        open.forEach(result -> result.close(false));
        open.clear();
        if (given != null) {
            given.close(false);
            given = null;
        }
    }
}
