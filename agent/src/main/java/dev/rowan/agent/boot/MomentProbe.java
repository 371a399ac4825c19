package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/** What the advice in frameworks above JDBC calls; see {@link Moment} and {@link Probe}. Thread-safe. */
public final class MomentProbe {
    private MomentProbe() {}

    /** A framework enters something; what it returns is for {@link #end}. */
    public static @Nullable Object begin(int moment, @Nullable Object first, @Nullable Object second) {
        Sink to = Probe.sink();
        if (to == null) {
            return null;
        }
        ThreadState thread = ThreadState.current();
        thread.depth++;
        try {
            return to.begin(moment, first, second, thread);
        } catch (Throwable fault) {
            Health.fault("moment " + moment, fault);
            return null;
        } finally {
            thread.depth--;
        }
    }

    /** A framework leaves what it entered. */
    public static void end(int moment, @Nullable Object token, @Nullable Object last) {
        Sink to = Probe.sink();
        if (to == null || token == null) {
            return;
        }
        ThreadState thread = ThreadState.current();
        thread.depth++;
        try {
            to.end(moment, token, last, thread);
        } catch (Throwable fault) {
            Health.fault("moment " + moment, fault);
        } finally {
            thread.depth--;
        }
    }
}
