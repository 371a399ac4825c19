package dev.rowan.reports.view;

import dev.rowan.analysis.CallSite;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Parent;
import dev.rowan.analysis.Remedy;
import dev.rowan.reports.view.FindingView.Fix;
import dev.rowan.reports.view.FindingView.Place;
import dev.rowan.reports.view.FindingView.Seen;
import dev.rowan.reports.view.FindingView.Sql;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns findings into what a reader meets. */
final class FindingViews {

    /** Occurrences shown with a finding; findings.json has the others. */
    private static final int SEEN = 6;

    /** What YAML reads as a plain string, whatever its position. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][\\w.$-]*");

    private final Pictures pictures;
    private final Framing framing;
    private final Measured measured;

    FindingViews(Pictures pictures, Framing framing, Measured measured) {
        this.pictures = pictures;
        this.framing = framing;
        this.measured = measured;
    }

    FindingView of(Finding finding, @Nullable String suppressed) {
        CallSite site = finding.callSite();
        Parent parent = finding.parent();
        return new FindingView(
                finding.id(),
                Anchors.finding(finding.id()),
                finding.rule(),
                finding.severity().word(),
                finding.confidence().word(),
                finding.title(),
                new Place(site.className(), site.method(), site.file(), site.line()),
                framing.sources()
                        .excerpt(site.className(), site.file(), site.line())
                        .orElse(null),
                finding.association(),
                new Sql(
                        finding.statement().sql(),
                        Anchors.statement(finding.statement().fingerprint())),
                parent == null ? null : new Sql(parent.sql(), Anchors.statement(parent.fingerprint())),
                finding.count(),
                finding.total(),
                finding.wouldBe(),
                finding.millis(),
                Worst.roundTrips(finding) * framing.networkMillis(),
                finding.evidence(),
                pictures.of(finding),
                finding.path(),
                fix(finding.remedy()),
                finding.occurrences().stream()
                        .limit(SEEN)
                        .map(occurrence -> new Seen(
                                occurrence.test().isEmpty() ? "outside of tests" : occurrence.test(),
                                Anchors.test(occurrence.testId().isEmpty() ? TestCounts.OUTSIDE : occurrence.testId()),
                                occurrence.name().isEmpty() || occurrence.name().equals(occurrence.test())
                                        ? occurrence.scope()
                                        : occurrence.scope() + " " + occurrence.name(),
                                occurrence.count(),
                                occurrence.millis()))
                        .toList(),
                finding.occurrencesOmitted() + Math.max(0, finding.occurrences().size() - SEEN),
                suppression(finding),
                state(finding),
                suppressed);
    }

    private static @Nullable Fix fix(@Nullable Remedy remedy) {
        if (remedy == null) {
            return null;
        }
        Remedy.Verified verified = remedy.verified();
        return new Fix(
                remedy.kind().word(),
                remedy.text(),
                remedy.code(),
                remedy.warning(),
                verified == null ? "" : "verified: " + verified.words());
    }

    private static String suppression(Finding finding) {
        StringBuilder yaml = new StringBuilder("suppressions:\n  - rule: ").append(quoted(finding.rule()));
        if (finding.association() != null) {
            yaml.append("\n    association: ").append(quoted(finding.association()));
        }
        if (!finding.callSite().className().isEmpty()) {
            yaml.append("\n    class: ").append(quoted(finding.callSite().className()));
        }
        return yaml.append("\n    reason: \"\"   # say why").toString();
    }

    private static String quoted(String value) {
        if (PLAIN.matcher(value).matches()
                && !List.of("null", "true", "false", "yes", "no", "on", "off")
                        .contains(value.toLowerCase(Locale.ROOT))) {
            return value;
        }
        return "'" + value.replace("'", "''").replaceAll("\\s", " ") + "'";
    }

    private String state(Finding finding) {
        Measured baseline = framing.baseline();
        if (baseline == null) {
            return "";
        }
        String id = Measured.baseId(finding.id());
        Range before = baseline.findings().getOrDefault(id, Range.ZERO);
        if (measured.findings().getOrDefault(id, Range.ZERO).most() > before.most()) {
            return "new";
        }
        return before.exact() ? "known" : "known, " + before + " in the baseline";
    }
}
