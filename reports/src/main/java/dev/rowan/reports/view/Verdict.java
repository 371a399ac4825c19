package dev.rowan.reports.view;

import java.util.List;

/**
 * What the gate decided, and why.
 *
 * @param outcome the decision
 * @param reason one sentence that carries it
 * @param messages facts against limits, errors first
 * @param tighten improvements: where the baseline may be made stricter
 * @param comparedWith what it was compared with, as a person would name it; empty without a baseline
 */
public record Verdict(
        Outcome outcome, String reason, List<Message> messages, List<String> tighten, String comparedWith) {

    /** What a build does with the decision. */
    public enum Outcome {
        PASS(0, "Pass"),
        VIOLATION(1, "Fail"),
        BAD_CONFIGURATION(2, "Bad configuration"),
        NO_DATA(3, "No data"),
        UNHEALTHY(3, "Unhealthy data");

        private final int exitCode;
        private final String title;

        Outcome(int exitCode, String title) {
            this.exitCode = exitCode;
            this.title = title;
        }

        /** The process's exit code. */
        public int exitCode() {
            return exitCode;
        }

        /** The word at the top of the report. */
        public String title() {
            return title;
        }
    }

    public Verdict {
        messages = List.copyOf(messages);
        tighten = List.copyOf(tighten);
    }

    /** How many messages fail the build. */
    public long errors() {
        return messages.stream()
                .filter(message -> message.level() == Level.ERROR)
                .count();
    }
}
