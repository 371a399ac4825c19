package dev.rowan.analysis.recording;

import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.recording.RecordingFilesTest.HEALTH;
import static dev.rowan.analysis.recording.RecordingFilesTest.jvm;
import static dev.rowan.analysis.recording.RecordingFilesTest.rich;
import static dev.rowan.analysis.recording.RecordingFilesTest.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Recording.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file holds of a JVM that runs still, or was killed. */
final class UnfinishedRecordingTest {

    @TempDir
    Path folder;

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
}
