package dev.rowan.reports.view;

import java.util.List;

/**
 * What the agent saw and what it did not: the ground that every other number stands on.
 *
 * @param processes the JVMs that recorded
 * @param notes what limits the recording, gravest first
 */
public record Health(
        List<RecordedJvm> processes, List<Note> notes, long unattributed, long dropped, long incompleteUnits) {

    public Health {
        processes = List.copyOf(processes);
        notes = List.copyOf(notes);
    }

    /** One JVM's recording file; {@code classes} were changed by the agent. */
    public record RecordedJvm(
            String file, String java, String agent, String state, List<String> drivers, int classes, long statements) {
        public RecordedJvm {
            drivers = List.copyOf(drivers);
        }
    }

    /**
     * A limit of the recording.
     *
     * @param level an error makes the data unfit for a decision
     * @param what what is missing
     * @param why the reason, and what to do
     */
    public record Note(Level level, String what, String why) {}

    /** Whether a decision may rest on the recording. */
    public boolean sound() {
        return notes.stream().noneMatch(note -> note.level() == Level.ERROR);
    }
}
