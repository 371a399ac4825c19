package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.PathCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The paths that a step was reached by, and how often; guarded by the unit. */
final class PathCounts {

    private static final int MOST = 8;

    /** Executions whose whole path is wanted: enough to see that they come from different places. */
    private static final int WANTED = 8;

    private final List<CallPath> paths = new ArrayList<>(1);
    private final List<long[]> counts = new ArrayList<>(1);
    private long added;

    /** Whether the next execution's whole path is worth its cost. */
    boolean wantsMore() {
        return added < WANTED;
    }

    /** One execution more; a site alone is told by the paths that are there already. */
    void add(CallPath path) {
        if (path.isEmpty()) {
            return;
        }
        for (int i = 0; i < paths.size(); i++) {
            if (paths.get(i).equals(path)) {
                counts.get(i)[0]++;
                added++;
                return;
            }
        }
        boolean siteOnly = path.frames().size() == 1 && !paths.isEmpty();
        if (!siteOnly) {
            added++;
            if (paths.size() < MOST) {
                paths.add(path);
                counts.add(new long[] {1});
            }
        }
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
