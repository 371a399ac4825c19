package dev.rowan.budgets;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** How the tests of a class ended, by display name: "" for passed, else the message. */
final class Outcome {
    private Outcome() {}

    static Map<String, String> of(Class<?> tests) {
        return of(tests, Map.of());
    }

    static Map<String, String> of(Class<?> tests, Map<String, String> configuration) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .configurationParameters(configuration)
                .execute()
                .testEvents()
                .finished()
                .stream()
                .forEach(event -> outcomes.put(event.getTestDescriptor().getDisplayName(), message(event)));
        return outcomes;
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(fault -> fault instanceof AssertionError ? String.valueOf(fault.getMessage()) : fault.toString())
                .orElse("");
    }
}
