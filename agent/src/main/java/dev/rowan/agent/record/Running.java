package dev.rowan.agent.record;

import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.recording.Call;
import dev.rowan.analysis.recording.ResultRows;
import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.sql.SqlText;
import org.jspecify.annotations.Nullable;

/** What was found out about an execution before it began. Confined to its thread. */
final class Running {
    final SqlText text;
    final UnitRecorder unit;
    final CallSite site;
    final @Nullable Cause cause;
    final boolean pagedInMemory;

    /** The number of its transaction, or 0. */
    long transaction;

    /** Where its rows go, once it has run. */
    @Nullable
    ResultRows rows;

    /** The call whose count of changed rows was not known when it had run; {@code null} when it was. */
    @Nullable
    Call uncounted;

    Running(SqlText text, UnitRecorder unit, CallSite site, @Nullable Cause cause, boolean pagedInMemory) {
        this.text = text;
        this.unit = unit;
        this.site = site;
        this.cause = cause;
        this.pagedInMemory = pagedInMemory;
    }
}
