package dev.rowan.orm.execute;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads of one thread that nobody hears of and that leave nothing behind: how many they may be, and how many they were.
 *
 * <p>Not thread-safe; used once.
 */
public final class Unheard {
    private final int most;
    private final Duration longest;
    private long started;
    private int sent;

    /**
     * @param most statements at most
     * @param longest the longest time of all of them together
     */
    public Unheard(int most, Duration longest) {
        this.most = most;
        this.longest = longest;
    }

    /** They were more, or took longer, than they may; or somebody wants the thread to stop. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped(String why) {
            super(why, null, false, false);
        }
    }

    /** Carries the answer past the end of a transaction, which is undone. */
    static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // never leaves the thread
        final @Nullable Object answer;

        Undone(@Nullable Object answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }

    void begins() {
        started = System.nanoTime();
    }

    /** Another statement is about to be sent. */
    void sends() {
        if (sent >= most) {
            throw new Stopped("more than " + most + " statements");
        }
        if (System.nanoTime() - started > longest.toNanos()) {
            throw new Stopped("more than " + longest.toMillis() + " ms");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped("interrupted");
        }
        sent++;
    }

    Duration longest() {
        return longest;
    }

    /** Statements so far. */
    public int sent() {
        return sent;
    }
}
