package dev.rowan.analysis.event;

import java.util.List;
import java.util.Map;

/**
 * What the recorder knows about its own work: what was seen, and what was not.
 *
 * @param state whether capture works
 * @param reason why not, or what is degraded; "" when all is well
 * @param drivers the drivers seen
 * @param classesWoven driver and framework classes changed by the agent
 * @param statements executions captured
 * @param faults faults of the recorder itself, by place; the application was not disturbed
 * @param dropped executions that were seen and not recorded
 * @param unattributed executions that could not be given to one test although tests ran
 */
public record Health(
        State state,
        String reason,
        List<Driver> drivers,
        int classesWoven,
        long statements,
        Map<String, Long> faults,
        long dropped,
        long unattributed) {

    public Health {
        drivers = List.copyOf(drivers);
        faults = Map.copyOf(faults);
    }

    /** Whether capture works. */
    public enum State {
        /** The self-test passed. */
        CAPTURING,
        /** Something is not seen; the reason says what. */
        DEGRADED,
        /** Nothing is seen; a gate must not pass on it. */
        FAILED,
        /** Recorded without an agent: what the application wrapped is seen, and nothing else. */
        AGENTLESS
    }

    /** Nothing known yet. */
    public static Health starting() {
        return new Health(State.DEGRADED, "the recorder has not reported yet", List.of(), 0, 0, Map.of(), 0, 0);
    }

    /** All well, with so many executions seen. */
    public static Health capturing(long statements) {
        return new Health(State.CAPTURING, "", List.of(), 0, statements, Map.of(), 0, 0);
    }
}
