package dev.rowan.agent.record;

import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.recording.Library;
import dev.rowan.analysis.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/** One instruction of one method that was met on a stack, and what a frame there means. Thread-safe. */
final class Spot {
    private final KnownClass owner;
    final String method;
    private final String file;
    private final int line;

    /**
     * Accessors that compilers and bytecode enhancers add, which come and go between versions; methods that somebody put
     * into a class that has its source's name, and gave no lines; and what stands behind a proxy, of which its callers know
     * nothing.
     */
    final boolean plumbing;

    /** It goes on with a call: the frame that calls it only stands in the way. */
    final boolean goesOn;

    /** What a proxy calls: its own helpers are behind the proxy, too. */
    final boolean handles;

    /** One of the JDK's own loops over a collection or a stream. */
    final boolean loops;

    /** Why a statement below it is not the application's own doing, or {@code null}. */
    final @Nullable Role role;

    private volatile @Nullable Frame once;
    private volatile @Nullable Frame iterated;
    private volatile @Nullable Frame called;

    Spot(KnownClass owner, String method, @Nullable String file, int line) {
        this.owner = owner;
        this.method = method;
        this.file = file == null ? "" : file;
        this.line = Math.max(0, line);
        handles = owner.behindProxies && method.equals("invoke");
        plumbing = method.startsWith("access$") || method.startsWith("$$_") || (line <= 0 && file != null) || handles;
        goesOn = owner.goesOn && Library.goesOn(owner.name, method);
        loops = owner.iterates && loops(owner.name, method);
        role = owner.hasRoles ? Library.role(owner.name, method) : null;
    }

    private static boolean loops(String className, String method) {
        return className.startsWith("java.util.stream.")
                || method.equals("forEach")
                || method.equals("forEachRemaining")
                || method.equals("replaceAll")
                || method.equals("removeIf");
    }

    /** Whether a frame is of the same source file's class as this one. */
    boolean isBeside(Frame frame) {
        return outermost(frame.className()).equals(outermost(owner.name));
    }

    private static String outermost(String className) {
        int inner = className.indexOf('$');
        return inner < 0 ? className : className.substring(0, inner);
    }

    /** Whether the statement is written in this method. */
    boolean writes(SqlStatement statement) {
        return owner.written().has(method, statement);
    }

    /** Whether the name of a mapper's statement is written in this method. */
    boolean writes(String id) {
        return owner.ids().has(method, id);
    }

    /** Whether this method names the type. */
    boolean names(Class<?> named) {
        return owner.types().has(method, named.getName());
    }

    /** Whether this method is written for any type, which its callers name. */
    boolean isForAnyType() {
        return owner.types().isForAnyType(method);
    }

    /**
     * The frame of a lambda that the application itself calls: whether it is called again and again is told by the frame
     * that calls it.
     */
    Frame calledByApplication() {
        Frame known = called;
        if (known == null) {
            Frame plain = frame(false);
            known = owner.loops().areKnown()
                    ? owner.interned(new Frame(
                            plain.className(),
                            plain.method(),
                            plain.file(),
                            plain.line(),
                            plain.origin(),
                            Frame.Loop.OUTSIDE))
                    : plain;
            called = known;
        }
        return known;
    }

    /** @param inJdkLoop whether one of the JDK's own loops lies between this frame and the next inner one */
    Frame frame(boolean inJdkLoop) {
        Frame known = inJdkLoop ? iterated : once;
        if (known == null) {
            Frame.Loop loop = inJdkLoop ? Frame.Loop.INSIDE : owner.loops().at(method, line);
            known = owner.interned(new Frame(
                    owner.name,
                    Library.method(method),
                    file,
                    line,
                    owner.test ? Frame.Origin.TEST : Frame.Origin.APPLICATION,
                    loop));
            if (inJdkLoop) {
                iterated = known;
            } else {
                once = known;
            }
        }
        return known;
    }
}
