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
 * walks the stack no further than to its site. Thread-safe.
 *
 * <p>Mostly that is the innermost application frame. Behind a helper it is who called the helper, each time anew: one line
 * of a helper serves many sites.
 */
final class CallSiteMemory {
    /** Whole paths looked at for each statement and site: enough to see that they differ. */
    private static final int WHOLE = 8;

    /** Places remembered; a unit with more of them pays for whole paths. */
    private static final int MOST = 2_000;

    private final Map<Place, Seen> places = new HashMap<>();

    /** The site that was asked for last, if its paths are known: in a loop it is the next one too. */
    private volatile @Nullable Latest latest;

    private record Place(TestPhase phase, SqlStatement statement, Frame frame) {}

    /** @param alone whether the frame tells the site where it is the innermost one */
    private record Latest(TestPhase phase, SqlStatement statement, Frame frame, CallSite site, boolean alone) {
        boolean is(TestPhase otherPhase, SqlStatement otherStatement, Frame otherFrame) {
            return phase == otherPhase && statement.equals(otherStatement) && frame.equals(otherFrame);
        }
    }

    private static final class Seen {
        int whole;

        /** Whether it was a helper that the statement's site lay behind. */
        boolean helper;

        @Nullable
        CallSite siteOnly;
    }

    /**
     * The site alone, if an innermost frame tells it and its paths are known well enough; otherwise {@code null}, and
     * {@link #at} or {@link #whole} follows.
     */
    @Nullable
    CallSite known(TestPhase phase, SqlStatement statement, Frame innermost) {
        Latest last = latest(phase, statement, innermost);
        return last != null && last.alone() ? last.site() : null;
    }

    /** The site alone, if its paths are known well enough; otherwise {@code null}, and {@link #whole} follows. */
    @Nullable
    CallSite at(TestPhase phase, SqlStatement statement, Frame site) {
        Latest last = latest(phase, statement, site);
        return last == null ? null : last.site();
    }

    private @Nullable Latest latest(TestPhase phase, SqlStatement statement, Frame frame) {
        Latest last = latest;
        if (last != null && last.is(phase, statement, frame)) {
            return last;
        }
        Latest found = find(new Place(phase, statement, frame));
        if (found != null) {
            latest = found;
        }
        return found;
    }

    private synchronized @Nullable Latest find(Place place) {
        Seen seen = places.get(place);
        return seen == null || seen.siteOnly == null
                ? null
                : new Latest(place.phase(), place.statement(), place.frame(), seen.siteOnly, !seen.helper);
    }

    /** @param innermost where it was run, which may be a helper below the site */
    synchronized void whole(TestPhase phase, SqlStatement statement, Frame innermost, CallSite site) {
        Frame at = site.path().site();
        if (at == null) {
            return;
        }
        if (!at.equals(innermost)) {
            Seen helper = seen(new Place(phase, statement, innermost));
            if (helper == null) {
                return;
            }
            if (!helper.helper) {
                helper.helper = true;
                latest = null;
            }
        }
        Seen seen = seen(new Place(phase, statement, at));
        if (seen != null && ++seen.whole == WHOLE) {
            seen.siteOnly = new CallSite(CallPath.of(at), site.via(), site.roles(), site.transactional());
        }
    }

    private @Nullable Seen seen(Place place) {
        Seen known = places.get(place);
        if (known == null && places.size() < MOST) {
            known = new Seen();
            places.put(place, known);
        }
        return known;
    }
}
