package dev.rowan.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One fault in the code, with everywhere it was seen: an element of {@code findings.json}.
 *
 * @param id stable over line moves and new columns: rule, method, and association (else verb, table and keys)
 * @param rule the rule's kebab-case id
 * @param severity how much it matters
 * @param confidence how much is known
 * @param title one sentence for a person: "Owner.pets is loaded once per owner: 10 statements where 1 would do"
 * @param evidence what was measured that makes it so, one sentence each
 * @param occurrences units in which it was seen, worst first, at most 50
 * @param occurrencesOmitted how many more there were
 * @param seenIn unique ids of all tests it was seen in, none left out, each with the JVMs that saw it there; "" among them
 *     for work outside of tests
 * @param callSite the line
 * @param association {@code Owner.pets}, or null when none is known
 * @param statement the statement at fault
 * @param parent the statement whose rows it repeats for, when there is one
 * @param within the id of the finding whose loop encloses this one, or null: N×M is a tree
 * @param count executions in the worst occurrence
 * @param total executions in all occurrences
 * @param wouldBe how many statements would do the work of {@code count}
 * @param millis time in the driver, over all occurrences
 * @param path the application's call path, outermost first: {@code OwnerController.show:31}
 * @param remedy the fix, when one fits
 */
public record Finding(
        String id,
        String rule,
        Severity severity,
        Confidence confidence,
        String title,
        List<String> evidence,
        List<Occurrence> occurrences,
        int occurrencesOmitted,
        Map<String, Set<String>> seenIn,
        CallSite callSite,
        @Nullable String association,
        Statement statement,
        @Nullable Parent parent,
        @Nullable String within,
        long count,
        long total,
        long wouldBe,
        double millis,
        List<String> path,
        @Nullable Remedy remedy) {

    public Finding {
        evidence = List.copyOf(evidence);
        occurrences = List.copyOf(occurrences);
        seenIn = Map.copyOf(seenIn);
        path = List.copyOf(path);
    }

    /** Unique ids of all tests it was seen in. */
    public Set<String> tests() {
        return seenIn.keySet();
    }

    /** Round trips that the fix would save in the worst occurrence. */
    public long saved() {
        return Math.max(0, count - wouldBe);
    }
}
