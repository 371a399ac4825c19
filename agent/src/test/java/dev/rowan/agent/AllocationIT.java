package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.program.Allocates;
import org.junit.jupiter.api.Test;

/**
 * What an execution allocates more with the agent than without it. Counted by the JVM, not measured: with the first
 * compiler alone, and waiting for it, it is the same each time. The second one leaves some objects out.
 */
final class AllocationIT {
    /** With a call site right above the driver; 680 of it are the JVM's, for its note of the stack. */
    private static final long MOST = 1_000;

    private static final long MOST_WITHOUT_CALL_SITE = 260;

    @Test
    void anExecutionAllocatesNoMoreThanItDid() throws Exception {
        long bare = bytes("enabled=false");
        assertThat(bytes("callsites=on") - bare).isBetween(1L, MOST);
        assertThat(bytes("callsites=off") - bare).isBetween(1L, MOST_WITHOUT_CALL_SITE);
    }

    private static long bytes(String option) throws Exception {
        AgentRun run = AgentRun.fresh()
                .with(option)
                .jvm("-XX:TieredStopAtLevel=1", "-Xbatch")
                .run(Allocates.class);
        assertThat(run.exit).as(run::toString).isZero();
        if (!option.equals("enabled=false")) {
            assertThat(run.step("select name from").count()).as(run::toString).isEqualTo(2_500);
            assertThat(run.step("select name from").paths().isEmpty()).isEqualTo(option.equals("callsites=off"));
        }
        return Long.parseLong(run.out);
    }
}
