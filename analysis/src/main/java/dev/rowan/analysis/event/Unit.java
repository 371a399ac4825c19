package dev.rowan.analysis.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work: what the innermost test, request, transaction, message, scheduled call or thread ran.
 *
 * @param id unique within its JVM
 * @param jvm the {@link Jvm#id()} that ran it
 * @param testId the test's unique id on the JUnit Platform, or "" outside of tests
 * @param testName what a person calls the test: {@code com.acme.OwnerTests.lists}
 * @param phase which part of the test
 * @param parent the enclosing unit's id, or ""
 * @param kind what kind of work
 * @param name what it was: {@code GET /owners}, a method, a thread's name
 * @param incomplete why something of it is missing, or null when nothing is
 * @param startedAtMillis wall clock, milliseconds since 1970
 * @param nanos its duration
 * @param statements executions, those that found no place in a step included
 * @param overflow executions that are in no step because the unit had too many
 * @param steps in first-seen order; {@code steps.get(i).ordinal() == i}
 * @param edges the best explanation of each step's keys
 * @param loops the order of execution, run-length coded; ends early on a very irregular unit
 * @param samples the first executions, one by one
 * @param transactions in order of their first statement
 * @param cacheHits loads that a cache answered: {@code Owner.pets}, how often
 * @param values bind values of the first executions of steps, as short texts; empty unless they were asked for
 */
public record Unit(
        String id,
        String jvm,
        String testId,
        String testName,
        TestPhase phase,
        String parent,
        UnitKind kind,
        String name,
        @Nullable String incomplete,
        long startedAtMillis,
        long nanos,
        long statements,
        long overflow,
        List<Step> steps,
        List<Edge> edges,
        List<Loop> loops,
        List<Sample> samples,
        List<Transaction> transactions,
        List<CacheHit> cacheHits,
        List<Values> values) {

    public Unit {
        steps = List.copyOf(steps);
        edges = List.copyOf(edges);
        loops = List.copyOf(loops);
        samples = List.copyOf(samples);
        transactions = List.copyOf(transactions);
        cacheHits = List.copyOf(cacheHits);
        values = List.copyOf(values);
    }

    /** Different sets of values that a step was executed with, each as one text: {@code (101, 'Bern')}. */
    public record Values(int step, List<String> sets) {
        public Values {
            sets = List.copyOf(sets);
        }
    }

    /** A load that a cache answered, so that no statement shows it. */
    public record CacheHit(String association, CallPath path, long count) {}

    /** Whether everything that happened in it is here; rules that rest on absence ask this. */
    public boolean isComplete() {
        return incomplete == null;
    }

    public boolean isInTest() {
        return !testId.isEmpty();
    }
}
