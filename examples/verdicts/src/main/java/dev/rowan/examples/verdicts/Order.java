package dev.rowan.examples.verdicts;

import java.util.Map;

/** In which order tests run: what is found must not depend on it. */
public enum Order {
    AS_WRITTEN,
    SHUFFLED,
    PARALLEL;

    /** JUnit's configuration for it. */
    Map<String, String> parameters() {
        return switch (this) {
            case AS_WRITTEN -> Map.of();
            case SHUFFLED ->
                Map.of(
                        "junit.jupiter.testmethod.order.default", "org.junit.jupiter.api.MethodOrderer$Random",
                        "junit.jupiter.testclass.order.default", "org.junit.jupiter.api.ClassOrderer$Random",
                        "junit.jupiter.execution.order.random.seed", "20261121");
            case PARALLEL ->
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
        };
    }
}
