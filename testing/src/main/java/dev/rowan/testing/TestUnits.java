package dev.rowan.testing;

import dev.rowan.agent.boot.Attached;
import dev.rowan.analysis.recording.TestNames;
import dev.rowan.p6spy.Spy;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Tells the recording that P6Spy's events make which test a statement is of. Thread-safe.
 *
 * <p>JUnit's platform finds it by itself. With the agent attached it has nothing to do: the agent knows the tests.
 */
public final class TestUnits implements TestExecutionListener {
    private final boolean idle = Attached.class.getClassLoader() == null;

    @Override
    public void executionStarted(TestIdentifier test) {
        String name = idle ? "" : name(test);
        if (!name.isEmpty()) {
            Spy.IN_THIS_JVM.testStarted(test.getUniqueId(), name, test.isTest());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!idle) {
            Spy.IN_THIS_JVM.testFinished(test.getUniqueId());
        }
    }

    /** As the agent calls it, so that one baseline serves both ways; "" for what is above classes. */
    private static String name(TestIdentifier test) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            return TestNames.of(
                    method.getClassName(), method.getMethodName(), test.getUniqueId(), test.getDisplayName());
        }
        return source instanceof ClassSource type ? type.getClassName() : test.isTest() ? test.getDisplayName() : "";
    }
}
