package dev.rowan.agent.record;

import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.UnitKind;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The phases of tests of JUnit 3 and 4, told by what their methods are for. Thread-safe. */
final class OldTests {
    private final Scopes scopes;

    OldTests(Scopes scopes) {
        this.scopes = scopes;
    }

    /** The phase that a test was in before. */
    private record Phase(Work work, TestPhase before) {}

    /**
     * JUnit 4 calls a method. What is for the whole class runs inside of no test, where no platform is.
     *
     * @return for {@link #returned}; {@code null} for a method that surrounds no test
     */
    @Nullable
    Object called(Object frameworkMethod, ThreadState thread) {
        TestPhase phase = phase(frameworkMethod);
        if (phase == null) {
            return null;
        }
        Work work = scopes.current(thread);
        if (work != null && work.test != null) {
            Phase before = new Phase(work, work.test.phase);
            scopes.phase(phase, thread);
            return before;
        }
        String className = Reach.call(frameworkMethod, "getMethod") instanceof Method method
                ? method.getDeclaringClass().getName()
                : "";
        Work around = scopes.begin(
                UnitKind.TEST, className, new TestRun("[junit4:" + className + "]", className, false, phase), work);
        thread.scope(around);
        return new Scopes.Before(work, around);
    }

    void returned(Object token, ThreadState thread) {
        if (token instanceof Phase before && before.work().isOpen()) {
            scopes.phase(before.before(), thread);
        }
    }

    /** JUnit 3 sets a test up, unless its class runs tests in a way of its own, of which nothing more is heard. */
    void setUp(Object test, ThreadState thread) {
        for (Class<?> type = test.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals("junit.framework.TestCase")) {
                scopes.phase(TestPhase.SETUP, thread);
                return;
            }
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("runTest")) {
                    return;
                }
            }
        }
    }

    private static @Nullable TestPhase phase(Object frameworkMethod) {
        if (Reach.call(frameworkMethod, "getAnnotations") instanceof Annotation[] annotations) {
            for (Annotation each : annotations) {
                switch (each.annotationType().getName()) {
                    case "org.junit.Before", "org.junit.BeforeClass" -> {
                        return TestPhase.SETUP;
                    }
                    case "org.junit.After", "org.junit.AfterClass" -> {
                        return TestPhase.TEARDOWN;
                    }
                    default -> {
                        continue;
                    }
                }
            }
        }
        return null;
    }
}
