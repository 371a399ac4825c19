package dev.rowan.benchmarks;

import java.util.List;

/**
 * Subjects that do the same work, and what is expected of them.
 *
 * @param benchmark the JMH class, whose parameter {@code subject} names who does the work
 * @param floor the subject that the others are divided by
 */
record Contest(Class<?> benchmark, String floor, List<Target> targets) {
    Contest {
        targets = List.copyOf(targets);
    }

    /**
     * A ratio that a subject has to stay under.
     *
     * @param versus the subject it is divided by
     */
    record Target(String subject, String versus, double atMost) {}

    String name() {
        return benchmark.getSimpleName().replace("Benchmark", "").toLowerCase(java.util.Locale.ROOT);
    }
}
