package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement that the application runs again and again in a unit, with other values each time.
 *
 * @param steps the steps that it is spread over, largest first
 * @param path the way to the place that repeats it
 * @param count executions, failed ones left out
 * @param distinct different values
 * @param parent the step it repeats for, or null when none was found
 * @param edge how that is known by values, or null
 * @param how how the parent is known
 * @param confidence how much is known
 */
record Repetition(
        List<Step> steps,
        CallPath path,
        long count,
        long distinct,
        @Nullable Step parent,
        @Nullable Edge edge,
        How how,
        Confidence confidence) {

    /** How a parent is known. */
    enum How {
        /** The child's values were read from the parent's rows. */
        VALUES,
        /** The library said so. */
        LIBRARY,
        /** As many executions as the parent had rows. */
        ROWS,
        /** It ran last before. */
        ORDER,
        NONE
    }

    Repetition {
        steps = List.copyOf(steps);
    }

    /** The largest of the steps. */
    Step step() {
        return steps.get(0);
    }

    long nanos() {
        return steps.stream().mapToLong(Step::nanos).sum();
    }
}
