package dev.rowan.analysis;

import dev.rowan.analysis.recording.Recording;
import java.util.List;

/**
 * What came of a recording.
 *
 * @param summary what was seen, in numbers
 * @param findings worst first; their order is stable
 * @param suppressed what someone decided not to be told
 * @param unmatched suppressions that matched nothing: remove them
 * @param problems what could not be read, or is known to be missing
 */
public record Analysis(
        Summary summary,
        List<Finding> findings,
        List<Suppressed> suppressed,
        List<Suppression> unmatched,
        List<Recording.Problem> problems) {

    public Analysis {
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
        unmatched = List.copyOf(unmatched);
        problems = List.copyOf(problems);
    }

    /** A finding (or those of its occurrences) that a suppression hides. */
    public record Suppressed(Finding finding, Suppression suppression) {}
}
