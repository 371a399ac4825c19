package dev.rowan.agent.record;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A path from an innermost frame outward, and those that go on from it: one seen before is found without being made
 * again. Thread-safe.
 */
final class PathTree {
    /** Paths of one tree; at some 250 bytes each, 5 MB. */
    private static final int MOST = 20_000;

    /** How many there are, from the root on. */
    private final AtomicInteger size;

    private final @Nullable PathTree inner;
    private final @Nullable Frame frame;
    private final ConcurrentHashMap<Frame, PathTree> outer = new ConcurrentHashMap<>(4);
    private final ConcurrentHashMap<Kind, CallSite> sites = new ConcurrentHashMap<>(2);
    private volatile @Nullable CallPath path;

    private record Kind(Via via, Set<Role> roles, boolean transactional) {}

    /** The root: no frame yet. */
    PathTree() {
        this(new AtomicInteger(), null, null);
    }

    private PathTree(AtomicInteger size, @Nullable PathTree inner, @Nullable Frame frame) {
        size.incrementAndGet();
        this.size = size;
        this.inner = inner;
        this.frame = frame;
    }

    boolean isFull() {
        return size.get() > MOST;
    }

    PathTree outward(Frame next) {
        PathTree known = outer.get(next);
        return known == null ? outer.computeIfAbsent(next, missing -> new PathTree(size, this, missing)) : known;
    }

    CallSite site(Via via, Set<Role> roles, boolean transactional) {
        Kind kind = new Kind(via, roles, transactional);
        CallSite known = sites.get(kind);
        return known == null
                ? sites.computeIfAbsent(kind, missing -> new CallSite(path(), via, roles, transactional))
                : known;
    }

    private CallPath path() {
        CallPath known = path;
        if (known == null) {
            List<Frame> outermostFirst = new ArrayList<>();
            for (PathTree node = this; node != null && node.frame != null; node = node.inner) {
                outermostFirst.add(node.frame);
            }
            known = outermostFirst.isEmpty() ? CallPath.NONE : new CallPath(outermostFirst);
            path = known;
        }
        return known;
    }
}
