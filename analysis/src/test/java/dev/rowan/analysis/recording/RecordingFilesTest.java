package dev.rowan.analysis.recording;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import dev.rowan.analysis.recording.Recording.Problem;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.Fingerprinter;
import dev.rowan.analysis.sql.SqlStatement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingFilesTest {

    private static final Health HEALTH = new Health(
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

    private static void write(RecordingWriter writer, Recording recording) {
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

    @Test
    void aKilledJvmLosesItsEndOnlyAndThatIsTold() throws IOException {
        RecordingWriter writer = RecordingWriter.create(folder, jvm("a1"));
        write(writer, rich());
        writer.flush();
        Recording read = RecordingReader.read(List.of(folder));
        assertThat(read.units()).hasSize(2);
        assertThat(read.jvms())
                .singleElement()
                .satisfies(jvm -> assertThat(jvm.ended()).isFalse());
        assertThat(read.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.UNFINISHED);
    }

    private static UnitRecorder begin(Recorder recorder, String name) {
        return recorder.begin(UnitStart.of(UnitKind.THREAD, name), 1, 1);
    }

    private static void execute(Recorder recorder, UnitRecorder unit, int times) {
        for (int i = 0; i < times; i++) {
            unit.executed(new Call(recorder.sql("select id from pets where owner_id = " + i)).path(path("A.b:1")));
        }
    }

    private List<Unit> read() {
        return RecordingReader.read(List.of(folder)).units();
    }

    @Test
    void whatHasNotEndedIsReadAsItStoodEachSecond() throws IOException {
        RecordingWriter writer = RecordingWriter.create(folder, jvm("a1"));
        Recorder recorder = new Recorder(writer);
        UnitRecorder main = begin(recorder, "main");
        UnitRecorder other = begin(recorder, "other");
        execute(recorder, main, 7);
        recorder.open(10);
        recorder.flush();
        assertThat(read()).singleElement().satisfies(unit -> {
            assertThat(unit.name()).isEqualTo("main");
            assertThat(unit.statements()).isEqualTo(7);
            assertThat(unit.incomplete()).contains("it had not ended");
        });

        execute(recorder, main, 5);
        execute(recorder, other, 3);
        recorder.open(20);
        recorder.flush();
        assertThat(read()).extracting(Unit::statements).containsExactly(12L, 3L);
        assertThat(read().get(0).steps()).hasSize(1);

        main.end(30, null);
        writer.flushEnded();
        assertThat(read())
                .extracting(Unit::name, Unit::isComplete)
                .containsExactly(tuple("main", true), tuple("other", false));

        other.end(40, null);
        writer.close(HEALTH);
        assertThat(read()).allMatch(Unit::isComplete).hasSize(2);
        assertThat(RecordingReader.read(List.of(folder)).problems()).isEmpty();
    }

    @Test
    void aUnitThatRunsForAnHourTakesTheRoomOfOne() throws IOException {
        RecordingWriter writer = RecordingWriter.create(folder, jvm("a1"));
        Recorder recorder = new Recorder(writer);
        UnitRecorder main = begin(recorder, "main");
        long after = 0;
        for (int second = 0; second < 3_600; second++) {
            execute(recorder, main, 10);
            recorder.open(second);
            writer.flush();
            after = second == 60 ? Files.size(writer.file()) : after;
        }
        assertThat(Files.size(writer.file())).isLessThan(after + 200);
        assertThat(read())
                .singleElement()
                .satisfies(unit -> assertThat(unit.statements()).isEqualTo(36_000));
    }

    @Test
    void nothingIsWrittenWhileNothingHappens() throws IOException {
        RecordingWriter writer = RecordingWriter.create(folder, jvm("a1"));
        Recorder recorder = new Recorder(writer);
        UnitRecorder main = begin(recorder, "main");
        execute(recorder, main, 10);
        recorder.open(1);
        recorder.flush();
        Path file = Objects.requireNonNull(writer.file());
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        recorder.open(2);
        recorder.flush();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(0));
    }

    @Test
    void aDamagedTailIsReadUpToTheDamageAndTold() {
        byte[] whole = RecordingWriter.toBytes(jvm("a1"), rich().units(), List.of());
        int before = 0;
        for (int length = 0; length < whole.length; length++) {
            Recording read = RecordingReader.read(Arrays.copyOf(whole, length), "cut");
            assertThat(read.units().size())
                    .as("units of the first %d bytes", length)
                    .isBetween(before, 2);
            assertThat(read.problems())
                    .as("problems of the first %d bytes", length)
                    .isNotEmpty();
            before = read.units().size();
        }
        assertThat(before).isEqualTo(2);
        assertThat(RecordingReader.read(whole, "whole").problems()).isEmpty();
    }

    @Test
    void aFlippedBitIsNoticedWhereverItIs() {
        byte[] whole = RecordingWriter.toBytes(jvm("a1"), rich().units(), List.of());
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            assertThat(RecordingReader.read(flipped, "flipped").problems())
                    .as("bit of byte %d", at)
                    .isNotEmpty();
        }
    }

    @Test
    void whatIsNoRecordingIsToldAndNotThrown() throws IOException {
        Files.writeString(folder.resolve("x.rowan"), "hello, this is no recording");
        Files.createFile(folder.resolve("empty.rowan"));
        Recording read = RecordingReader.read(List.of(folder, folder.resolve("missing")));
        assertThat(read.isEmpty()).isTrue();
        assertThat(read.problems())
                .hasSize(3)
                .allSatisfy(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.UNREADABLE));
    }

    @Test
    void aNewerFormatIsToldAsSuch() {
        byte[] whole = RecordingWriter.toBytes(jvm("a1"), List.of(), List.of());
        whole[Format.MAGIC.length] = (byte) (Format.VERSION + 1);
        assertThat(RecordingReader.read(whole, "new").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_NEW);
                    assertThat(problem.message()).contains("report with the version that recorded it");
                });
    }

    @Test
    void aFullDiskStopsTheWriterAndNothingElse() {
        WritableByteChannel full = new WritableByteChannel() {
            @Override
            public int write(ByteBuffer source) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
        RecordingWriter writer = RecordingWriter.to(full, jvm("a1"));
        writer.flush();
        write(writer, rich());
        writer.close(HEALTH);
        assertThat(writer.failure()).hasMessage("No space left on device");
        assertThat(writer.lost()).isGreaterThan(2);
    }
}
