package dev.rowan.p6spy;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.Library;
import dev.rowan.analysis.recording.TestCode;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The current thread's stack: the application's part of it, and what the rest says about the statement. */
final class CallStack {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** As many as the agent keeps; a recursion beyond this is a recursion. */
    private static final int MOST_FRAMES = 64;

    private static final String JUPITER = "org.junit.jupiter.engine.descriptor.";

    private static final ClassValue<Boolean> IS_TEST = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return TestCode.owns(type);
        }
    };

    private final Predicate<String> isApplication;
    private final List<Frame> innermostFirst = new ArrayList<>();
    private final Set<Role> roles = EnumSet.noneOf(Role.class);
    private @Nullable Via via;
    private @Nullable TestPhase phase;
    private boolean passedOn;
    private boolean inTest;
    private boolean bounded;
    private int insideBoundary;
    private int outsideBoundary;

    private CallStack(Predicate<String> isApplication) {
        this.isApplication = isApplication;
    }

    /** @param isApplication of a class's name: whether its frames are the application's */
    static CallStack here(Predicate<String> isApplication) {
        CallStack stack = new CallStack(isApplication);
        WALKER.forEach(stack::step);
        return stack;
    }

    private void step(StackFrame frame) {
        String name = frame.getClassName();
        if (!isApplication.test(name)) {
            pass(name, frame.getMethodName());
            passedOn = Library.goesOn(name, frame.getMethodName());
        } else if (passedOn) {
            // Who only stands in the way asks for nothing.
            passedOn = false;
        } else if (innermostFirst.size() < MOST_FRAMES && !isMade(frame)) {
            boolean test = IS_TEST.get(frame.getDeclaringClass());
            String file = frame.getFileName();
            innermostFirst.add(new Frame(
                    name,
                    Library.method(frame.getMethodName()),
                    file == null ? "" : file,
                    Math.max(0, frame.getLineNumber()),
                    test ? Frame.Origin.TEST : Frame.Origin.APPLICATION,
                    Frame.Loop.UNKNOWN));
            inTest |= test;
            outsideBoundary += inTest ? 0 : 1;
        }
    }

    /** A method that an enhancer put into the application's class has no line to edit. */
    private static boolean isMade(StackFrame frame) {
        return frame.getLineNumber() <= 0 && frame.getFileName() != null;
    }

    private void pass(String name, String method) {
        Via known = innermostFirst.isEmpty() ? Library.via(name) : null;
        // Spring Data sits on Hibernate; of others, whoever is nearest to the driver ran the statement.
        boolean above = via == Via.HIBERNATE && known == Via.SPRING_DATA_JPA;
        via = via == null || above ? known : via;
        if (Library.isTransactionBoundary(name)) {
            bounded = true;
            insideBoundary = innermostFirst.size();
            outsideBoundary = 0;
        }
        if (phase == null && name.startsWith(JUPITER)) {
            phase = phase(method);
        }
        Role role = Library.role(name, method);
        if (role != null) {
            roles.add(role);
        }
    }

    private static @Nullable TestPhase phase(String method) {
        if (method.equals("invokeTestMethod") || method.contains("TestExecution")) {
            return TestPhase.BODY;
        }
        if (method.startsWith("invokeBefore") || method.contains("instantiateTestClass")) {
            return TestPhase.SETUP;
        }
        return method.startsWith("invokeAfter") ? TestPhase.TEARDOWN : null;
    }

    CallPath path() {
        if (innermostFirst.isEmpty()) {
            return CallPath.NONE;
        }
        List<Frame> outermostFirst = new ArrayList<>(innermostFirst);
        Collections.reverse(outermostFirst);
        return new CallPath(outermostFirst);
    }

    Via via() {
        return via == null ? Via.JDBC : via;
    }

    /** The part of a Jupiter test that is running on this thread; {@code null} where none is. */
    @Nullable
    TestPhase phase() {
        return phase;
    }

    /** Whether a transaction here is a unit of work of its own: no code below the application's began it for itself. */
    boolean transactional() {
        return !bounded || (insideBoundary > 0 && outsideBoundary == 0);
    }

    /** What the application calls the work: its outermost method. */
    String name() {
        for (int i = innermostFirst.size() - 1; i >= 0; i--) {
            Frame frame = innermostFirst.get(i);
            if (!frame.isTest()) {
                return frame.simpleClass() + "." + frame.method();
            }
        }
        return "";
    }

    Set<Role> roles() {
        Set<Role> all = EnumSet.noneOf(Role.class);
        all.addAll(roles);
        if (innermostFirst.isEmpty()) {
            all.add(Role.LIBRARY);
        } else if (innermostFirst.get(0).isTest()) {
            all.add(Role.TEST_CODE);
        }
        return all;
    }
}
