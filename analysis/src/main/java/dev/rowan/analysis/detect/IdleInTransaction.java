package dev.rowan.analysis.detect;

import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Transaction;
import java.util.ArrayList;
import java.util.List;

/** {@code idle-in-transaction}: a transaction that waits for something other than its database. */
final class IdleInTransaction implements Detector {

    static final String RULE = "idle-in-transaction";

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        List<Sighting> sightings = new ArrayList<>();
        long longest = view.options().idleInTransaction().toNanos();
        if (!view.unit().isComplete()) {
            // That nothing ran means nothing where something is missing.
            return sightings;
        }
        for (Transaction transaction : view.unit().transactions()) {
            if (transaction.longestIdle() >= longest && transaction.idleAfter() >= 0) {
                Step before = view.step(transaction.idleAfter());
                if (view.judges(before) && isApplication(before.path(), transaction.idlePath())) {
                    sightings.add(new SightingBuilder(RULE, view, before)
                            .severity(Severity.WARNING)
                            .counted(1, 1, transaction.longestIdle())
                            .title(() -> "a transaction stands open for " + Words.millis(transaction.longestIdle())
                                    + " without a statement")
                            .because(() -> "after the statement at " + Words.place(before) + " nothing ran for "
                                    + Words.millis(transaction.longestIdle()) + " of the transaction's "
                                    + Words.millis(transaction.nanos()) + "; "
                                    + Words.count(
                                            transaction.writes(), "write holds its locks", "writes hold their locks"))
                            .build());
                }
            }
        }
        return sightings;
    }

    /** Whether one method of the application was at work before and after the pause; else a test may have waited. */
    private static boolean isApplication(CallPath before, CallPath after) {
        if (after.isEmpty()) {
            return before.frames().stream().noneMatch(Frame::isTest);
        }
        for (Frame frame : before.frames()) {
            if (!frame.isTest() && after.frames().stream().anyMatch(frame::sameMethod)) {
                return true;
            }
        }
        return false;
    }
}
