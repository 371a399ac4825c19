package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * What the advice in a driver's classes calls, and where it reports to. Thread-safe; nothing that it and its
 * siblings do reaches the application.
 *
 * <p>Static, because the driver's own code calls it. Arguments are objects, because the boot loader
 * cannot see {@code java.sql}. Each enter method raises the thread's depth and each exit method
 * lowers it again, whatever happens between: only calls at depth one are the application's.
 */
public final class Probe {
    private static volatile @Nullable Sink sink;

    private Probe() {}

    /** Starts reporting, or stops it with {@code null}. */
    public static void report(@Nullable Sink to) {
        sink = to;
    }

    static @Nullable Sink sink() {
        return sink;
    }

    /** How many statements and result sets are known and not closed: for tests of leaks. */
    public static int remembered() {
        return Known.STATEMENTS.size() + Known.RESULTS.size();
    }

    /** Before a call that only hides what the driver does inside it. */
    public static ThreadState enter() {
        ThreadState thread = ThreadState.current();
        thread.depth++;
        return thread;
    }

    /** After such a call. */
    public static void leave(@Nullable ThreadState thread) {
        if (thread != null) {
            thread.depth--;
        }
    }
}
