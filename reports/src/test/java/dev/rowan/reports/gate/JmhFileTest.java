package dev.rowan.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rowan.reports.Jmh;
import dev.rowan.reports.view.Benchmark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmhFileTest {

    @TempDir
    private Path folder;

    @Test
    void aBenchmarkIsNamedByClassMethodAndParameters() throws Exception {
        SortedMap<String, Benchmark> read = new Jmh()
                .result("com.acme.Reads.rows", "\"rows\": \"100\", \"kind\": \"a\"", 4096.012, 1.5, 0.25)
                .result("com.acme.Reads.key", "", 1.2e-5, 0.5, 0.1)
                .read(folder);
        assertThat(read).containsOnlyKeys("com.acme.Reads.key", "com.acme.Reads.rows(kind=a, rows=100)");
        Benchmark rows = read.get("com.acme.Reads.rows(kind=a, rows=100)");
        assertThat(rows.allocation()).hasToString("4096");
        assertThat(rows.time()).isEqualTo(new Benchmark.Time(1_500, 250));
        assertThat(read.get("com.acme.Reads.key").allocation()).hasToString("0");
    }

    @ParameterizedTest
    @CsvSource({
        "ns/op, 12.5, 12.5",
        "ms/op, 2, 2000000",
        "s/op, 0.5, 5e8",
        "ops/us, 4, 250",
        "ops/s, 1000, 1000000",
    })
    void timeIsThatOfAnOperationWhateverTheMode(String unit, double score, double nanos) throws Exception {
        Benchmark benchmark = new Jmh().timed("a.B.c", unit, score).read(folder).get("a.B.c");
        assertThat(benchmark.allocation()).isNull();
        assertThat(benchmark.time().nanos()).isCloseTo(nanos, within(1e-6 * nanos));
        assertThat(benchmark.time().error()).isNaN();
    }

    @Test
    void severalResultsOfABenchmarkAreARangeAndAMean() throws Exception {
        Path one = new Jmh().result("a.B.c", "", 4000, 1, 0.1).in(folder.resolve("1.json"));
        Path two = new Jmh().result("a.B.c", "", 4200, 2, 0.3).in(folder.resolve("2.json"));
        Benchmark both = JmhFile.read(List.of(one, two)).get("a.B.c");
        assertThat(both.results()).isEqualTo(2);
        assertThat(both.allocation()).hasToString("4000..4200");
        assertThat(both.time()).isEqualTo(new Benchmark.Time(1_500, 300));
    }

    @Test
    void olderJmhPutADotBeforeItsProfilers() throws Exception {
        Path file = Files.writeString(
                folder.resolve("old.json"),
                new Jmh().result("a.B.c", "", 48, 1, 0.1).text().replace("\"gc.alloc", "\"\u00b7gc.alloc"));
        assertThat(JmhFile.read(List.of(file)).get("a.B.c").allocation()).hasToString("48");
    }

    @Test
    void whatCannotBeUsedIsNamedWithTheFix() throws Exception {
        String good = new Jmh().result("a.B.c", "", 48, 1, 0.1).text();
        Map<String, String> faults = Map.of(
                good.substring(0, good.length() / 2),
                "is not JSON, or was cut short",
                "",
                "is no result of JMH",
                "{\"schema\": 1}",
                "is no result of JMH, which is a list",
                "[1, 2]",
                "its entry 1 has no 'benchmark'",
                "[{\"benchmark\": \"a.B.c\"}]",
                "with a 'primaryMetric'",
                good.replace("48.0", "-48.0"),
                "says that a.B.c allocates -48.0 B/op, where bytes are meant",
                good.replace("48.0", "1e300"),
                "says that a.B.c allocates 1.0E300",
                good.replace("B/op", "MB/s"),
                "in B/op",
                good.replace("a.B.c", "a.".repeat(2_000)),
                "whose name is 4000 characters long",
                "[".repeat(100_000),
                "is not JSON, or was cut short");
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            Path file = Files.writeString(folder.resolve("jmh.json"), fault.getKey());
            assertThatThrownBy(() -> JmhFile.read(List.of(file)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("The benchmark results " + file + " cannot be used: it ")
                    .hasMessageContaining(fault.getValue())
                    .hasMessageContaining("-prof gc -rf json -rff");
        }
        Path bytes = Files.write(folder.resolve("bytes.json"), "[\"\u00e9\"]".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> JmhFile.read(List.of(bytes))).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> JmhFile.read(List.of(folder))).hasMessageContaining("is a folder; name its files");
    }
}
