package dev.rowan.reports.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.CallSite;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Occurrence;
import dev.rowan.analysis.Parent;
import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Summary;
import dev.rowan.reports.view.Benchmark;
import dev.rowan.reports.view.Range;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;

/** {@code findings.json}: the public contract, described by {@code docs/findings.schema.json}. */
public final class FindingsJson {

    /** The contract's version: raised when something is removed or changes its meaning. */
    private static final int SCHEMA = 1;

    /** Millis are rounded to microseconds: more digits are noise. */
    private static final double PLACES = 1_000;

    private FindingsJson() {}

    /** Writes what was found, and benchmarks where there are any. */
    public static void write(Analysis analysis, Collection<Benchmark> benchmarks, OutputStream out) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        // The same bytes on every system.
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = new JsonMapper().getFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.setPrettyPrinter(printer);
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            summary(json, analysis.summary());
            json.writeArrayFieldStart("findings");
            for (Finding finding : analysis.findings()) {
                finding(json, finding, "");
            }
            for (Analysis.Suppressed suppressed : analysis.suppressed()) {
                finding(json, suppressed.finding(), suppressed.suppression().reason());
            }
            json.writeEndArray();
            benchmarks(json, benchmarks);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void benchmarks(JsonGenerator json, Collection<Benchmark> benchmarks) throws IOException {
        if (benchmarks.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("benchmarks");
        for (Benchmark benchmark : benchmarks) {
            json.writeStartObject();
            json.writeStringField("name", benchmark.name());
            json.writeNumberField("results", benchmark.results());
            Range allocation = benchmark.allocation();
            if (allocation != null) {
                json.writeObjectFieldStart("allocation");
                json.writeNumberField("least", allocation.least());
                json.writeNumberField("most", allocation.most());
                json.writeEndObject();
            }
            Benchmark.Time time = benchmark.time();
            if (time != null) {
                json.writeNumberField("nanos", rounded(time.nanos()));
                if (!Double.isNaN(time.error())) {
                    json.writeNumberField("error", rounded(time.error()));
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void summary(JsonGenerator json, Summary summary) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("statements", summary.statements());
        json.writeNumberField("distinct", summary.distinct());
        json.writeNumberField("scopes", summary.scopes());
        json.writeNumberField("tests", summary.tests());
        json.writeNumberField("incomplete", summary.incomplete());
        json.writeNumberField("unattributed", summary.unattributed());
        json.writeNumberField("dropped", summary.dropped());
        json.writeNumberField("jvms", summary.jvms());
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, Finding finding, String suppressed) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", finding.id());
        json.writeStringField("rule", finding.rule());
        json.writeStringField("severity", finding.severity().word());
        json.writeStringField("confidence", finding.confidence().word());
        json.writeStringField("title", finding.title());
        if (!suppressed.isEmpty()) {
            json.writeStringField("suppressed", suppressed);
        }
        strings(json, "evidence", finding.evidence());
        json.writeArrayFieldStart("occurrences");
        for (Occurrence occurrence : finding.occurrences()) {
            occurrence(json, occurrence);
        }
        json.writeEndArray();
        json.writeNumberField("occurrencesOmitted", finding.occurrencesOmitted());
        callSite(json, finding.callSite());
        if (finding.association() != null) {
            json.writeStringField("association", finding.association());
        }
        json.writeObjectFieldStart("statement");
        json.writeStringField("fingerprint", finding.statement().fingerprint());
        json.writeStringField("sql", finding.statement().sql());
        json.writeEndObject();
        if (finding.parent() != null) {
            parent(json, finding.parent());
        }
        if (finding.within() != null) {
            json.writeStringField("within", finding.within());
        }
        json.writeNumberField("count", finding.count());
        json.writeNumberField("total", finding.total());
        json.writeNumberField("wouldBe", finding.wouldBe());
        json.writeNumberField("millis", rounded(finding.millis()));
        strings(json, "path", finding.path());
        if (finding.remedy() != null) {
            remedy(json, finding.remedy());
        }
        json.writeEndObject();
    }

    private static void occurrence(JsonGenerator json, Occurrence occurrence) throws IOException {
        json.writeStartObject();
        if (!occurrence.test().isEmpty()) {
            json.writeStringField("test", occurrence.test());
        }
        if (!occurrence.testId().isEmpty()) {
            json.writeStringField("testId", occurrence.testId());
        }
        json.writeStringField("scope", occurrence.scope());
        if (!occurrence.name().isEmpty()) {
            json.writeStringField("name", occurrence.name());
        }
        json.writeNumberField("count", occurrence.count());
        json.writeNumberField("millis", rounded(occurrence.millis()));
        json.writeEndObject();
    }

    private static void callSite(JsonGenerator json, CallSite site) throws IOException {
        json.writeObjectFieldStart("callSite");
        json.writeStringField("class", site.className());
        json.writeStringField("method", site.method());
        json.writeStringField("file", site.file());
        json.writeNumberField("line", site.line());
        json.writeEndObject();
    }

    private static void parent(JsonGenerator json, Parent parent) throws IOException {
        json.writeObjectFieldStart("parent");
        json.writeStringField("fingerprint", parent.fingerprint());
        json.writeStringField("sql", parent.sql());
        json.writeNumberField("rows", parent.rows());
        if (!parent.column().isEmpty()) {
            json.writeStringField("column", parent.column());
        }
        json.writeEndObject();
    }

    private static void remedy(JsonGenerator json, Remedy remedy) throws IOException {
        json.writeObjectFieldStart("remedy");
        json.writeStringField("kind", remedy.kind().word());
        json.writeStringField("text", remedy.text());
        if (!remedy.code().isEmpty()) {
            json.writeStringField("code", remedy.code());
        }
        if (!remedy.warning().isEmpty()) {
            json.writeStringField("warning", remedy.warning());
        }
        Remedy.Verified verified = remedy.verified();
        if (verified != null) {
            json.writeObjectFieldStart("verified");
            json.writeNumberField("before", verified.before());
            json.writeNumberField("after", verified.after());
            json.writeNumberField("rows", verified.rows());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static double rounded(double millis) {
        return Math.round(millis * PLACES) / PLACES;
    }
}
