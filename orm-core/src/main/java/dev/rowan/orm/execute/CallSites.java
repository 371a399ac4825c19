package dev.rowan.orm.execute;

import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;

/** The nearest code outside Rowan on the current stack. */
final class CallSites {
    private static final StackWalker WALKER = StackWalker.getInstance();

    private CallSites() {}

    static @Nullable String current() {
        return WALKER.walk(frames -> frames.filter(CallSites::isOutside)
                .findFirst()
                .map(frame -> frame.toStackTraceElement().toString())
                .orElse(null));
    }

    /** Streams of the JDK stand between a user's lambda and Rowan; they are no one's code. */
    private static boolean isOutside(StackFrame frame) {
        String type = frame.getClassName();
        return !type.startsWith("dev.rowan.orm.") && !type.startsWith("java.");
    }
}
