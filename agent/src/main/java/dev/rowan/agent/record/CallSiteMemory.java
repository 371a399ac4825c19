package dev.rowan.agent.record;

import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The paths that statements came along in one unit of work, so that a loop's thousandth execution
 * walks the stack no further than to its first application frame. Thread-safe.
 */
final class CallSiteMemory {
    /** Whole paths looked at for each statement and place: enough to see that they differ. */
    private static final int WHOLE = 8;

    /** Places remembered; a unit with more of them pays for whole paths. */
    private static final int MOST = 2_000;

    private final Map<Place, Seen> places = new HashMap<>();

    private record Place(SqlStatement statement, Frame site) {}

    private static final class Seen {
        int whole;

        @Nullable
        CallSite last;
    }

    /** What was last seen, if that is well enough known; otherwise {@code null}, and {@link #whole} follows. */
    synchronized @Nullable CallSite known(SqlStatement statement, Frame site) {
        Seen seen = places.get(new Place(statement, site));
        return seen == null || seen.whole < WHOLE ? null : seen.last;
    }

    synchronized void whole(SqlStatement statement, CallSite site) {
        Frame innermost = site.path().site();
        if (innermost == null || places.size() >= MOST) {
            return;
        }
        Seen seen = places.computeIfAbsent(new Place(statement, innermost), missing -> new Seen());
        seen.whole++;
        seen.last = site;
    }
}
