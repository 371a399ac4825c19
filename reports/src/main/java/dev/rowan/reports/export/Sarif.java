package dev.rowan.reports.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowan.reports.view.FindingView;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Findings as SARIF 2.1.0, for code scanning. */
public final class Sarif {

    /** GitHub takes 25,000 results and shows 5,000; what it would not show is not written. */
    private static final int MOST_RESULTS = 5_000;

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private Sarif() {}

    public static void write(Report report, OutputStream out) throws IOException {
        List<FindingView> findings = report.findings()
                .subList(0, Math.min(MOST_RESULTS, report.findings().size()));
        try (JsonGenerator json = new JsonMapper().getFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool(json, findings);
            json.writeStringField("columnKind", "utf16CodeUnits");
            json.writeArrayFieldStart("results");
            Map<String, Integer> seen = new HashMap<>();
            for (FindingView finding : findings) {
                result(json, finding, seen.merge(Measured.baseId(finding.id()), 1, Integer::sum));
            }
            json.writeEndArray();
            int omitted = report.findings().size() - findings.size();
            if (omitted > 0) {
                json.writeObjectFieldStart("properties");
                json.writeNumberField("omitted", omitted);
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void tool(JsonGenerator json, List<FindingView> findings) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Rowan");
        json.writeArrayFieldStart("rules");
        TreeSet<String> rules = new TreeSet<>();
        findings.forEach(finding -> rules.add(finding.rule()));
        for (String rule : rules) {
            json.writeStartObject();
            json.writeStringField("id", rule);
            json.writeObjectFieldStart("shortDescription");
            json.writeStringField("text", rule.replace('-', ' '));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, FindingView finding, int occurrence) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule());
        json.writeStringField("level", level(finding.severity()));
        json.writeObjectFieldStart("message");
        json.writeStringField("text", message(finding));
        json.writeEndObject();
        if (!finding.place().file().isEmpty()) {
            location(json, finding);
        }
        // The id survives line moves; the number tells several of one id apart, as the id's own suffix would.
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("rowanFinding/v1", Measured.baseId(finding.id()) + ":" + occurrence);
        json.writeEndObject();
        if (finding.suppressed() != null) {
            json.writeArrayFieldStart("suppressions");
            json.writeStartObject();
            json.writeStringField("kind", "external");
            json.writeStringField("justification", finding.suppressed());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeObjectFieldStart("properties");
        json.writeStringField("confidence", finding.confidence());
        json.writeNumberField("count", finding.count());
        json.writeNumberField("wouldBe", finding.wouldBe());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void location(JsonGenerator json, FindingView finding) throws IOException {
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(finding));
        json.writeStringField("uriBaseId", "%SRCROOT%");
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", Math.max(1, finding.place().line()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static String uri(FindingView finding) throws IOException {
        String path;
        if (finding.source() != null) {
            path = finding.source().path();
        } else {
            String type = finding.place().className();
            int dot = type.lastIndexOf('.');
            path = (dot < 0 ? "" : type.substring(0, dot).replace('.', '/') + "/")
                    + finding.place().file();
        }
        try {
            String encoded = new URI(null, null, path, null).getRawPath();
            return encoded.startsWith("./") ? encoded.substring(2) : encoded;
        } catch (URISyntaxException e) {
            throw new IOException("The source path " + path + " is no URI path", e);
        }
    }

    private static String message(FindingView finding) {
        String fix = finding.fix() == null ? "" : " " + finding.fix().text();
        String code = finding.fix() == null || finding.fix().code().isEmpty()
                ? ""
                : "\n" + finding.fix().code()
                        + (finding.fix().verified().isEmpty()
                                ? ""
                                : "\n" + finding.fix().verified());
        return finding.title() + "." + fix + code;
    }

    private static String level(String severity) {
        return switch (severity) {
            case "error" -> "error";
            case "warning" -> "warning";
            default -> "note";
        };
    }
}
