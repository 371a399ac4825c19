package dev.rowan.reports.gate;

import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Range;
import java.util.ArrayList;
import java.util.List;

/** A rule's limit, and what is above it. */
final class Limit {

    private final Rule rule;
    private final Tally tally;
    private final List<Message> messages = new ArrayList<>();

    Limit(Rule rule) {
        this.rule = rule;
        this.tally = Tally.of(rule);
    }

    /**
     * Holds a count against the limit.
     *
     * @param where the test that has the maximum: {@code " in OwnerTests.lists"}; else empty
     * @param what which findings; empty where statements are counted
     */
    void hold(Subject of, long is, String where, String what) {
        if (is > rule.limit()) {
            say(of, tally.words(is) + where + ", limit " + rule.limit() + (what.isEmpty() ? "" : " (" + what + ")"));
        }
    }

    /**
     * Holds a count's growth against the limit.
     *
     * @param cause what grew, with a colon before it; or empty
     */
    void holdGrowth(Subject of, long is, Range was, String cause) {
        long more = is - was.most();
        if (more > rule.limit()) {
            String allowed = rule.limit() == 0 ? "" : ", limit +" + rule.limit();
            say(of, tally.words(is) + ", baseline " + was + " (+" + more + cause + ")" + allowed);
        }
    }

    /** Tells of a fact that is above the limit. */
    void say(Subject of, String fact) {
        messages.add(new Message(rule.level(), rule.name(), of.name(), fact, of.anchor()));
    }

    /** Tells which includes and excludes match nothing: a gate that guards nothing looks like one that holds. */
    void tellIdle(Names names, String elements) {
        List<String> idle = names.idle();
        if (names.any()) {
            idle.forEach(part -> tell("no " + elements + " matches its " + part));
        } else {
            tell("guards nothing: "
                    + (idle.isEmpty()
                            ? "it leaves no " + elements + " of this recording"
                            : "no " + elements + " matches its " + String.join(", ", idle)));
        }
    }

    /** Warns about the rule itself. */
    void tell(String fact) {
        messages.add(new Message(Level.WARN, rule.name(), "The rule " + rule.name(), fact, ""));
    }

    List<Message> messages() {
        return messages;
    }

    /** What a message is about, and its row in the report. */
    record Subject(String name, String anchor) {
        static final Subject WHOLE_RUN = new Subject("", "");
    }
}
