package dev.rowan.agent.capture;

import dev.rowan.agent.boot.Probe;
import dev.rowan.agent.boot.ThreadState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Copied into calls inside which a driver may send statements of its own.
 *
 * <p>As with all advice, its body names only {@code agent.boot}, which every class loader sees; nothing it throws
 * leaves it; it is read by Byte Buddy and never called.
 */
final class Hide {
    private Hide() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static ThreadState enter() {
        return Probe.enter();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter @Nullable ThreadState thread) {
        Probe.leave(thread);
    }
}
