package dev.rowan.agent.program;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests of a class with the JUnit Platform. */
public final class RunTests {
    private RunTests() {}

    /** Runs it; the arguments are the class's name, a tag or nothing, and "parallel" or "sequential". */
    public static void main(String[] args) {
        LauncherDiscoveryRequestBuilder selected =
                LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(args[0]));
        LauncherDiscoveryRequest request = (args[1].isEmpty()
                        ? selected
                        : selected.filters(TagFilter.includeTags(args[1])))
                .configurationParameter(
                        "junit.jupiter.execution.parallel.enabled", String.valueOf("parallel".equals(args[2])))
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        listener.getSummary()
                .getFailures()
                .forEach(failure -> failure.getException().printStackTrace());
        boolean passed = listener.getSummary().getTestsSucceededCount() > 0
                && listener.getSummary().getTotalFailureCount() == 0;
        System.exit(passed ? 0 : 1);
    }
}
