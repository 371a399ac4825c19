package dev.rowan.reports.gate;

import static dev.rowan.reports.Fixtures.decide;
import static dev.rowan.reports.Fixtures.measured;
import static dev.rowan.reports.Shop.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.reports.Jmh;
import dev.rowan.reports.Shop;
import dev.rowan.reports.view.Level;
import dev.rowan.reports.view.Measured;
import dev.rowan.reports.view.Message;
import dev.rowan.reports.view.Verdict;
import dev.rowan.reports.view.Verdict.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Allocation and time of JMH's benchmarks against the baseline and against rules. */
class BenchmarkLimitsTest {

    private static final String NAME = "com.acme.Reads.rows(count=100)";

    @TempDir
    private Path folder;

    private static Shop shop() {
        return new Shop().test("com.acme.OwnerTests.lists", run("select * from pets", 3, "com.acme.A.b:1"));
    }

    private static Jmh rows(double bytes, double micros) {
        return new Jmh().result("com.acme.Reads.rows", "\"count\": \"100\"", bytes, micros, 0.1);
    }

    private Measured baseline(double bytes) throws Exception {
        return measured(shop()).with(rows(bytes, 1).read(folder));
    }

    private Verdict verdict(String yaml, Measured baseline, Jmh now) throws Exception {
        return decide(SettingsFile.parse(yaml, "rowan.yaml"), baseline, shop(), now.read(folder));
    }

    @ParameterizedTest
    @CsvSource({
        // 64 bytes are nothing, however small the benchmark.
        "100, 164, PASS, 0",
        "100, 165, VIOLATION, 0",
        "0, 65, VIOLATION, 0",
        // From 1,280 bytes on it is 5%.
        "10000, 10500, PASS, 0",
        "10000, 10501, VIOLATION, 0",
        "10000, 9500, PASS, 0",
        "10000, 9499, PASS, 1",
    })
    void allocationMayDifferByFivePercentOr64Bytes(double before, double now, Outcome outcome, int better)
            throws Exception {
        Verdict verdict = verdict("", baseline(before), rows(now, 1));
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.tighten()).hasSize(better);
    }

    @Test
    void whatAllocatesMoreIsAFactAgainstTheBaseline() throws Exception {
        Verdict verdict = verdict("", baseline(4_096), rows(4_416, 1));
        assertThat(verdict.messages())
                .extracting(Message::line)
                .containsExactly(NAME + ": 4,416 B/op, baseline 4,096 (+320, +204 is allowed)");
    }

    @Test
    void timesNeverCountAgainstABaseline() throws Exception {
        Measured baseline = measured(shop()).with(rows(4_096, 1).read(folder));
        assertThat(verdict("", baseline, rows(4_096, 900)).messages()).isEmpty();
    }

    @Test
    void theBaselineHoldsALineABenchmarkAndNoTimes() throws Exception {
        Jmh jmh = rows(4_096.4, 1).timed("com.acme.Reads.key", "us/op", 2);
        Measured measured = measured(shop()).with(jmh.read(folder));
        Path file = folder.resolve("rowan-baseline.json");
        BaselineFile.write(measured, file);
        String text = Files.readString(file);
        assertThat(text).contains("""
                  "benchmarks": {
                    "com.acme.Reads.key": {},
                    "com.acme.Reads.rows(count=100)": {"allocation": 4096}
                  }
                """.indent(0));
        BaselineFile.write(BaselineFile.read(file), file);
        assertThat(file).hasContent(text);
        assertThat(BaselineFile.text(measured(shop()))).doesNotContain("benchmarks");
    }

    @Test
    void whatWasNotMeasuredOrDidNotRunIsTold() throws Exception {
        Jmh both = rows(4_096, 1).timed("com.acme.Reads.key", "us/op", 2);
        Measured baseline = measured(shop()).with(both.read(folder));
        Verdict verdict = verdict(
                "", baseline, new Jmh().entry("com.acme.Reads.rows", "\"count\": \"100\"", "\"us/op\"", 1, "0.1", ""));
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.messages()).extracting(Message::level).containsOnly(Level.WARN);
        assertThat(verdict.messages())
                .extracting(Message::line)
                .containsExactlyInAnyOrder(
                        NAME + ": its allocation was not measured, baseline 4,096 B/op: run JMH with -prof gc",
                        "1 of the baseline's 2 benchmarks did not run, such as com.acme.Reads.key; write the baseline"
                                + " again if that is meant");
        assertThat(decide(Settings.DEFAULT, baseline, shop()).messages())
                .extracting(Message::line)
                .containsExactly("2 of the baseline's 2 benchmarks were not compared: no result of JMH was named, with"
                        + " --benchmarks or rowan.benchmarks");
        assertThat(verdict("missing-tests: error", baseline, rows(4_096, 1)).outcome())
                .isEqualTo(Outcome.VIOLATION);
        assertThat(verdict("missing-tests: off", baseline, rows(4_096, 1)).messages())
                .isEmpty();
    }

    @Test
    void rulesLimitAllocationAndWarnOfTime() throws Exception {
        Verdict verdict = verdict("""
                rules:
                  - {element: benchmark, counter: allocation, limit: 4000, includes: ['com.acme.Reads.*']}
                  - {element: benchmark, counter: allocation, value: delta, limit: 100}
                  - {element: benchmark, counter: time, limit: 1200us, level: warn}
                  - {element: benchmark, counter: allocation, limit: 1, includes: ['*.Writes.*']}
                """, baseline(4_096), rows(4_416, 1_250));
        assertThat(verdict.messages())
                .extracting(Message::line)
                .containsExactly(
                        NAME + ": 4,416 B/op, limit 4,000",
                        NAME + ": 4,416 B/op, baseline 4,096 (+320), limit +204",
                        NAME + ": 4,416 B/op, baseline 4,096 (+320, +204 is allowed)",
                        NAME + ": 1.25 ms/op, limit 1.20 ms",
                        "The rule benchmark.allocation.total: guards nothing: no benchmark matches its includes"
                                + " '*.Writes.*'");
        assertThat(verdict(
                                "preset: none\nrules: [{element: benchmark, counter: allocation, value: delta, limit: 400}]",
                                baseline(4_096),
                                rows(4_416, 1))
                        .messages())
                .isEmpty();
    }

    @Test
    void aRuleWithoutBenchmarksOrAllocationSaysThatItGuardsNothing() throws Exception {
        Settings rule =
                SettingsFile.parse("rules: [{element: benchmark, counter: allocation, limit: 9}]", "rowan.yaml");
        assertThat(decide(rule, null, shop()).messages())
                .extracting(Message::line)
                .containsExactly("The rule benchmark.allocation.total: guards nothing: no result of JMH was named, with"
                        + " --benchmarks or rowan.benchmarks");
        assertThat(decide(
                                rule,
                                null,
                                shop(),
                                new Jmh().timed("a.B.c", "us/op", 2).read(folder))
                        .messages())
                .extracting(Message::line)
                .containsExactly("The rule benchmark.allocation.total: cannot judge a.B.c, whose allocation was not"
                        + " measured: run JMH with -prof gc");
        assertThatThrownBy(() ->
                        verdict("rules: [{element: benchmark, counter: allocation, value: delta}]", null, new Jmh()))
                .hasMessageContaining("compares with a baseline, and there is none");
    }

    @Test
    void aDifferenceTellsWhatAllocatesMoreAndWhatIsSlower() throws Exception {
        Measured before = Measured.of(rows(4_096, 1)
                .result("com.acme.Reads.key", "", 100, 5, 1)
                .result("com.acme.Reads.gone", "", 100, 5, 1)
                .read(folder));
        Measured after = Measured.of(rows(4_500, 1.5)
                .result("com.acme.Reads.key", "", 150, 6, 0.5)
                .result("com.acme.Reads.added", "", 100, 5, 1)
                .read(folder));
        assertThat(Difference.between(before, after).benchmarks())
                .isEqualTo(List.of(
                        new BenchmarkChange("com.acme.Reads.added", "new"),
                        new BenchmarkChange("com.acme.Reads.gone", "gone"),
                        new BenchmarkChange(
                                NAME,
                                "4,500 B/op, was 4,096 (+404); 1.50 µs/op, was 1 µs (+50%, a warning: two runs are no"
                                        + " pair)")));
        assertThat(Difference.between(before, before).isEmpty()).isTrue();
    }
}
