package dev.rowan.agent.record;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows stacks by the note that HotSpot makes of one for each exception: for each frame its class, the number of its
 * method and the instruction. Thread-safe.
 *
 * <p>It costs some 20 ns and 20 bytes for each frame of the whole stack, where {@link Walkers} take some 150 ns and 80
 * bytes for each that is looked at: below a library it is several times less. A spot that was never met before is asked
 * for its method and line by {@link Throwable#getStackTrace}, and then known by the note's numbers.
 *
 * <p>The note is in no specification. Before it is used, this holds it against a walker's frames; a JVM that has none, or
 * one of another shape, is looked at by walkers alone.
 */
final class RawStack {
    /** Its parts: numbers of methods, instructions and versions, classes. */
    private static final int METHODS = 0;

    private static final int CODES = 1;
    private static final int OWNERS = 2;

    /** Frames in one piece of a note. */
    private static final int PIECE = 32;

    /** Where a piece has the next one: after its own parts, differently from version to version. */
    private final int next;

    private RawStack(int next) {
        this.next = next;
    }

    /** The note's place in an exception; read first when it was made reachable. */
    private static final class Note {
        private static final VarHandle FIELD = field();

        private static VarHandle field() {
            try {
                return MethodHandles.privateLookupIn(Throwable.class, MethodHandles.lookup())
                        .findVarHandle(Throwable.class, "backtrace", Object.class);
            } catch (ReflectiveOperationException none) {
                throw new IllegalStateException(none);
            }
        }

        static Object @Nullable [] of(Here here) {
            return (Object[]) FIELD.get(here);
        }

        /** So that the note before is not taken for one that the JVM had no memory for. */
        static void clear(Here here) {
            FIELD.set(here, null);
        }
    }

    /** What a thread's notes are made in, one after the other; never thrown. */
    static final class Here extends Throwable {
        private static final long serialVersionUID = 1;

        Here() {
            super(null, null, false, true);
        }
    }

    /** What shows stacks so, or {@code null} where this JVM does not allow it. */
    static @Nullable RawStack in(Instrumentation jvm) {
        try {
            jvm.redefineModule(
                    Throwable.class.getModule(),
                    Set.of(),
                    Map.of(),
                    Map.of("java.lang", Set.of(RawStack.class.getModule())),
                    Set.of(),
                    Map.of());
            return reachable();
        } catch (RuntimeException | Error refused) {
            return null;
        }
    }

    /** The same where {@code java.lang} is open to this module. */
    static @Nullable RawStack reachable() {
        try {
            // Two pieces and a bit.
            Object[] first = deep(2 * PIECE, RawStack::fresh);
            for (int i = OWNERS + 1; i < first.length; i++) {
                if (first[i] instanceof Object[] second && second.length == first.length) {
                    RawStack found = new RawStack(i);
                    return found.tellsTheTruth() ? found : null;
                }
            }
            return null;
        } catch (RuntimeException | Error otherwise) {
            return null;
        }
    }

    private static Object[] fresh() {
        Object[] note = Note.of(new Here());
        return note == null ? new Object[0] : note;
    }

    /** Asks with so many frames below, from two lines in turn. */
    private static <T> T deep(int frames, Supplier<T> asked) {
        if (frames == 0) {
            return asked.get();
        }
        if (frames % 2 == 0) {
            return deep(frames - 1, asked);
        }
        return deep(frames - 1, asked);
    }

    /** Whether it says what a walker says, of a stack of several pieces, and sees as far down as a look goes. */
    private boolean tellsTheTruth() {
        Boolean same = deep(2 * PIECE, () -> {
            Here here = new Here();
            List<StackTraceElement> walked = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                    .walk(frames -> frames.limit(2 * PIECE)
                            .map(StackWalker.StackFrame::toStackTraceElement)
                            .toList());
            return isLike(here, walked);
        });
        // A user may have the JVM note fewer frames.
        return same && deep(Look.MAX_DEPTH, () -> count(Note.of(new Here()))) >= Look.MAX_DEPTH;
    }

    private boolean isLike(Here here, List<StackTraceElement> walked) {
        StackTraceElement[] told = here.getStackTrace();
        Object[] piece = Note.of(here);
        long[] keys = new long[walked.size()];
        for (int i = 0; i < walked.size(); i++) {
            if (piece == null) {
                return false;
            }
            keys[i] = key(piece, i % PIECE);
            Object owner = ((Object[]) piece[OWNERS])[i % PIECE];
            // The first is this method's caller at two of its lines.
            boolean sameLine =
                    i == 0 || told[i].getLineNumber() == walked.get(i).getLineNumber();
            if (!(owner instanceof Class<?> type)
                    || !type.getName().equals(walked.get(i).getClassName())
                    || !told[i].getMethodName().equals(walked.get(i).getMethodName())
                    || !sameLine) {
                return false;
            }
            piece = i % PIECE == PIECE - 1 ? (Object[]) piece[next] : piece;
        }
        // The recursion alternates between two spots of one method.
        int last = keys.length - 1;
        return keys[last] == keys[last - 2] && keys[last] != keys[last - 1];
    }

    private int count(Object @Nullable [] note) {
        int frames = 0;
        for (Object[] piece = note; piece != null; piece = (Object[]) piece[next]) {
            frames += (int) Stream.of((Object[]) piece[OWNERS])
                    .takeWhile(owner -> owner != null)
                    .count();
        }
        return frames;
    }

    /** Forgets the note before, so that it is not taken for one that the JVM had no memory for; then it can make one. */
    static Here clear(Here here) {
        Note.clear(here);
        return here;
    }

    /** The note that was made last, in arrays of its own; {@code null} where the JVM had no memory for one. */
    static Object @Nullable [] noted(Here here) {
        return Note.of(here);
    }

    /**
     * Tells a look the frames of a note.
     *
     * @param here what the note was made in; it has been made in none since
     * @return how many frames there are in all, roughly
     */
    int show(Here here, Object[] note, Look look) {
        StackTraceElement[] told = null;
        int pieces = 0;
        for (Object[] piece = note; piece != null; piece = (Object[]) piece[next]) {
            Object[] owners = (Object[]) piece[OWNERS];
            for (int i = 0; i < PIECE && !look.hasEnded() && owners[i] instanceof Class<?> owner; i++) {
                KnownClass type = look.classes.get(owner);
                Spot spot = null;
                if (type.tellsBySpot) {
                    long key = key(piece, i);
                    spot = type.noted.get(key);
                    if (spot == null) {
                        told = told == null ? here.getStackTrace() : told;
                        spot = spot(type, told[pieces * PIECE + i]);
                        type.noted.put(key, spot);
                    }
                }
                look.step(type, spot);
            }
            pieces++;
        }
        return pieces * PIECE;
    }

    /** Whether two notes begin with the same so many frames; with more than there are, whether they are the same. */
    boolean alike(Object[] note, Object[] other, int frames) {
        Object[] one = note;
        Object[] two = other;
        int left = frames;
        while (one != null && two != null) {
            short[] methods = (short[]) one[METHODS];
            short[] otherMethods = (short[]) two[METHODS];
            int[] codes = (int[]) one[CODES];
            int[] otherCodes = (int[]) two[CODES];
            Object[] owners = (Object[]) one[OWNERS];
            Object[] otherOwners = (Object[]) two[OWNERS];
            int here = Math.min(left, PIECE);
            for (int i = 0; i < here; i++) {
                if (owners[i] != otherOwners[i] || codes[i] != otherCodes[i] || methods[i] != otherMethods[i]) {
                    return false;
                }
            }
            left -= here;
            if (left == 0) {
                return true;
            }
            one = (Object[]) one[next];
            two = (Object[]) two[next];
        }
        return one == null && two == null;
    }

    private static Spot spot(KnownClass type, StackTraceElement told) {
        return new Spot(type, told.getMethodName(), told.getFileName(), told.getLineNumber());
    }

    /** Tells spots of one class apart; a class that is redefined has others. */
    private static long key(Object[] piece, int frame) {
        return (long) ((short[]) piece[METHODS])[frame] << 32 | (((int[]) piece[CODES])[frame] & 0xffff_ffffL);
    }
}
