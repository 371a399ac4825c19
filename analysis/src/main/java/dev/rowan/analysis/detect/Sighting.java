package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fault in one unit of work; the same fault in many units is one finding. It holds on to its steps, never to the unit:
 * a recording has more units than fit into memory.
 *
 * @param key what it is the same fault by
 * @param rule the rule's id
 * @param severity how much it matters
 * @param confidence how much is known
 * @param title one sentence; put into words only for the sighting that speaks for its finding
 * @param evidence what was measured, likewise
 * @param unit where, or null when it is a matter of the whole run
 * @param site the frame at fault, or null when no application frame was found
 * @param path the way there
 * @param association {@code Owner.pets}, or ""
 * @param statement the statement at fault
 * @param step the step at fault (the largest of several), or null when it is a matter of the whole run
 * @param parent the step it repeats for, or null
 * @param edge how that is known, or null
 * @param within the fault whose loop encloses this one, or null
 * @param count executions
 * @param wouldBe how many would do
 * @param nanos time in the driver
 */
public record Sighting(
        FaultKey key,
        String rule,
        Severity severity,
        Confidence confidence,
        Supplier<String> title,
        Supplier<List<String>> evidence,
        @Nullable UnitName unit,
        @Nullable Frame site,
        CallPath path,
        String association,
        SqlStatement statement,
        @Nullable Step step,
        @Nullable Step parent,
        @Nullable Edge edge,
        @Nullable FaultKey within,
        long count,
        long wouldBe,
        long nanos) {

    Sighting within(@Nullable FaultKey enclosing) {
        return new Sighting(
                key,
                rule,
                severity,
                confidence,
                title,
                evidence,
                unit,
                site,
                path,
                association,
                statement,
                step,
                parent,
                edge,
                enclosing,
                count,
                wouldBe,
                nanos);
    }
}
