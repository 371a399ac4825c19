package dev.rowan.reports.view;

import dev.rowan.analysis.Finding;
import java.util.Comparator;

/** Which of two findings a reader should meet first: the report, the gate and the console have one order. */
public final class Worst {

    /** By what is at stake, then by what was measured. */
    public static final Comparator<Finding> FIRST = Comparator.comparingDouble(Worst::roundTrips)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Finding::millis).reversed())
            .thenComparing(Finding::id);

    private Worst() {}

    /** Round trips that the fix would save, over all occurrences. */
    static double roundTrips(Finding finding) {
        return finding.count() == 0 ? 0 : (double) finding.total() * finding.saved() / finding.count();
    }
}
