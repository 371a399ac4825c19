package dev.rowan.agent.boot;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one of the driver's objects, which it does not keep alive. It is its own entry in a {@link
 * WeakTable}: one object where a key, a node and a value would be three.
 */
abstract class Tracked extends WeakReference<Object> {
    final int hash;

    /** The next of its chain; guarded by the table. */
    @Nullable
    Tracked next;

    /** Whether it was closed or replaced. Whoever is handed the driver's object sees what was done to it before. */
    boolean gone;

    Tracked(Object target, WeakTable<?> table) {
        super(target, table.collected);
        hash = System.identityHashCode(target);
    }

    /** The driver's object was collected, or given out anew, without having been closed. */
    void lost() {}
}
