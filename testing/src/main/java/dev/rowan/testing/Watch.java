package dev.rowan.testing;

import dev.rowan.agent.boot.Attached;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.RecordingReader;
import dev.rowan.p6spy.Spy;

/** A stretch of one thread's work that is being recorded; whoever begins it ends it, on the same thread. */
final class Watch {
    /** Of the agent's interface for tests: what {@link Attached#version()} has to give. */
    private static final int KNOWN = 1;

    private final String name;
    private final long handle;

    /** Whether the agent tells what happens, or P6Spy does. */
    private final boolean attached;

    private Watch(String name, long handle, boolean attached) {
        this.name = name;
        this.handle = handle;
        this.attached = attached;
    }

    /** @throws AssertionError with the line to add, when nothing would be recorded */
    static Watch begin(String name) {
        int version = Attached.version();
        if (Attached.class.getClassLoader() != null && Spy.IN_THIS_JVM.hasSource()) {
            return new Watch(name, Spy.IN_THIS_JVM.begin(name), false);
        }
        if (version == 0) {
            throw new AssertionError(Missing.agent());
        }
        if (version != KNOWN) {
            throw new AssertionError(Missing.version(version, KNOWN));
        }
        return new Watch(name, Attached.begin(name), true);
    }

    /** @throws AssertionError when something of it may be missing: a count that is too low must not pass */
    Queries end() {
        Recording recording = RecordingReader.read(bytes(), name);
        if (!recording.problems().isEmpty()) {
            throw new AssertionError(Missing.unreadable(recording.problems()));
        }
        for (Jvm jvm : recording.jvms()) {
            Health health = jvm.health();
            if (health.state() == Health.State.FAILED || !health.faults().isEmpty()) {
                throw new AssertionError(attached ? Missing.unhealthy(health) : Missing.events(health));
            }
            if (!attached && health.unattributed() > 0) {
                throw new AssertionError(Missing.owner(name, health.unattributed()));
            }
        }
        return new Queries(name, recording);
    }

    /** Ends it where nobody asks for what it saw any more. */
    void forget() {
        bytes();
    }

    private byte[] bytes() {
        return attached ? Attached.end(handle) : Spy.IN_THIS_JVM.end(handle);
    }
}
