package dev.rowan.reports;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.judge.Analyzer;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.RecordingReader;
import dev.rowan.reports.export.FindingsJson;
import dev.rowan.reports.export.JUnitXml;
import dev.rowan.reports.export.Markdown;
import dev.rowan.reports.export.Sarif;
import dev.rowan.reports.gate.BaselineFile;
import dev.rowan.reports.gate.ConfigurationException;
import dev.rowan.reports.gate.Gate;
import dev.rowan.reports.gate.Settings;
import dev.rowan.reports.html.HtmlReport;
import dev.rowan.reports.view.Framing;
import dev.rowan.reports.view.Health;
import dev.rowan.reports.view.HealthCheck;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Measuring;
import dev.rowan.reports.view.Report;
import dev.rowan.reports.view.ReportBuilder;
import dev.rowan.reports.view.Sources;
import dev.rowan.reports.view.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From recordings to a decision and its files: what the command line and the Maven plugin share. Stateless. */
public final class Engine {

    /** Reads recordings. */
    public interface Reader {
        Recording read(List<Path> paths);
    }

    /** Finds what is wrong. */
    public interface Analyst {
        Analysis analyse(Recording recording, Settings settings);
    }

    private final Reader reader;
    private final Analyst analyst;

    /** The engine that reads files. */
    public static Engine standard() {
        return new Engine(
                RecordingReader::read,
                (recording, settings) -> new Analyzer()
                        .analyze(recording, new Suppressions(settings.suppressions()), settings.options()));
    }

    public Engine(Reader reader, Analyst analyst) {
        this.reader = reader;
        this.analyst = analyst;
    }

    /** Reads, analyses and decides. */
    public Result decide(Request request) throws ConfigurationException {
        Settings settings = request.settings();
        Path baselinePath = request.baseline();
        Measured baseline = baselinePath == null ? null : measured(baselinePath, settings);
        Recording recording = reader.read(request.recordings());
        Analysis analysis = analyst.analyse(recording, settings);
        Measured measured = Measuring.measure(recording, analysis);
        Health health = HealthCheck.of(recording, analysis, settings.health());
        String comparedWith = baselinePath == null ? "" : baselinePath.toString();
        Verdict verdict = new Gate(settings, baseline, comparedWith)
                .decide(measured, analysis.findings(), health, executed(recording));
        Framing framing = new Framing(
                request.title(), settings.networkMillis(), Sources.in(request.sources()), baseline, before(request));
        Report report = new ReportBuilder(recording, analysis, measured, framing).build(verdict, health);
        return new Result(analysis, measured, report);
    }

    private @Nullable Recording before(Request request) {
        if (request.before() != null) {
            return reader.read(List.of(request.before()));
        }
        Path baseline = request.baseline();
        return baseline == null || BaselineFile.looksLikeOne(baseline) ? null : reader.read(List.of(baseline));
    }

    private static long executed(Recording recording) {
        return recording.units().stream().mapToLong(unit -> unit.statements()).sum();
    }

    /** What a baseline file holds, or a recording counts. */
    public Measured measured(Path baselineOrRecording, Settings settings) throws ConfigurationException {
        if (BaselineFile.looksLikeOne(baselineOrRecording)) {
            return BaselineFile.read(baselineOrRecording);
        }
        if (!Files.exists(baselineOrRecording)) {
            throw new ConfigurationException("There is no baseline at " + baselineOrRecording
                    + ". Write one with: rowan baseline DIR --out " + baselineOrRecording);
        }
        Recording recording = reader.read(List.of(baselineOrRecording));
        if (recording.isEmpty()) {
            throw new ConfigurationException(
                    baselineOrRecording + " holds no recording to compare with; its files end in .rowan.");
        }
        return Measuring.measure(recording, analyst.analyse(recording, settings));
    }

    /** What recordings count and how sound they are: what a baseline is made from. */
    public Result look(List<Path> recordings, Settings settings) throws ConfigurationException {
        return decide(new Request(
                recordings,
                settings.withPreset(dev.rowan.reports.gate.Preset.NONE).withoutRules(),
                null,
                null,
                List.of(),
                ""));
    }

    /** Writes the outputs into a folder, which is made. */
    public void write(Result result, Path folder, Set<Format> formats) throws IOException {
        Files.createDirectories(folder);
        for (Format format : formats) {
            Path file = folder.resolve(format.file());
            switch (format) {
                case HTML -> new HtmlReport().write(result.report(), file);
                case JSON -> stream(file, out -> FindingsJson.write(result.analysis(), out));
                case SARIF -> stream(file, out -> Sarif.write(result.report(), out));
                case JUNIT -> stream(file, out -> JUnitXml.write(result.report(), out));
                case MARKDOWN -> Files.writeString(file, Markdown.of(result.report()));
            }
        }
    }

    private interface Output {
        void to(OutputStream out) throws IOException;
    }

    private static void stream(Path file, Output output) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            output.to(out);
        }
    }
}
