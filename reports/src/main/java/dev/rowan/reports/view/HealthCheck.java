package dev.rowan.reports.view;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Suppression;
import dev.rowan.analysis.event.Driver;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.reports.view.Health.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges what a recording says about itself. */
public final class HealthCheck {

    private final HealthPolicy policy;
    private final List<Note> notes = new ArrayList<>();

    private HealthCheck(HealthPolicy policy) {
        this.policy = policy;
    }

    public static Health of(Recording recording, Analysis analysis, HealthPolicy policy) {
        return new HealthCheck(policy).run(recording, analysis);
    }

    private Health run(Recording recording, Analysis analysis) {
        Set<Recording.Problem> problems = new LinkedHashSet<>(recording.problems());
        problems.addAll(analysis.problems());
        problems.forEach(this::judge);
        boolean endsAreTold =
                problems.stream().anyMatch(problem -> problem.kind() == Recording.Problem.Kind.UNFINISHED);
        for (Jvm jvm : recording.jvms()) {
            if (!jvm.ended() && !endsAreTold) {
                note(
                        policy.unfinished(),
                        "JVM " + jvm.pid() + " on " + jvm.host(),
                        "Its recording has no end: it was killed, or runs still. What it ran last is missing.");
            }
            judge(jvm);
        }
        long dropped = analysis.summary().dropped();
        long unattributed = analysis.summary().unattributed();
        long incomplete = analysis.summary().incomplete();
        if (dropped > 0) {
            note(
                    policy.dropped(),
                    counted(dropped, "execution") + " dropped",
                    "Seen and not recorded: the writer could not keep up, or the disk was full. Counts are too low.");
        }
        if (unattributed > 0) {
            note(
                    policy.unattributed(),
                    counted(unattributed, "execution") + " unattributed",
                    "Several tests ran at once and the thread belonged to none of them. They count for the run, and"
                            + " for no test.");
        }
        if (incomplete > 0) {
            note(
                    policy.incomplete(),
                    counted(incomplete, "unit") + " incomplete",
                    "Something of them is missing; rules that rest on absence say nothing about them.");
        }
        for (Suppression suppression : analysis.unmatched()) {
            note(Level.WARN, "A suppression matches nothing", "Remove it: " + describe(suppression));
        }
        notes.sort(Comparator.comparing(Note::level).reversed());
        return new Health(
                recording.jvms().stream().map(HealthCheck::process).toList(), notes, unattributed, dropped, incomplete);
    }

    private void note(Level level, String what, String why) {
        notes.add(new Note(level, what, why));
    }

    private void judge(Recording.Problem problem) {
        Level level = problem.kind() == Recording.Problem.Kind.UNFINISHED ? policy.unfinished() : policy.damaged();
        String source = problem.source();
        String message = problem.message();
        // The file is named once: most of what is told of it begins with its name.
        note(level, source, message.startsWith(source + " ") ? message.substring(source.length() + 1) : message);
    }

    private void judge(Jvm jvm) {
        dev.rowan.analysis.event.Health health = jvm.health();
        String name = "JVM " + jvm.pid() + " on " + jvm.host();
        switch (health.state()) {
            case FAILED -> note(Level.ERROR, name, "The agent saw nothing: " + reason(health));
            case DEGRADED -> note(policy.degraded(), name, "The agent sees less than it should: " + reason(health));
            case AGENTLESS ->
                note(Level.OFF, name, "Recorded without the agent: only what the application wrapped was seen.");
            case CAPTURING -> {
                if (!health.reason().isEmpty()) {
                    note(Level.OFF, name, health.reason());
                }
            }
        }
        health.faults()
                .forEach((place, count) -> note(
                        policy.degraded(),
                        name,
                        counted(count, "fault") + " of the recorder in " + place
                                + "; the application was not disturbed, what was being recorded is missing."));
    }

    private static String reason(dev.rowan.analysis.event.Health health) {
        return health.reason().isEmpty() ? "it gave no reason" : health.reason();
    }

    private static Health.RecordedJvm process(Jvm jvm) {
        return new Health.RecordedJvm(
                jvm.host() + "-" + jvm.pid() + "-" + jvm.id(),
                "Java " + jvm.java(),
                jvm.rowan(),
                jvm.health().state().name().toLowerCase(Locale.ROOT) + (jvm.ended() ? "" : ", no end"),
                jvm.health().drivers().stream().map(HealthCheck::describe).toList(),
                jvm.health().classesWoven(),
                jvm.health().statements());
    }

    static String describe(Driver driver) {
        String database = (driver.product() + " " + driver.productVersion()).trim();
        String name = (driver.name() + " " + driver.version()).trim();
        return database.isEmpty() ? name : database + " (" + name + ")";
    }

    private static String describe(Suppression suppression) {
        List<String> parts = new ArrayList<>();
        add(parts, "rule", suppression.rule());
        add(parts, "association", suppression.association());
        add(parts, "class", suppression.className());
        add(parts, "test", suppression.test());
        return String.join(", ", parts) + " (" + suppression.reason() + ")";
    }

    private static void add(List<String> parts, String key, String value) {
        if (!value.isEmpty()) {
            parts.add(key + " " + value);
        }
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? noun : noun + "s");
    }
}
