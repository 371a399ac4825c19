package dev.rowan.reports.gate;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Severity;
import dev.rowan.reports.view.Anchors;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What findings weigh. */
final class FindingRules {

    private final Map<String, Level> levels;

    FindingRules(Map<String, Level> levels) {
        this.levels = levels;
    }

    /**
     * Messages about findings; with a baseline only about those that it does not have. Ids are matched as a multiset,
     * since the number that tells two findings of one id apart depends on their order.
     */
    List<Message> judge(List<Finding> findings, @Nullable Measured baseline) {
        Map<String, Range> before = baseline == null ? Map.of() : baseline.findings();
        Map<String, Long> seen = new HashMap<>();
        List<Message> messages = new ArrayList<>();
        for (Finding finding : findings) {
            String id = Measured.baseId(finding.id());
            Range known = before.getOrDefault(id, Range.ZERO);
            Level level = level(finding);
            if (seen.merge(id, 1L, Long::sum) <= known.most() || level == Level.OFF) {
                continue;
            }
            messages.add(new Message(
                    level,
                    finding.rule(),
                    finding.callSite().toString(),
                    finding.title() + " (" + finding.rule() + ", "
                            + finding.confidence().name().toLowerCase(Locale.ROOT)
                            + (baseline == null
                                    ? ")"
                                    : known.most() == 0
                                            ? ", not in the baseline)"
                                            : ", more than the baseline's " + known + ")"),
                    Anchors.finding(finding.id())));
        }
        return messages;
    }

    private Level level(Finding finding) {
        Level chosen = levels.get(finding.rule());
        if (chosen != null) {
            return chosen;
        }
        if (finding.severity() == Severity.INFO) {
            return Level.OFF;
        }
        return finding.severity() == Severity.ERROR && finding.confidence() != Confidence.POSSIBLE
                ? Level.ERROR
                : Level.WARN;
    }
}
