package dev.rowan.agent.record;

import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.recording.TestNames;

/** One test, or one class of tests outside of its tests, while it runs. Thread-safe. */
final class TestRun {
    final String id;
    final String name;
    final boolean isTest;
    volatile TestPhase phase;

    TestRun(String id, String name, boolean isTest, TestPhase phase) {
        this.id = id;
        this.name = name;
        this.isTest = isTest;
        this.phase = phase;
    }

    /** The phase that a method of Jupiter's runs, by its name. */
    static TestPhase phaseOf(String method) {
        if (method.equals("invokeTestMethod") || method.contains("TestExecution")) {
            return TestPhase.BODY;
        }
        return method.contains("After") ? TestPhase.TEARDOWN : TestPhase.SETUP;
    }

    /** A JUnit Platform descriptor, known by its methods: the platform is the application's, not ours. */
    static TestRun of(Object descriptor) {
        String id = Reach.text(descriptor, "getUniqueId");
        boolean isTest = Boolean.TRUE.equals(Reach.call(descriptor, "isTest"));
        Object source = Reach.call(Reach.call(descriptor, "getSource"), "orElse", new Object[] {null});
        String className = Reach.text(source, "getClassName");
        String method = Reach.text(source, "getMethodName");
        String name = className.isEmpty()
                ? Reach.text(descriptor, "getDisplayName")
                : method.isEmpty()
                        ? className
                        : TestNames.of(className, method, id, Reach.text(descriptor, "getDisplayName"));
        // Only Jupiter tells its phases; a dynamic test has none around it.
        boolean phased = id.contains("[engine:junit-jupiter]") && !id.contains("[dynamic-test:");
        return new TestRun(id, name, isTest, phased ? TestPhase.SETUP : TestPhase.BODY);
    }

    /** JUnit 4's description, where no platform runs it. */
    static TestRun ofJUnit4(Object description) {
        String className = Reach.text(description, "getClassName");
        String method = Reach.text(description, "getMethodName");
        String name = method.isEmpty() ? className : className + "." + method;
        return new TestRun("[junit4:" + name + "]", name, true, TestPhase.BODY);
    }
}
