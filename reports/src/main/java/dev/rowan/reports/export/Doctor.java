package dev.rowan.reports.export;

import dev.rowan.reports.view.Health;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Report;
import java.util.ArrayList;
import java.util.List;

/** What the agent saw and what it did not, for a person who wonders why a report is empty. */
public final class Doctor {

    private Doctor() {}

    public static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        Health health = report.health();
        if (health.processes().isEmpty()) {
            lines.add("no recording was found: the agent was not attached, or wrote elsewhere.");
            lines.add("  Is -javaagent in the test JVM's arguments? With Maven: does an argLine in the pom replace the"
                    + " one that rowan:prepare-agent sets? Write it as @{argLine} there.");
        }
        for (Health.RecordedJvm process : health.processes()) {
            lines.add(Console.safe(process.file() + ": " + process.state()));
            lines.add(Console.safe("  " + process.java() + ", Rowan " + process.agent()));
            lines.add("  classes woven: " + process.classes());
            lines.add("  statements seen: " + process.statements());
            lines.add(Console.safe("  drivers seen: "
                    + (process.drivers().isEmpty() ? "none" : String.join(", ", process.drivers()))));
        }
        lines.add("dropped: " + health.dropped() + ", unattributed: " + health.unattributed() + ", incomplete units: "
                + health.incompleteUnits());
        for (Health.Note note : health.notes()) {
            String weight = note.level() == Level.ERROR ? "unfit" : note.level() == Level.WARN ? "warning" : "note";
            lines.add(Console.safe(weight + ": " + note.what() + ": " + note.why()));
        }
        lines.add(
                switch (report.verdict().outcome()) {
                    case UNHEALTHY -> "the recording is no ground for a decision: see what is unfit in it";
                    case NO_DATA ->
                        "the recording is no ground for a decision: "
                                + Console.safe(report.verdict().reason());
                    case PASS, VIOLATION, BAD_CONFIGURATION -> "the recording is sound";
                });
        return lines;
    }
}
