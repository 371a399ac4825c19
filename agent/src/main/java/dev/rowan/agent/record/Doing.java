package dev.rowan.agent.record;

import dev.rowan.analysis.event.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Something that a library is in the middle of. Confined to its thread.
 *
 * <p>What it is in words is found out only when a statement runs meanwhile: most rows need none.
 */
final class Doing {
    final int moment;
    final @Nullable Doing outer;

    /** The statement that ran last meanwhile. */
    @Nullable
    Running ran;

    /** Whether a cache answered it: what is loaded along with it was not asked for by itself. */
    boolean cached;

    private final @Nullable Object first;
    private final @Nullable Object second;
    private @Nullable Cause cause;
    private boolean asked;

    Doing(int moment, @Nullable Object first, @Nullable Object second, @Nullable Doing outer) {
        this.moment = moment;
        this.first = first;
        this.second = second;
        this.outer = outer;
    }

    /** What the library gave along. */
    @Nullable
    Object first() {
        return first;
    }

    /** And the other thing. */
    @Nullable
    Object second() {
        return second;
    }

    @Nullable
    Cause cause() {
        if (!asked) {
            asked = true;
            cause = Causes.of(moment, first, second, outer);
        }
        return cause;
    }
}
