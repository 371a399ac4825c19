package dev.rowan.agent.record;

import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.Library;
import dev.rowan.analysis.recording.TestCode;
import java.lang.reflect.InvocationHandler;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
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

    /** What Hibernate's users call to load something by its key. */
    final boolean session;

    /** How MyBatis runs a statement that nobody has called by its name: a mapper's method, or a property's. */
    final boolean nameless;

    final boolean hasRoles;

    /** Whether its methods may go on with a call that the application stands in the way of. */
    final boolean goesOn;

    final boolean behindProxies;

    /** The application's class that a container has put itself in front of, by a subclass of it. */
    final @Nullable Class<?> behind;

    /** Whether the class alone does not tell what a frame of it means. */
    final boolean tellsBySpot;

    /** Spots by what the JVM's raw note of a stack has of them. */
    final SpotTable noted = new SpotTable();

    private final ConcurrentHashMap<At, Spot> walked = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Spot> left = new ConcurrentHashMap<>(1);
    private volatile @Nullable Loops loops;
    private volatile @Nullable WrittenSql written;
    private volatile @Nullable WrittenIds ids;
    private volatile @Nullable NamedTypes types;
    private final UnaryOperator<Frame> same;

    /** @param same gives the one frame of equal ones */
    KnownClass(Class<?> type, Patterns includes, Patterns excludes, Origins origins, UnaryOperator<Frame> same) {
        this.same = same;
        this.type = type;
        name = type.getName();
        application = !Library.isMade(name)
                && !excludes.match(name)
                && (includes.isEmpty()
                        ? !Library.owns(name) && !isJdbc(type) && !origins.isForeign(type)
                        : includes.match(name));
        test = application && TestCode.owns(type);
        via = Library.via(name);
        // Lists that cannot be changed have the loop of all iterables.
        iterates = name.startsWith("java.util.") || name.equals("java.lang.Iterable");
        runner = name.startsWith("org.junit.platform.") || name.startsWith("org.junit.runners.");
        session = name.equals("org.hibernate.internal.SessionImpl");
        nameless =
                name.startsWith("org.apache.ibatis.binding.") || name.startsWith("org.apache.ibatis.executor.loader.");
        boundary = Library.isTransactionBoundary(name);
        hasRoles = !application && Library.mayHaveRole(name);
        goesOn = !application && Library.mayGoOn(name);
        behindProxies = application && InvocationHandler.class.isAssignableFrom(type);
        behind = Library.isSubclassMade(name) ? type.getSuperclass() : null;
        tellsBySpot = application || iterates || hasRoles || goesOn || behind != null;
    }

    /** A driver that is known by no name, or what an application wraps around one: it runs what others ask for. */
    private static boolean isJdbc(Class<?> type) {
        return Statement.class.isAssignableFrom(type)
                || Connection.class.isAssignableFrom(type)
                || ResultSet.class.isAssignableFrom(type);
    }

    /** Where a walker is. A frame's name and line are made when they are asked for. */
    Spot spot(StackWalker.StackFrame seen) {
        At at = new At(seen.getMethodName(), seen.getByteCodeIndex());
        Spot known = walked.get(at);
        return known == null
                ? walked.computeIfAbsent(
                        at, missing -> new Spot(this, seen.getMethodName(), seen.getFileName(), seen.getLineNumber()))
                : known;
    }

    /** A method that has returned, and left something to be done. */
    Spot left(String method) {
        return left.computeIfAbsent(method, missing -> {
            Beginnings beginnings = Beginnings.of(type);
            return new Spot(this, missing, beginnings.file(), beginnings.line(missing));
        });
    }

    Frame interned(Frame frame) {
        return same.apply(frame);
    }

    Loops loops() {
        Loops known = loops;
        if (known == null) {
            known = Loops.of(type);
            loops = known;
        }
        return known;
    }

    WrittenSql written() {
        WrittenSql known = written;
        if (known == null) {
            known = WrittenSql.of(type);
            written = known;
        }
        return known;
    }

    WrittenIds ids() {
        WrittenIds known = ids;
        if (known == null) {
            known = WrittenIds.of(type);
            ids = known;
        }
        return known;
    }

    NamedTypes types() {
        NamedTypes known = types;
        if (known == null) {
            known = NamedTypes.of(type);
            types = known;
        }
        return known;
    }

    private record At(String method, int index) {}
}
