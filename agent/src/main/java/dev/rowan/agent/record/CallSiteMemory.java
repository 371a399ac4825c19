package dev.rowan.agent.record;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.TestPhase;
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

    /** The place that was asked for last, if its paths are known: in a loop it is the next one too. */
    private volatile @Nullable Latest latest;

    private record Place(TestPhase phase, SqlStatement statement, Frame site) {}

    private record Latest(TestPhase phase, SqlStatement statement, Frame frame, CallSite site) {
        boolean is(TestPhase otherPhase, SqlStatement otherStatement, Frame otherFrame) {
            return phase == otherPhase && statement.equals(otherStatement) && frame.equals(otherFrame);
        }
    }

    private static final class Seen {
        int whole;

        @Nullable
        CallSite siteOnly;
    }

    /** The place alone, if its paths are known well enough; otherwise {@code null}, and {@link #whole} follows. */
    @Nullable
    CallSite known(TestPhase phase, SqlStatement statement, Frame site) {
        Latest last = latest;
        if (last != null && last.is(phase, statement, site)) {
            return last.site();
        }
        CallSite known = find(new Place(phase, statement, site));
        if (known != null) {
            latest = new Latest(phase, statement, site, known);
        }
        return known;
    }

    private synchronized @Nullable CallSite find(Place place) {
        Seen seen = places.get(place);
        return seen == null || seen.whole < WHOLE ? null : seen.siteOnly;
    }

    /** @param innermost where it was run, which may be a helper below the site */
    synchronized void whole(TestPhase phase, SqlStatement statement, Frame innermost, CallSite site) {
        Frame at = site.path().site();
        if (at == null || places.size() >= MOST) {
            return;
        }
        Seen seen = places.computeIfAbsent(new Place(phase, statement, innermost), missing -> new Seen());
        if (++seen.whole == WHOLE) {
            seen.siteOnly = new CallSite(CallPath.of(at), site.via(), site.roles(), site.transactional());
        }
    }
}
