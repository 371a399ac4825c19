package dev.rowan.reports.gate;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Severity;
import dev.rowan.reports.view.Anchors;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Message;
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
        Map<String, Integer> known = new HashMap<>(baseline == null ? Map.of() : baseline.findings());
        List<Message> messages = new ArrayList<>();
        for (Finding finding : findings) {
            Integer left = known.computeIfPresent(Measured.baseId(finding.id()), (id, count) -> count - 1);
            Level level = level(finding);
            if ((left != null && left >= 0) || level == Level.OFF) {
                continue;
            }
            messages.add(new Message(
                    level,
                    finding.rule(),
                    finding.callSite().toString(),
                    finding.title() + " (" + finding.rule() + ", "
                            + finding.confidence().name().toLowerCase(Locale.ROOT)
                            + (baseline == null ? ")" : ", not in the baseline)"),
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
