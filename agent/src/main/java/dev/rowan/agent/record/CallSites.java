package dev.rowan.agent.record;

import dev.rowan.agent.boot.ThreadState;
import dev.rowan.agent.record.Walkers.WalkedLook;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stack of the current thread down to the application's part of it. Thread-safe.
 *
 * <p>Frames are described once for each place in the code and paths are interned in a tree that
 * grows from the innermost frame: a stack seen before costs no allocation of paths, and one that was seen last not even a
 * look ({@link LastStacks}).
 */
final class CallSites {
    /**
     * A walker's frame costs as much as so many of a raw note, which has all frames of the stack. Measured on Java 17: 150
     * ns to 20 ns.
     */
    private static final int NOTED_FOR_WALKED = 7;

    private final boolean seeing;
    private final @Nullable RawStack raw;
    private final Walkers walkers = new Walkers();
    private final ClassValue<KnownClass> classes;
    private final ConcurrentHashMap<Frame, Frame> frames = new ConcurrentHashMap<>();

    /** Begun anew when it is full: who asks from ever other places would fill the heap with them. */
    private volatile PathTree root = new PathTree();

    /**
     * Of no stack yet.
     *
     * @param seeing whether stacks are looked at
     * @param raw the JVM's own notes of stacks, if they can be read
     */
    CallSites(List<String> includes, List<String> excludes, boolean seeing, @Nullable RawStack raw) {
        this.seeing = seeing;
        this.raw = raw;
        Patterns included = new Patterns(includes);
        Patterns excluded = new Patterns(excludes);
        classes = new ClassValue<>() {
            @Override
            protected KnownClass computeValue(Class<?> type) {
                return new KnownClass(
                        type,
                        included,
                        excluded,
                        Own.ORIGINS,
                        frame -> frames.computeIfAbsent(frame, described -> described));
            }
        };
    }

    /** Read with the first stack: what starts tests has put the class path together by then. */
    private static final class Own {
        static final Origins ORIGINS = Origins.ofClassPath();
    }

    /**
     * Where the current thread is, with its whole path.
     *
     * @param statement what it is about to run, if anything: helpers that it was handed to are not the site
     * @param doing what a library runs it for
     */
    CallSite here(ThreadState thread, @Nullable SqlStatement statement, @Nullable Doing doing) {
        if (!seeing) {
            return CallSite.UNSEEN;
        }
        if (raw != null && isNoteCheaper(thread)) {
            LastStacks last = LastStacks.of(thread, this);
            RawStack.clear(last.here).fillInStackTrace();
            Object[] note = RawStack.noted(last.here);
            if (note != null) {
                Object of = statement == null ? this : statement;
                LastStacks.Seen before = last.last(of);
                CallSite again = before == null ? null : whole(before, note, raw);
                return again != null
                        ? again
                        : noted(new WalkedLook(classes, root(), statement, doing), of, note, last, thread, raw);
            }
        }
        return walked(new WalkedLook(classes, root(), statement, doing), thread);
    }

    /** Where the current thread is, to run a statement: the place alone, where its paths are known well enough. */
    CallSite here(
            ThreadState thread, CallSiteMemory memory, TestPhase phase, SqlStatement statement, @Nullable Doing doing) {
        if (!seeing) {
            return CallSite.UNSEEN;
        }
        // Each method between the driver and the note is one more frame of it.
        if (raw != null && isNoteCheaper(thread)) {
            LastStacks last = LastStacks.of(thread, this);
            RawStack.clear(last.here).fillInStackTrace();
            Object[] note = RawStack.noted(last.here);
            if (note != null) {
                CallSite again = again(last.last(statement), note, raw, memory, phase, statement);
                return again != null
                        ? again
                        : noted(
                                new WalkedLook(classes, root(), memory, phase, statement, doing),
                                statement,
                                note,
                                last,
                                thread,
                                raw);
            }
        }
        return walked(new WalkedLook(classes, root(), memory, phase, statement, doing), thread);
    }

    /** What the note before, of the same statement, tells of this one. */
    private static @Nullable CallSite again(
            LastStacks.@Nullable Seen before,
            Object[] note,
            RawStack raw,
            CallSiteMemory memory,
            TestPhase phase,
            SqlStatement statement) {
        if (before == null) {
            return null;
        }
        if (before.at != null && before.at.equals(before.innermost)) {
            CallSite known = memory.known(phase, statement, before.at);
            if (known != null) {
                return raw.alike(note, before.note, before.below) ? known : null;
            }
        }
        CallSite known = before.at == null ? null : memory.at(phase, statement, before.at);
        if (known != null && raw.alike(note, before.note, before.settled)) {
            return known;
        }
        CallSite whole = whole(before, note, raw);
        if (whole != null && before.innermost != null) {
            memory.whole(phase, statement, before.innermost, whole);
        }
        return whole;
    }

    private static @Nullable CallSite whole(LastStacks.Seen before, Object[] note, RawStack raw) {
        return before.whole != null && raw.alike(note, before.note, before.telling) ? before.whole : null;
    }

    private static CallSite noted(
            WalkedLook look, Object of, Object[] note, LastStacks last, ThreadState thread, RawStack raw) {
        thread.framesInAll = raw.show(last.here, note, look);
        CallSite site = look.site();
        thread.framesBelow = look.looked();
        last.put(new LastStacks.Seen(of, note, look, site));
        return site;
    }

    /** There are no notes, the JVM had no memory for one, or a walker looks at so few frames that it costs less. */
    private CallSite walked(WalkedLook look, ThreadState thread) {
        walkers.expecting(thread.framesBelow).walk(look);
        CallSite site = look.site();
        thread.framesBelow = look.looked();
        return site;
    }

    private PathTree root() {
        PathTree now = root;
        if (now.isFull()) {
            now = new PathTree();
            root = now;
        }
        return now;
    }

    /** Told from the last look of the thread: the next one is mostly like it. */
    private static boolean isNoteCheaper(ThreadState thread) {
        return thread.framesInAll < NOTED_FOR_WALKED * thread.framesBelow || thread.framesInAll == 0;
    }

    /** Whether the application made the current thread for something: it is no worker, timer or housekeeper. */
    boolean isApplicationsThread() {
        Lineage lineage = new Lineage();
        walkers.all(type -> lineage.step(classes.get(type)));
        return lineage.isApplications();
    }

    /** Whether a class is the application's; a lambda's is that of the class that it is written in. */
    boolean isApplications(Class<?> type) {
        return classes.get(type.isHidden() ? type.getNestHost() : type).application;
    }
}
