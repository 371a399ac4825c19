package dev.rowan.testing;

import dev.rowan.agent.boot.Attached;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.RecordingReader;

/** A stretch of one thread's work that is being recorded; whoever begins it ends it, on the same thread. */
final class Watch {
    /** Of the agent's interface for tests: what {@link Attached#version()} has to give. */
    private static final int KNOWN = 1;

    private final String name;
    private final long handle;

    private Watch(String name, long handle) {
        this.name = name;
        this.handle = handle;
    }

    /** @throws AssertionError with the line to add, when nothing would be recorded */
    static Watch begin(String name) {
        int version = Attached.version();
        if (version == 0) {
            throw new AssertionError(Missing.agent());
        }
        if (version != KNOWN) {
            throw new AssertionError(Missing.version(version, KNOWN));
        }
        return new Watch(name, Attached.begin(name));
    }

    /** @throws AssertionError when something of it may be missing: a count that is too low must not pass */
    Queries end() {
        Recording recording = RecordingReader.read(Attached.end(handle), name);
        if (!recording.problems().isEmpty()) {
            throw new AssertionError(Missing.unreadable(recording.problems()));
        }
        for (Jvm jvm : recording.jvms()) {
            Health health = jvm.health();
            if (health.state() == Health.State.FAILED || !health.faults().isEmpty()) {
                throw new AssertionError(Missing.unhealthy(health));
            }
        }
        return new Queries(name, recording);
    }

    /** Ends it where nobody asks for what it saw any more. */
    void forget() {
        Attached.end(handle);
    }
}
