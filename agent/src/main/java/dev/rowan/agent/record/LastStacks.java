package dev.rowan.agent.record;

import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.Frame;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The stacks that one thread was last seen with, as the JVM noted them: one that is the same again means the same, and to
 * compare two takes a nanosecond for each frame where a look takes twenty. Confined to its thread.
 *
 * <p>The thread holds it weakly: a note has the classes on it, and a pool's thread outlives applications.
 */
final class LastStacks {
    /** A loop's body seldom runs more different statements. A power of two. */
    private static final int MOST = 8;

    /** What this thread's notes are made in. */
    final RawStack.Here here = new RawStack.Here();

    private final CallSites owner;
    private final @Nullable Seen[] seen = new Seen[MOST];

    /** What a look made of a note. */
    static final class Seen {
        /** The statement that ran, or whatever else it was looked at for. */
        final Object of;

        final Object[] note;

        /** How many frames there are down to the innermost application frame. */
        final int below;

        final @Nullable Frame innermost;

        final @Nullable Frame at;

        /** How many frames tell that site. */
        final int settled;

        /** How many frames tell the whole path. */
        final int telling;

        /** The site with that path; {@code null} if the look went no further than to the site. */
        final @Nullable CallSite whole;

        Seen(Object of, Object[] note, Look look, CallSite site) {
            this.of = of;
            this.note = note;
            below = look.below();
            innermost = look.innermost();
            at = site.path().site();
            settled = look.settled();
            telling = look.telling();
            whole = look.isShort() ? null : site;
        }
    }

    private LastStacks(CallSites owner) {
        this.owner = owner;
    }

    static LastStacks of(ThreadState thread, CallSites owner) {
        if (thread.stacks instanceof Reference<?> known
                && known.get() instanceof LastStacks last
                && last.owner == owner) {
            return last;
        }
        LastStacks last = new LastStacks(owner);
        thread.stacks = new WeakReference<>(last);
        return last;
    }

    @Nullable
    Seen last(Object of) {
        Seen last = seen[slot(of)];
        return last != null && last.of == of ? last : null;
    }

    void put(Seen latest) {
        seen[slot(latest.of)] = latest;
    }

    private static int slot(Object of) {
        return of.hashCode() & MOST - 1;
    }
}
