package dev.rowan.reports;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.reports.gate.ConfigurationException;
import dev.rowan.reports.gate.Data;
import dev.rowan.reports.gate.Gate;
import dev.rowan.reports.gate.Settings;
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
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The way from a made-up shop to what a test looks at. */
public final class Fixtures {

    private Fixtures() {}

    public static Measured measured(Shop shop) {
        return Gathering.of(shop.recording()).measured(shop.analysis());
    }

    public static Verdict decide(Settings settings, @Nullable Measured baseline, Shop shop)
            throws ConfigurationException {
        return decide(settings, baseline, shop, new TreeMap<>());
    }

    /** The same with results of JMH beside the shop's tests. */
    public static Verdict decide(
            Settings settings, @Nullable Measured baseline, Shop shop, SortedMap<String, Benchmark> benchmarks)
            throws ConfigurationException {
        Recording recording = shop.recording();
        Analysis analysis = shop.analysis();
        Health health = HealthCheck.of(recording, analysis, settings.health());
        return new Gate(settings, baseline, baseline == null ? "" : "rowan-baseline.json")
                .decide(
                        Gathering.of(recording).measured(analysis).with(benchmarks),
                        analysis.findings(),
                        health,
                        Data.of(analysis.summary().statements()));
    }

    public static Report report(Shop shop, @Nullable Measured baseline, Path... sources) throws ConfigurationException {
        return report(Settings.DEFAULT, shop, new TreeMap<>(), baseline, sources);
    }

    public static Report report(Settings settings, Shop shop) throws ConfigurationException {
        return report(settings, shop, new TreeMap<>(), null);
    }

    public static Report report(
            Settings settings,
            Shop shop,
            SortedMap<String, Benchmark> benchmarks,
            @Nullable Measured baseline,
            Path... sources)
            throws ConfigurationException {
        Recording recording = shop.recording();
        Analysis analysis = shop.analysis();
        return new ReportBuilder(
                        recording,
                        Gathering.of(recording),
                        analysis,
                        Gathering.of(recording).measured(analysis).with(benchmarks),
                        new Framing("clinic", 0.5, Sources.in(List.of(sources)), baseline, null))
                .build(
                        decide(settings, baseline, shop, benchmarks),
                        HealthCheck.of(recording, analysis, settings.health()));
    }

    /** An engine over one shop, whatever is asked for. */
    public static Engine engine(Shop shop) {
        return new Engine((paths, settings, units) -> {
            units.accept(shop.units());
            return new Engine.Read(shop.recording(), shop.analysis());
        });
    }
}
