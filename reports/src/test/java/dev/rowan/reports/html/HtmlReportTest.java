package dev.rowan.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.reports.SampleShops;
import dev.rowan.reports.Shop;
import dev.rowan.reports.view.Framing;
import dev.rowan.reports.view.HealthCheck;
import dev.rowan.reports.view.HealthPolicy;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Measuring;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Report;
import dev.rowan.reports.view.ReportBuilder;
import dev.rowan.reports.view.Sources;
import dev.rowan.reports.view.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    static Report report(Shop shop) {
        var recording = shop.recording();
        var analysis = shop.analysis();
        var measured = Measuring.measure(recording, analysis);
        Verdict verdict = new Verdict(
                Verdict.Outcome.VIOLATION,
                "2 facts break a limit that fails the build, 1 more is worth a look.",
                List.of(
                        new Message(Level.ERROR, "ratchet", "com.acme.clinic.OwnerTests.showsOwnerNumber0",
                                "12 statements, baseline 3 (+9: select … from pets, OwnerService.java:41)", ""),
                        new Message(Level.ERROR, "findings", "n-plus-one", "Owner.pets is new: 10 statements where 1 would do", ""),
                        new Message(Level.WARN, "ratchet", "com.acme.clinic.VetTests.showsVetNumber4", "44 rows, baseline 40", "")),
                List.of(),
                "rowan-baseline.json");
        return new ReportBuilder(
                        recording, analysis, measured, new Framing("clinic", 0.5, Sources.in(List.of()), null, null))
                .build(verdict, HealthCheck.of(recording, analysis, HealthPolicy.DEFAULT));
    }

    @Test
    void aSmallReportIsSmall() throws Exception {
        int size = new HtmlReport().write(report(SampleShops.tenFindings()), Path.of("target/looks/ten.html"));
        assertThat(size).isBetween(40_000, 2 * 1024 * 1024);
        new HtmlReport().write(report(SampleShops.manyStatements(10_000)), Path.of("target/looks/many.html"));
    }
}
