package dev.rowan.reports.view;

/**
 * How much each lack of a recording weighs; an error makes it unfit for a decision.
 *
 * @param unfinished a JVM's recording has no end: it was killed, and counts may be too low
 * @param damaged a file could not be read to its end, or not at all
 * @param dropped executions were seen and not recorded
 * @param degraded the agent had faults of its own, or saw statements that it could not read
 * @param unattributed executions could not be given to one test
 * @param incomplete units of work of which something is missing
 */
public record HealthPolicy(
        Level unfinished, Level damaged, Level dropped, Level degraded, Level unattributed, Level incomplete) {

    /** What makes counts wrong is an error; what only makes them less precise is told. */
    public static final HealthPolicy DEFAULT =
            new HealthPolicy(Level.ERROR, Level.ERROR, Level.ERROR, Level.WARN, Level.WARN, Level.WARN);
}
