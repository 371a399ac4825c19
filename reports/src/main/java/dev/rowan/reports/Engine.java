package dev.rowan.reports;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.reports.export.FindingsJson;
import dev.rowan.reports.export.JUnitXml;
import dev.rowan.reports.export.Markdown;
import dev.rowan.reports.export.Sarif;
import dev.rowan.reports.gate.BaselineFile;
import dev.rowan.reports.gate.ConfigurationException;
import dev.rowan.reports.gate.Data;
import dev.rowan.reports.gate.Gate;
import dev.rowan.reports.gate.JmhFile;
import dev.rowan.reports.gate.Settings;
import dev.rowan.reports.html.HtmlReport;
import dev.rowan.reports.view.Benchmark;
import dev.rowan.reports.view.Framing;
import dev.rowan.reports.view.Gathering;
import dev.rowan.reports.view.Health;
import dev.rowan.reports.view.HealthCheck;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Report;
import dev.rowan.reports.view.ReportBuilder;
import dev.rowan.reports.view.Sources;
import dev.rowan.reports.view.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From recordings to a decision and its files: what the command line and the Maven plugin share. Stateless. */
public final class Engine {

    /** Reads recordings and finds what is wrong in them. */
    public interface Reader {

        /** Hands on the units of the recordings, those of one JVM together, and gives what was made of them. */
        Read read(List<Path> paths, Settings settings, Consumer<List<Unit>> units);
    }

    /**
     * Recordings that were read.
     *
     * @param rest the recording without its units
     * @param analysis what was found in all of it
     */
    public record Read(Recording rest, Analysis analysis) {}

    private final Reader reader;

    /** The engine that reads files. */
    public static Engine standard() {
        return new Engine(FileReading::read);
    }

    public Engine(Reader reader) {
        this.reader = reader;
    }

    /** Reads, analyses and decides. */
    public Result decide(Request request) throws ConfigurationException {
        Settings settings = request.settings();
        Path baselinePath = request.baseline();
        SortedMap<String, Benchmark> benchmarks =
                JmhFile.read(request.benchmarks().files());
        Earlier earlier = baselinePath == null ? Earlier.NONE : earlier(baselinePath, settings);
        Path beforePath = request.before();
        Recording before = beforePath == null ? earlier.recording() : latencies(beforePath, settings);
        Gathering gathering = new Gathering(settings.limitsCosts());
        Read read = reader.read(request.recordings().paths(), settings, gathering::add);
        Recording recording = read.rest();
        Analysis analysis = read.analysis();
        Measured measured = gathering.measured(analysis).with(benchmarks);
        Health health = HealthCheck.of(recording, analysis, settings.health());
        String comparedWith = baselinePath == null ? "" : baselinePath.toString();
        Data data = new Data(
                gathering.executed(),
                request.benchmarks().missing(),
                request.benchmarks().alone(),
                request.recordings().places(),
                request.recordings().lost());
        Verdict verdict = new Gate(settings, earlier.measured(), comparedWith)
                .decide(measured, analysis.findings(), health, data);
        Framing framing = new Framing(
                request.title(), settings.networkMillis(), Sources.in(request.sources()), earlier.measured(), before);
        Report report = new ReportBuilder(recording, gathering, analysis, measured, framing).build(verdict, health);
        return new Result(analysis, measured, report);
    }

    private Recording latencies(Path path, Settings settings) throws ConfigurationException {
        Recording earlier = reader.read(List.of(path), settings, units -> {}).rest();
        if (earlier.jvms().isEmpty()) {
            throw new ConfigurationException("There is no earlier recording at " + path
                    + ", whose latencies were to be drawn; its files end in .rowan.");
        }
        return earlier;
    }

    /** What is compared with: counts, and the recording that they are of where there is one. */
    private record Earlier(
            @Nullable Measured measured, @Nullable Recording recording) {
        static final Earlier NONE = new Earlier(null, null);
    }

    /** What a baseline file or benchmark results hold, or a recording counts. */
    public Measured measured(Path baselineOrRecording, Settings settings) throws ConfigurationException {
        if (!Files.exists(baselineOrRecording)) {
            throw new ConfigurationException("There is nothing at " + baselineOrRecording
                    + "; a recording, a baseline or results of JMH can be compared.");
        }
        return Objects.requireNonNull(earlier(baselineOrRecording, settings).measured());
    }

    private Earlier earlier(Path baselineOrRecording, Settings settings) throws ConfigurationException {
        if (JmhFile.looksLikeOne(baselineOrRecording)) {
            return new Earlier(Measured.of(JmhFile.read(List.of(baselineOrRecording))), null);
        }
        if (BaselineFile.looksLikeOne(baselineOrRecording)) {
            return new Earlier(BaselineFile.read(baselineOrRecording), null);
        }
        if (!Files.exists(baselineOrRecording)) {
            throw new ConfigurationException("There is no baseline at " + baselineOrRecording
                    + ". Write one with: rowan baseline DIR --out " + baselineOrRecording);
        }
        Gathering gathering = new Gathering(false);
        Read read = reader.read(List.of(baselineOrRecording), settings, gathering::add);
        if (gathering.executed() == 0) {
            throw new ConfigurationException(
                    baselineOrRecording + " holds no recording to compare with; its files end in .rowan.");
        }
        return new Earlier(gathering.measured(read.analysis()), read.rest());
    }

    /** What recordings and benchmarks count and how sound they are: what a baseline is made from. */
    public Result look(Recordings.Found recordings, Benchmarks benchmarks, Settings settings)
            throws ConfigurationException {
        return decide(new Request(
                recordings,
                benchmarks,
                settings.withPreset(dev.rowan.reports.gate.Preset.NONE).withoutRules(),
                null,
                null,
                List.of(),
                ""));
    }

    /**
     * Writes the outputs into a folder, which is made.
     *
     * @param formats at least one
     * @return the file that a person opens: the page, or what comes nearest to it
     */
    public Path write(Result result, Path folder, EnumSet<Format> formats) throws IOException {
        Files.createDirectories(folder);
        List<CompletableFuture<Void>> others = formats.stream()
                .filter(format -> format != Format.HTML)
                .map(format -> CompletableFuture.runAsync(() -> write(result, format, folder.resolve(format.file()))))
                .toList();
        try {
            // The page takes longest, so it is written here while the others are.
            if (formats.contains(Format.HTML)) {
                write(result, Format.HTML, folder.resolve(Format.HTML.file()));
            }
            others.forEach(CompletableFuture::join);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unwritten) {
                throw unwritten.getCause();
            }
            throw e;
        }
        return folder.resolve(formats.iterator().next().file());
    }

    private static void write(Result result, Format format, Path file) {
        try {
            switch (format) {
                case HTML -> new HtmlReport().write(result.report(), file);
                case JSON ->
                    stream(
                            file,
                            out -> FindingsJson.write(
                                    result.analysis(),
                                    result.measured().benchmarks().values(),
                                    out));
                case SARIF -> stream(file, out -> Sarif.write(result.report(), out));
                case JUNIT -> stream(file, out -> JUnitXml.write(result.report(), out));
                case MARKDOWN -> Files.writeString(file, Markdown.of(result.report()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
