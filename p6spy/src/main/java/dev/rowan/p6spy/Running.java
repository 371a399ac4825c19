package dev.rowan.p6spy;

import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.sql.SqlText;

/** An execution that began and has not ended. */
record Running(
        SqlText text, Work work, UnitRecorder unit, CallStack stack, SpiedConnection connection, long transaction) {}
