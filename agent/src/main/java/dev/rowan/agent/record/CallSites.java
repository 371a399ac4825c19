package dev.rowan.agent.record;

import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.SqlStatement;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
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

    /**
     * Walkers by how many frames they fetch at once. Each frame that is fetched costs some 80 ns and 80 bytes, and each
     * further fetch as much as several of them.
     */
    private static final int[] BATCHES = {8, 10, 12, 14, 16, 20, 24, 32, 40, 48, 64};

    /** Entries of a batch that the JVM keeps for itself. */
    private static final int RESERVED = 2;

    private final boolean seeing;
    private final StackWalker[] walkers = new StackWalker[BATCHES.length];
    private final ClassValue<KnownClass> classes;
    private final ConcurrentHashMap<Frame, Frame> frames = new ConcurrentHashMap<>();
    private final Node root = new Node(null, null);

    /** @param seeing whether stacks are looked at */
    CallSites(List<String> includes, List<String> excludes, boolean seeing) {
        this.seeing = seeing;
        for (int i = 0; i < BATCHES.length; i++) {
            walkers[i] = StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE), BATCHES[i]);
        }
        Patterns included = new Patterns(includes);
        Patterns excluded = new Patterns(excludes);
        classes = new ClassValue<>() {
            @Override
            protected KnownClass computeValue(Class<?> type) {
                return new KnownClass(
                        type, included, excluded, frame -> frames.computeIfAbsent(frame, described -> described));
            }
        };
    }

    /** Where the current thread is, with its whole path. */
    CallSite here(ThreadState thread) {
        return seeing ? walk(thread, new Walk()) : CallSite.UNSEEN;
    }

    /** Where the current thread is, to run a statement: the place alone, where its paths are known well enough. */
    CallSite here(ThreadState thread, CallSiteMemory memory, TestPhase phase, SqlStatement statement) {
        return seeing ? walk(thread, new RememberingWalk(memory, phase, statement)) : CallSite.UNSEEN;
    }

    private CallSite walk(ThreadState thread, Walk walk) {
        int fits = 0;
        while (fits < BATCHES.length - 1 && BATCHES[fits] < thread.framesBelow + RESERVED) {
            fits++;
        }
        CallSite site = walkers[fits].walk(walk);
        thread.framesBelow = walk.below;
        return site;
    }

    /** Whether the application made the current thread for something: it is no worker, timer or housekeeper. */
    boolean isApplicationsThread() {
        return walkers[BATCHES.length - 1].walk(stack -> {
            Lineage lineage = new Lineage();
            stack.forEach(frame -> lineage.step(classes.get(frame.getDeclaringClass())));
            return lineage.isApplications();
        });
    }

    /** Whether a class is the application's; a lambda's is that of the class that it is written in. */
    boolean isApplications(Class<?> type) {
        return classes.get(type.isHidden() ? type.getNestHost() : type).application;
    }

    /** One look down the stack. */
    @SuppressWarnings("overloads") // one object, whose two default methods of the same name nobody calls
    private class Walk implements Function<Stream<StackFrame>, CallSite>, Consumer<StackFrame> {
        private Node node = root;
        private @Nullable Via via;
        private Set<Role> roles = Set.of();
        private int below = 1;
        private int depth;
        private boolean iterated;
        private boolean atRunner;
        private boolean inTest;
        private boolean bounded;
        private int insideBoundary;
        private int outsideBoundary;

        /** What is known at the innermost application frame, which then ends the walk. */
        @Nullable
        CallSite before(Frame innermost) {
            return null;
        }

        @Override
        public CallSite apply(Stream<StackFrame> stack) {
            // The stream's own: an iterator over it would be four more objects.
            Spliterator<StackFrame> frames = stack.spliterator();
            int seen = 0;
            while (seen < MAX_DEPTH && !atRunner && frames.tryAdvance(this)) {
                seen++;
                if (depth == 0) {
                    below = seen + 1;
                } else if (depth == 1 && seen == below) {
                    CallSite known = before(Objects.requireNonNull(node.frame));
                    if (known != null) {
                        return known;
                    }
                }
            }
            return end();
        }

        @Override
        public void accept(StackFrame frame) {
            KnownClass known = classes.get(frame.getDeclaringClass());
            if (!known.application) {
                pass(known, frame);
            } else if (depth < MAX_FRAMES && !isPlumbing(frame.getMethodName())) {
                node = node.outward(known.frame(frame, iterated));
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
            // A frame's name is made when it is asked for.
            Role role = known.hasRoles ? known.role(frame.getMethodName()) : null;
            if (role != null && !roles.contains(role)) {
                roles = CallSite.with(role, roles);
            }
        }

        CallSite end() {
            boolean transactional = !bounded || (insideBoundary > 0 && outsideBoundary == 0);
            return node.site(via == null ? Via.JDBC : via, roles, transactional);
        }
    }

    /** A look that ends early at a place whose paths are known, and remembers the path otherwise. */
    private final class RememberingWalk extends Walk {
        private final CallSiteMemory memory;
        private final TestPhase phase;
        private final SqlStatement statement;

        RememberingWalk(CallSiteMemory memory, TestPhase phase, SqlStatement statement) {
            this.memory = memory;
            this.phase = phase;
            this.statement = statement;
        }

        @Override
        @Nullable
        CallSite before(Frame innermost) {
            return memory.known(phase, statement, innermost);
        }

        @Override
        CallSite end() {
            CallSite site = super.end();
            memory.whole(phase, statement, site);
            return site;
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
