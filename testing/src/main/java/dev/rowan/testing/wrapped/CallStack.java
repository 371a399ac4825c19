package dev.rowan.testing.wrapped;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.Library;
import dev.rowan.analysis.recording.TestCode;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The current thread's stack: the application's part of it, and what the rest says about the statement. */
final class CallStack {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** As many as the agent keeps; a recursion beyond this is a recursion. */
    private static final int MOST_FRAMES = 64;

    private static final ClassValue<Boolean> IS_TEST = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return TestCode.owns(type);
        }
    };

    private final List<Frame> innermostFirst = new ArrayList<>();
    private final Set<Role> roles = EnumSet.noneOf(Role.class);
    private @Nullable Via via;

    static CallStack here() {
        CallStack stack = new CallStack();
        WALKER.forEach(stack::step);
        return stack;
    }

    private void step(StackFrame frame) {
        String name = frame.getClassName();
        if (Library.owns(name)) {
            Via known = innermostFirst.isEmpty() ? Library.via(name) : null;
            // Spring Data sits on Hibernate; of others, whoever is nearest to the driver ran the statement.
            boolean above = via == Via.HIBERNATE && known == Via.SPRING_DATA_JPA;
            via = via == null || above ? known : via;
            Role role = Library.role(name, frame.getMethodName());
            if (role != null) {
                roles.add(role);
            }
        } else if (innermostFirst.size() < MOST_FRAMES) {
            String file = frame.getFileName();
            innermostFirst.add(new Frame(
                    name,
                    Library.method(frame.getMethodName()),
                    file == null ? "" : file,
                    Math.max(0, frame.getLineNumber()),
                    IS_TEST.get(frame.getDeclaringClass()) ? Frame.Origin.TEST : Frame.Origin.APPLICATION,
                    Frame.Loop.UNKNOWN));
        }
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

    Set<Role> roles() {
        Set<Role> all = EnumSet.noneOf(Role.class);
        all.addAll(roles);
        if (!innermostFirst.isEmpty() && innermostFirst.get(0).isTest()) {
            all.add(Role.TEST_CODE);
        }
        return all;
    }
}
