package dev.rowan.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Subjects that do the same work, and what is expected of them.
 *
 * @param benchmark the JMH class, whose parameter {@code subject} names who does the work
 * @param floor the subject that the others are divided by
 * @param jvm options of its JVMs
 */
record Contest(Class<?> benchmark, String floor, List<Target> targets, List<String> jvm) {
    Contest {
        targets = List.copyOf(targets);
        jvm = List.copyOf(jvm);
    }

    Contest(Class<?> benchmark, String floor, List<Target> targets) {
        this(benchmark, floor, targets, List.of());
    }

    /** What is compared. */
    enum Measure {
        TIMES("x"),
        MICROS_MORE("µs above"),
        KILOBYTES_MORE("kB above");

        final String words;

        Measure(String words) {
            this.words = words;
        }
    }

    /**
     * What a subject has to stay under.
     *
     * @param versus the subject it is compared with
     * @param where parameters that it holds for, as the table names them; "" for all
     */
    record Target(String subject, Measure measure, String versus, double atMost, String where) {
        Target(String subject, Measure measure, String versus, double atMost) {
            this(subject, measure, versus, atMost, "");
        }

        static Target ratio(String subject, String versus, double atMost) {
            return new Target(subject, Measure.TIMES, versus, atMost);
        }
    }

    String name() {
        return benchmark.getSimpleName().replace("Benchmark", "").toLowerCase(Locale.ROOT);
    }
}
