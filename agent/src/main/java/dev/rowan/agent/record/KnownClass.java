package dev.rowan.agent.record;

import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.Library;
import dev.rowan.analysis.recording.TestCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What one class on a stack means. Thread-safe; hangs on the class itself. */
final class KnownClass {
    final Class<?> type;
    final String name;
    final boolean application;
    final boolean test;
    final boolean iterates;
    final boolean boundary;

    /** Below a test runner's frame nothing is the application's. */
    final boolean runner;

    final @Nullable Via via;
    /** Whether {@link #role} is worth asking. */
    final boolean hasRoles;

    private final ConcurrentHashMap<String, Optional<Role>> roles = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<At, Frame> frames = new ConcurrentHashMap<>();
    private volatile @Nullable Loops loops;
    private final UnaryOperator<Frame> same;

    /** @param same gives the one frame of equal ones */
    KnownClass(Class<?> type, Patterns includes, Patterns excludes, UnaryOperator<Frame> same) {
        this.same = same;
        this.type = type;
        name = type.getName();
        application = !Library.isMade(name)
                && !excludes.match(name)
                && (includes.isEmpty() ? !Library.owns(name) && !isJdbc(type) : includes.match(name));
        test = application && TestCode.owns(type);
        via = Library.via(name);
        iterates = name.startsWith("java.util.");
        runner = name.startsWith("org.junit.platform.") || name.startsWith("org.junit.runners.");
        boundary = Library.isTransactionBoundary(name);
        hasRoles = !application && Library.mayHaveRole(name);
    }

    /** A driver that is known by no name, or what an application wraps around one: it runs what others ask for. */
    private static boolean isJdbc(Class<?> type) {
        return Statement.class.isAssignableFrom(type)
                || Connection.class.isAssignableFrom(type)
                || ResultSet.class.isAssignableFrom(type);
    }

    /** Why a statement below this method is not the application's own doing, or {@code null}. */
    @Nullable
    Role role(String method) {
        return roles.computeIfAbsent(method, each -> Optional.ofNullable(Library.role(name, each)))
                .orElse(null);
    }

    /** @param iterated whether the JDK's own loops lie between this frame and the next inner one */
    Frame frame(StackWalker.StackFrame seen, boolean iterated) {
        At at = new At(seen.getMethodName(), seen.getByteCodeIndex(), iterated);
        Frame known = frames.get(at);
        return known == null ? frames.computeIfAbsent(at, missing -> describe(seen, iterated)) : known;
    }

    private Frame describe(StackWalker.StackFrame seen, boolean iterated) {
        String file = seen.getFileName();
        int line = Math.max(0, seen.getLineNumber());
        Frame.Loop loop = iterated ? Frame.Loop.INSIDE : loops().at(seen.getMethodName(), line);
        return same.apply(new Frame(
                name,
                Library.method(seen.getMethodName()),
                file == null ? "" : file,
                line,
                test ? Frame.Origin.TEST : Frame.Origin.APPLICATION,
                loop));
    }

    private Loops loops() {
        Loops known = loops;
        if (known == null) {
            known = Loops.of(type);
            loops = known;
        }
        return known;
    }

    private record At(String method, int index, boolean iterated) {}
}
