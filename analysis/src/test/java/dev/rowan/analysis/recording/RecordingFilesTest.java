package dev.rowan.analysis.recording;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.BindType;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Driver;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.judge.Script;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.Fingerprinter;
import dev.rowan.analysis.sql.SqlStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingFilesTest {
    static final Health HEALTH = new Health(
            Health.State.DEGRADED,
            "no SQLite",
            List.of(new Driver("H2", "2", "H2", "2.5", 12)),
            31,
            12,
            Map.of("ExecuteAdvice", 2L),
            3,
            4);

    @TempDir
    Path folder;

    static Jvm jvm(String id) {
        return new Jvm(id, "build/host", 42, 1_700_000_000_000L, "17", "Linux", "0.1", Health.starting(), false);
    }

    /** Two units with something in every field. */
    static Recording rich() {
        Script script = new Script(true);
        script.query(
                path("OwnerService.list:40"),
                "select id, \"Name\" from owners o where o.x in (1, 2)",
                binds(),
                row(101L, "a"),
                row(102L, "b"),
                row(103L, "c"));
        for (long id = 101; id <= 103; id++) {
            script.run("select id from pets where owner_id = ?", id)
                    .at("OwnerController.show:31", "OwnerService.list:41")
                    .via(Via.HIBERNATE)
                    .cause(Cause.lazyMany("Owner.pets"))
                    .role(Role.FIXTURE)
                    .rows(row(id + 1000), row(id + 2000));
        }
        script.run("insert into pets (id) values (?)")
                .at("PetTests.adds:3")
                .batch(binds(1), binds(2))
                .affecting(2);
        script.current().cacheHit("Pet.type", path("A.b:1"));
        script.commit();
        script.begin(UnitKind.TRANSACTION, "nested", "");
        script.query(path("A.b:1"), "select 1", binds());
        script.end("the JVM was stopping");
        script.recorder().foreignKey(new Column("pets", "owner_id"), new Column("owners", "id"));
        script.recorder()
                .fetched("Owner.visits", Fetch.Kind.JOIN, path("A.b:2"), "abc", "T.t", 10, 30)
                .run();
        script.recorder()
                .trial(new Trial(
                        "Owner.pets",
                        "abc",
                        "def",
                        path("A.b:3"),
                        Trial.Plan.PREFETCH_RELATED,
                        Trial.Outcome.DIFFERS,
                        "",
                        31,
                        2,
                        30,
                        29));
        return script.recording();
    }

    static void write(RecordingWriter writer, Recording recording) {
        recording.units().forEach(writer::unit);
        recording.foreignKeys().forEach(writer::foreignKey);
        recording.fetches().forEach(writer::fetch);
        recording.trials().forEach(writer::trial);
        recording.latencies().forEach(writer::latency);
    }

    private static List<Unit> of(String jvm, List<Unit> units) {
        return units.stream()
                .map(u -> new Unit(
                        u.id(),
                        jvm,
                        u.testId(),
                        u.testName(),
                        u.phase(),
                        u.parent(),
                        u.kind(),
                        u.name(),
                        u.incomplete(),
                        u.startedAtMillis(),
                        u.nanos(),
                        u.statements(),
                        u.overflow(),
                        u.steps(),
                        u.edges(),
                        u.loops(),
                        u.samples(),
                        u.transactions(),
                        u.cacheHits(),
                        u.values()))
                .toList();
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Recording rich = rich();
        RecordingWriter writer = RecordingWriter.create(folder, jvm("a1"));
        write(writer, rich);
        writer.close(HEALTH);

        assertThat(writer.file())
                .isEqualTo(folder.resolve("build_host-42-a1.rowan"))
                .exists();
        Recording read = RecordingReader.read(List.of(folder));
        assertThat(read.problems()).isEmpty();
        assertThat(read.units()).isEqualTo(of("a1", rich.units()));
        assertThat(read.units().get(0).values())
                .as("of a batch none, and none where nothing is bound")
                .containsExactly(new Unit.Values(1, List.of("(101)", "(102)", "(103)")));
        assertThat(read.foreignKeys())
                .containsExactly(new ForeignKey(new Column("pets", "owner_id"), new Column("owners", "id")));
        assertThat(read.fetches()).isEqualTo(rich.fetches());
        assertThat(read.trials()).hasSize(1).isEqualTo(rich.trials());
        assertThat(read.jvms()).containsExactly(jvm("a1").with(HEALTH, true));
        assertThat(read.latencies()).hasSameSizeAs(rich.latencies());
        for (int i = 0; i < rich.latencies().size(); i++) {
            assertThat(counts(read.latencies().get(i).histogram()))
                    .isEqualTo(counts(rich.latencies().get(i).histogram()));
            assertThat(read.latencies().get(i).first())
                    .isEqualTo(rich.latencies().get(i).first());
        }
    }

    private static List<String> counts(Histogram histogram) {
        List<String> counts = new ArrayList<>();
        histogram
                .recordedValues()
                .forEach(v -> counts.add(v.getValueIteratedTo() + ": " + v.getCountAtValueIteratedTo()));
        return counts;
    }

    @Test
    void whatBindsWereLikeIsRead() throws IOException {
        Script script = new Script();
        script.query(path("A.b:1"), "select 1 from t where a = ? and b = ? and c = ?", binds(7L, "longer", null));
        RecordingWriter writer = RecordingWriter.create(folder, jvm("a1"));
        write(writer, script.recording());
        writer.close(HEALTH);
        assertThat(RecordingReader.read(List.of(folder)).units())
                .singleElement()
                .satisfies(unit -> assertThat(unit.steps().get(0).binds().types())
                        .containsExactly(
                                new BindType(BindType.Kind.WHOLE, 0),
                                new BindType(BindType.Kind.TEXT, 6),
                                new BindType(BindType.Kind.NULL, 0)));
    }

    @Test
    void whatTheFileSaysOfAStatementIsWhatItsTextSays() throws IOException {
        Recording rich = rich();
        RecordingWriter writer = RecordingWriter.create(folder, jvm("a1"));
        write(writer, rich);
        writer.close(HEALTH);
        assertThat(RecordingReader.read(List.of(folder)).units().get(0).steps())
                .extracting(
                        step -> step.statement().keys() + " " + step.statement().traits())
                .isEqualTo(rich.units().get(0).steps().stream()
                        .map(step ->
                                step.statement().keys() + " " + step.statement().traits())
                        .toList());
    }

    @Test
    void filesOfManyForksAreOneRecording() throws IOException {
        Recording rich = rich();
        for (int fork = 0; fork < 3; fork++) {
            RecordingWriter writer = RecordingWriter.create(folder.resolve("fork" + fork), jvm("f" + fork));
            write(writer, rich);
            writer.close(HEALTH);
        }
        Recording read = RecordingReader.read(List.of(folder));
        assertThat(read.jvms()).extracting(Jvm::id).containsExactly("f0", "f1", "f2");
        assertThat(read.units()).hasSize(6);
        assertThat(read.foreignKeys()).hasSize(1);
        assertThat(read.fetches()).singleElement().satisfies(fetch -> {
            assertThat(fetch.loaded()).isEqualTo(30);
            assertThat(fetch.read()).isEqualTo(3);
        });
        assertThat(read.latencies().get(0).firsts()).isEqualTo(3);
        assertThat(read.units().get(0).steps().get(0).statement())
                .isSameAs(read.units().get(2).steps().get(0).statement());
    }

    /** What the library itself makes of the same times, whatever their size and however many records they came in. */
    @Test
    void timesOfManyRecordsAddUpToTheirHistogram() throws IOException {
        RecordingWriter writer = RecordingWriter.create(folder, jvm("a1"));
        SqlStatement statement = Fingerprinter.normalised("select a from t where id = ?");
        Histogram all = new Histogram(256, 512, 2);
        all.setAutoResize(true);
        long[] times = {0, 255, 256, 70_000, 70_001, 1_234_567, 99_999_999, 3_600_000_000_000L};
        for (long time : times) {
            Histogram some = new Histogram(256, 512, 2);
            some.setAutoResize(true);
            some.recordValueWithCount(time, 3);
            some.recordValue(time / 2);
            all.add(some);
            writer.latency(new Latency(statement, 7, 1, some));
        }
        writer.close(HEALTH);
        assertThat(RecordingReader.read(List.of(folder)).latencies())
                .singleElement()
                .satisfies(latency -> {
                    assertThat(latency.first()).isEqualTo(7L * times.length);
                    assertThat(latency.histogram()).isEqualTo(all);
                    assertThat(latency.histogram().getTotalCount()).isEqualTo(4L * times.length);
                });
    }

    @Test
    void unitsComeFileByFileAfterTheForeignKeysOfAll() throws IOException {
        Recording rich = rich();
        for (int fork = 0; fork < 4; fork++) {
            RecordingWriter writer = RecordingWriter.create(folder.resolve("fork" + fork), jvm("f" + fork));
            rich.units().forEach(writer::unit);
            if (fork == 3) {
                rich.foreignKeys().forEach(writer::foreignKey);
            }
            writer.close(HEALTH);
        }
        List<String> told = new ArrayList<>();
        Recording rest = RecordingReader.read(List.of(folder), new RecordingReader.Visitor() {
            @Override
            public void foreignKeys(List<ForeignKey> keys) {
                told.add("keys " + keys.size());
            }

            @Override
            public void units(List<Unit> units) {
                told.add(units.get(0).jvm() + " " + units.size());
            }
        });
        assertThat(told).containsExactly("keys 1", "f0 2", "f1 2", "f2 2", "f3 2");
        assertThat(rest.units()).isEmpty();
        assertThat(rest.jvms()).hasSize(4);
        assertThat(rest.foreignKeys()).hasSize(1);
    }
}
