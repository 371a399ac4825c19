package dev.rowan.agent.record;

import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.sql.SqlStatement;
import java.lang.StackWalker.StackFrame;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows stacks by {@link StackWalker}: no more of them than is looked at, at some 150 ns and 80 bytes for each frame.
 * Thread-safe.
 */
final class Walkers {
    /** What the JDK fetches at once at the least. */
    private static final int LEAST = 8;

    /** Beyond it a second fetch costs little in comparison. */
    private static final int MOST = 64;

    /** Entries of a batch that the JVM keeps for itself. */
    private static final int RESERVED = 2;

    /** By how many frames they fetch at once, from the least; each further fetch costs as much as several frames. */
    private final StackWalker[] walkers = new StackWalker[MOST - LEAST + 1];

    Walkers() {
        for (int i = 0; i < walkers.length; i++) {
            walkers[i] = StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE), LEAST + i);
        }
    }

    /** One for a look that will probably take so many frames. */
    StackWalker expecting(int frames) {
        return walkers[Math.max(LEAST, Math.min(MOST, frames + RESERVED)) - LEAST];
    }

    /** The whole stack's classes. */
    void all(Consumer<Class<?>> consumer) {
        walkers[MOST - LEAST].forEach(frame -> consumer.accept(frame.getDeclaringClass()));
    }

    /** A look that a walker's frames are told to. One object for all that it needs: an execution makes one. */
    @SuppressWarnings("overloads") // two default methods of the same name, which nobody calls
    static final class WalkedLook extends Look implements Function<Stream<StackFrame>, Look>, Consumer<StackFrame> {
        WalkedLook(
                ClassValue<KnownClass> classes,
                PathTree root,
                @Nullable SqlStatement statement,
                @Nullable Doing doing) {
            super(classes, root, statement, doing);
        }

        WalkedLook(
                ClassValue<KnownClass> classes,
                PathTree root,
                CallSiteMemory memory,
                TestPhase phase,
                SqlStatement statement,
                @Nullable Doing doing) {
            super(classes, root, memory, phase, statement, doing);
        }

        @Override
        public Look apply(Stream<StackFrame> stack) {
            // The stream's own: an iterator over it would be four more objects.
            Spliterator<StackFrame> frames = stack.spliterator();
            boolean more = true;
            while (more && !hasEnded()) {
                more = frames.tryAdvance(this);
            }
            return this;
        }

        @Override
        public void accept(StackFrame frame) {
            KnownClass type = classes.get(frame.getDeclaringClass());
            step(type, type.tellsBySpot ? type.spot(frame) : null);
        }
    }
}
