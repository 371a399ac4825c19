package dev.rowan.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Binds;
import dev.rowan.analysis.recording.Call;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.RecordingWriter;
import dev.rowan.analysis.recording.ResultRows;
import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.recording.UnitStart;
import dev.rowan.reports.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bind values are on no page and in no file, unless the recorder was asked to keep them. */
class BindValuesTest {
    private static final String SECRET = "Geheim4711x";

    @TempDir
    private Path folder;

    /** A loop that looks people up by their names. */
    private Path recorded(boolean keepsValues) throws IOException {
        Jvm jvm = new Jvm("a1", "here", 7, 0, "17", "Linux", "1", Health.capturing(4), false);
        RecordingWriter writer = RecordingWriter.create(folder.resolve("rec" + keepsValues), jvm);
        Recorder recorder = new Recorder(writer, jvm.id(), keepsValues);
        UnitRecorder unit = recorder.begin(UnitStart.of(UnitKind.REQUEST, "GET /"), 0, 1_000);
        for (int i = 0; i < 4; i++) {
            Binds binds = recorder.binds();
            binds.set(1, SECRET + i);
            ResultRows rows = unit.executed(new Call(recorder.sql("select id from people where name = ?"))
                    .binds(binds)
                    .kind(StatementKind.QUERY)
                    .path(new CallPath(List.of(Frame.of("com.acme.People", "find", "People.java", 7))))
                    .timed(2_000 + i * 1_000, 500));
            if (rows != null) {
                rows.close(true);
            }
        }
        unit.end(9_000, null);
        recorder.flush();
        writer.close(Health.capturing(4));
        return folder.resolve("rec" + keepsValues);
    }

    private String written(boolean keepsValues) throws IOException {
        Path out = folder.resolve("out" + keepsValues);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exitCode = Main.run(
                new Terminal(stream, stream, false),
                Engine.standard(),
                "report",
                recorded(keepsValues).toString(),
                "--out",
                out.toString(),
                "--formats",
                "html,json,sarif,junit,markdown");
        assertThat(exitCode).as(said.toString(StandardCharsets.UTF_8)).isZero();
        StringBuilder all = new StringBuilder(said.toString(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void notUnlessAskedFor() throws IOException {
        assertThat(written(false)).contains("People.find").doesNotContain(SECRET);
    }

    @Test
    void whereAskedFor() throws IOException {
        assertThat(written(true)).contains("People.find").contains(SECRET);
    }
}
