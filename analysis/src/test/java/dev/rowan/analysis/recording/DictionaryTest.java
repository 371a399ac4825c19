package dev.rowan.analysis.recording;

import static dev.rowan.analysis.recording.RecordingFilesTest.HEALTH;
import static dev.rowan.analysis.recording.RecordingFilesTest.jvm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.UnitKind;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a writer forgets, since there is too much of it, is read as it was written all the same. */
final class DictionaryTest {
    /** More than are remembered, and the first ones again. */
    private static final int UNITS = 25;

    private static final int STEPS = 1_000;

    @Test
    void moreStatementsAndPathsThanAreRememberedAreReadAsTheyWereWritten() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RecordingWriter writer = RecordingWriter.to(Channels.newChannel(bytes), jvm("a1"));
        Recorder recorder = new Recorder(writer);
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, UNITS).boxed().toList());
        numbers.add(0);
        for (int unit : numbers) {
            UnitRecorder open = recorder.begin(UnitStart.of(UnitKind.THREAD, "unit"), 1, 1);
            for (int step = 0; step < STEPS; step++) {
                int number = unit * STEPS + step;
                open.executed(new Call(recorder.sql(sql(number))).path(path(number)));
            }
            open.end(2, null);
        }
        writer.close(HEALTH);

        Recording read = RecordingReader.read(bytes.toByteArray(), "test");
        assertThat(read.problems()).isEmpty();
        for (int i = 0; i < numbers.size(); i++) {
            List<Step> steps = read.units().get(i).steps();
            for (int step = 0; step < STEPS; step++) {
                int number = numbers.get(i) * STEPS + step;
                assertThat(steps.get(step).statement().sql()).isEqualTo(sql(number));
                assertThat(steps.get(step).paths().get(0).path()).isEqualTo(path(number));
            }
        }
    }

    private static String sql(int number) {
        return "select column_" + number + " from things";
    }

    private static CallPath path(int number) {
        return CallPath.of(Frame.of("shop.Things", "read", "Things.java", number + 1));
    }
}
