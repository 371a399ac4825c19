package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.PathCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths that a step was reached by, and how often; guarded by the unit. */
final class PathCounts {

    private static final int MOST = 8;

    /** Executions whose whole path is wanted: enough to see that they come from different places. */
    private static final int WANTED = 8;

    private final List<CallPath> paths = new ArrayList<>(1);
    private final List<long[]> counts = new ArrayList<>(1);
    private long added;

    /** The one that came last: a loop takes the same one again and again. */
    private @Nullable CallPath latest;
    /** Its count, or {@code null} where it is not counted. */
    private long @Nullable [] latestCount;

    private boolean latestIsWhole;

    /** Whether the next execution's whole path is worth its cost. */
    boolean wantsMore() {
        return added < WANTED;
    }

    /** One execution more; a site alone is told by the paths that are there already. */
    void add(CallPath path) {
        if (!path.equals(latest)) {
            long[] counted = path.isEmpty() ? null : count(path);
            latestCount = counted;
            // A site whose whole paths are known is none of them.
            latestIsWhole = counted != null || path.frames().size() > 1;
            latest = path; // the last of them: a stack may run out anywhere
        }
        if (latestCount != null) {
            latestCount[0]++;
        }
        added += latestIsWhole ? 1 : 0;
    }

    /** The count of a path, from 0 if it is new; {@code null} if there are enough, or it is a site alone. */
    private long @Nullable [] count(CallPath path) {
        for (int i = 0; i < paths.size(); i++) {
            if (paths.get(i).equals(path)) {
                return counts.get(i);
            }
        }
        boolean siteOnly = path.frames().size() == 1 && !paths.isEmpty();
        if (siteOnly || paths.size() == MOST) {
            return null;
        }
        long[] made = new long[1];
        paths.add(path);
        counts.add(made);
        return made;
    }

    /** The most frequent first. */
    List<PathCount> counts() {
        List<PathCount> all = new ArrayList<>(paths.size());
        for (int i = 0; i < paths.size(); i++) {
            all.add(new PathCount(paths.get(i), counts.get(i)[0]));
        }
        all.sort(Comparator.comparingLong(PathCount::count).reversed());
        return all;
    }
}
