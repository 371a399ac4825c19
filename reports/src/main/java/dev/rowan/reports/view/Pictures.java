package dev.rowan.reports.view;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Parent;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the drawing that shows a finding's evidence. */
final class Pictures {

    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|into|update|join)\\s+([\\w.\"`\\[\\]]+)", Pattern.CASE_INSENSITIVE);

    private final Map<String, SqlStatement> statements;

    Pictures(Map<String, SqlStatement> statements) {
        this.statements = statements;
    }

    Picture of(Finding finding) {
        String target = target(finding);
        Parent parent = finding.parent();
        boolean firm = finding.confidence() == Confidence.PROVEN;
        String code = finding.callSite().className().isEmpty()
                ? "the application"
                : finding.callSite().simpleClass() + "." + finding.callSite().method();
        if (finding.rule().equals("duplicate-query")) {
            return new Picture(
                    Picture.Form.AGAIN,
                    code,
                    0,
                    "",
                    target,
                    finding.count(),
                    finding.wouldBe(),
                    firm,
                    code + " asks " + target + " the same question " + times(finding.count()) + ".");
        }
        if (finding.count() < 2) {
            return new Picture(
                    Picture.Form.BULK,
                    code,
                    0,
                    "",
                    target,
                    finding.count(),
                    finding.wouldBe(),
                    firm,
                    code + " runs one statement on " + target + " that costs more than it gives.");
        }
        if (parent == null) {
            return new Picture(
                    Picture.Form.FAN,
                    code,
                    0,
                    "",
                    target,
                    finding.count(),
                    finding.wouldBe(),
                    firm,
                    code + " runs the same statement on " + target + " " + times(finding.count())
                            + ", with different values.");
        }
        String source = table(parent.fingerprint(), parent.sql());
        long rows = Math.max(1, parent.rows());
        return new Picture(
                Picture.Form.FAN,
                source,
                rows,
                parent.column(),
                target,
                finding.count(),
                finding.wouldBe(),
                firm,
                String.format(
                        Locale.ROOT,
                        "%,d %s of %s; %s runs a statement on %s for each, %,d in all, where %,d would do.",
                        rows,
                        rows == 1 ? "row" : "rows",
                        source,
                        code,
                        target,
                        finding.count(),
                        finding.wouldBe()));
    }

    private String target(Finding finding) {
        String fingerprint = finding.statement().fingerprint();
        String table = table(fingerprint, finding.statement().sql());
        SqlStatement statement = statements.get(fingerprint);
        if (statement == null || statement.keys().isEmpty()) {
            return table;
        }
        return table + " by " + statement.keys().get(0).column().name();
    }

    private String table(String fingerprint, String sql) {
        SqlStatement statement = statements.get(fingerprint);
        if (statement != null && !statement.table().isEmpty()) {
            return statement.table();
        }
        Matcher matcher = TABLE.matcher(sql);
        return matcher.find() ? matcher.group(1) : "the database";
    }

    private static String times(long count) {
        return String.format(Locale.ROOT, "%,d times", count);
    }
}
