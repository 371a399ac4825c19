package dev.rowan.agent.record;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Via;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stack of the current thread down to the application's part of it. Thread-safe.
 *
 * <p>Frames are described once for each place in the code and paths are interned in a tree that
 * grows from the innermost frame: a stack seen before costs a walk and no allocation of paths.
 */
final class CallSites {
    /** Application frames that are kept; a recursion beyond this is a recursion. */
    private static final int MAX_FRAMES = 64;

    /** Frames that are looked at, of all kinds: deep enough for a filter chain above an ORM. */
    private static final int MAX_DEPTH = 1024;

    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final ClassValue<KnownClass> classes;
    private final ConcurrentHashMap<Frame, Frame> frames = new ConcurrentHashMap<>();
    private final Node root = new Node(null, null);

    CallSites(List<String> includes, List<String> excludes) {
        Patterns included = new Patterns(includes);
        Patterns excluded = new Patterns(excludes);
        classes = new ClassValue<>() {
            @Override
            protected KnownClass computeValue(Class<?> type) {
                return new KnownClass(type, included, excluded);
            }
        };
    }

    /** Says at the innermost application frame whether the rest of the path is known well enough. */
    interface Known {
        @Nullable
        CallSite site(Frame innermost);
    }

    /**
     * Where the current thread is.
     *
     * @param known asked once, if there is an application frame; its answer ends the walk
     */
    CallSite here(Known known) {
        return walker.walk(stack -> read(stack, known));
    }

    /** Whether the application made the current thread for something: it is no worker, timer or housekeeper. */
    boolean isApplicationsThread() {
        return walker.walk(stack -> {
            Lineage lineage = new Lineage();
            stack.forEach(frame -> lineage.step(classes.get(frame.getDeclaringClass())));
            return lineage.isApplications();
        });
    }

    private CallSite read(Stream<StackFrame> stack, Known known) {
        Walk walk = new Walk();
        Iterator<StackFrame> frames = stack.limit(MAX_DEPTH).iterator();
        while (!walk.atRunner && frames.hasNext()) {
            boolean outside = walk.depth == 0;
            walk.step(frames.next());
            if (outside && walk.depth == 1) {
                CallSite before = known.site(walk.innermost());
                if (before != null) {
                    return before;
                }
            }
        }
        return walk.end();
    }

    private final class Walk {
        private Node node = root;
        private @Nullable Via via;
        private Set<Role> roles = Set.of();
        private int depth;
        private boolean iterated;
        private boolean atRunner;
        private boolean inTest;
        private boolean bounded;
        private int insideBoundary;
        private int outsideBoundary;

        Frame innermost() {
            return Objects.requireNonNull(node.frame);
        }

        void step(StackFrame frame) {
            KnownClass known = classes.get(frame.getDeclaringClass());
            if (!known.application) {
                pass(known, frame);
            } else if (depth < MAX_FRAMES && !isPlumbing(frame.getMethodName())) {
                Frame described = known.frame(frame, iterated);
                node = node.outward(frames.computeIfAbsent(described, same -> same));
                depth++;
                inTest |= known.test;
                outsideBoundary += inTest ? 0 : 1;
                iterated = false;
            }
        }

        private void pass(KnownClass known, StackFrame frame) {
            if (known.iterates) {
                iterated |= loops(known.name, frame.getMethodName());
            }
            if (depth == 0 && known.via != null) {
                // Spring Data sits on Hibernate; of others, whoever is nearest to the driver ran the statement.
                boolean above = via == Via.HIBERNATE && known.via == Via.SPRING_DATA_JPA;
                via = via == null || above ? known.via : via;
            }
            atRunner = known.runner;
            if (known.boundary) {
                bounded = true;
                insideBoundary = depth;
                outsideBoundary = 0;
            }
            Role role = known.role(frame.getMethodName());
            if (role != null && !roles.contains(role)) {
                Set<Role> more = EnumSet.of(role);
                more.addAll(roles);
                roles = Collections.unmodifiableSet(more);
            }
        }

        CallSite end() {
            boolean transactional = !bounded || (insideBoundary > 0 && outsideBoundary == 0);
            return node.site(via == null ? Via.JDBC : via, roles, transactional);
        }
    }

    /** Accessors that compilers and bytecode enhancers add; they come and go between versions. */
    private static boolean isPlumbing(String method) {
        return method.startsWith("access$") || method.startsWith("$$_");
    }

    private static boolean loops(String className, String method) {
        return className.startsWith("java.util.stream.")
                || method.equals("forEach")
                || method.equals("forEachRemaining")
                || method.equals("replaceAll")
                || method.equals("removeIf");
    }

    private record Kind(Via via, Set<Role> roles, boolean transactional) {}

    /** A path from an innermost frame outward. */
    private static final class Node {
        private final @Nullable Node inner;
        private final @Nullable Frame frame;
        private final ConcurrentHashMap<Frame, Node> outer = new ConcurrentHashMap<>(4);
        private final ConcurrentHashMap<Kind, CallSite> sites = new ConcurrentHashMap<>(2);
        private volatile @Nullable CallPath path;

        Node(@Nullable Node inner, @Nullable Frame frame) {
            this.inner = inner;
            this.frame = frame;
        }

        Node outward(Frame next) {
            Node known = outer.get(next);
            return known == null ? outer.computeIfAbsent(next, frame -> new Node(this, frame)) : known;
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
                for (Node node = this; node != null && node.frame != null; node = node.inner) {
                    outermostFirst.add(node.frame);
                }
                known = outermostFirst.isEmpty() ? CallPath.NONE : new CallPath(outermostFirst);
                path = known;
            }
            return known;
        }
    }
}
