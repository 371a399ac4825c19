package dev.rowan.examples.verdicts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs test classes with the JUnit Platform, in a JVM of its own that has the agent. */
public final class RunTests {
    private RunTests() {}

    /** Runs them; the arguments are an {@link Order}, then the classes. Ends with 1 if any test fails. */
    public static void main(String[] arguments) {
        Order order = Order.valueOf(arguments[0]);
        List<DiscoverySelector> classes = Arrays.stream(arguments)
                .skip(1)
                .map(DiscoverySelectors::selectClass)
                .collect(Collectors.toUnmodifiableList());
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(classes)
                .configurationParameters(order.parameters())
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
