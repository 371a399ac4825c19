package dev.rowan.analysis.judge;

import static dev.rowan.analysis.judge.Script.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Binds;
import dev.rowan.analysis.recording.Call;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.ResultRows;
import dev.rowan.analysis.recording.UnitRecorder;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an analysis costs grows with what happened, and no faster. */
final class LinearTest {

    /** How a million executions may lie. */
    enum Lie {
        /** Ten thousand requests of a hundred executions, of 500 statements. */
        MANY_SMALL(10_000, 100, 60, 5),
        /** A thousand units as wide as units get: 333 loops of three in each. */
        WIDE(1_000, 999, 999, 333),
        /** One loop that never ends. */
        ONE_LOOP(1, 1_000_000, 1_000_000, 1);

        private final int units;
        private final int executions;
        /** So many of a unit's executions are of so many statements; each of the rest is of its own. */
        private final int looped;

        private final int loops;

        Lie(int units, int executions, int looped, int loops) {
            this.units = units;
            this.executions = executions;
            this.looped = looped;
            this.loops = loops;
        }

        private int statement(int execution) {
            return execution < looped ? execution % loops : execution;
        }
    }

    private static Recording recording(Lie lie, int units) {
        Script script = new Script();
        Recorder recorder = script.recorder();
        CallPath[] paths = new CallPath[1_000];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = path("C.show:1", "S" + i % 4 + ".m" + i + ":7");
        }
        for (int number = 0; number < units; number++) {
            UnitRecorder unit = script.begin(UnitKind.REQUEST, "GET /" + number % 100, "com.acme.T.t" + number % 1_000);
            Binds binds = recorder.binds();
            for (int i = 0; i < lie.executions; i++) {
                int statement = lie.statement(i);
                binds.set(1, number * 1_000L + i);
                ResultRows rows = unit.executed(new Call(recorder.sql(
                                "select id, other_id from t" + statement + " where key_" + statement + " = ?"))
                        .binds(binds)
                        .path(paths[statement % paths.length])
                        .timed(script.now(), 1_000));
                if (rows != null) {
                    rows.row();
                    rows.read(1, number * 1_000L + i + 50_000_000L);
                    rows.read(2, (long) i);
                    rows.close(true);
                }
            }
            script.end();
        }
        return script.recording();
    }

    private static Analysis analysed(Recording recording) {
        return new Analyzer().analyze(recording, Suppressions.none(), Options.defaults());
    }

    @ParameterizedTest
    @EnumSource
    void aMillionEventsAreAnalysedInUnderFiveSeconds(Lie lie) {
        Recording recording = recording(lie, lie.units);
        assertThat(recording.units().stream().mapToLong(Unit::statements).sum()).isBetween(999_000L, 1_000_000L);
        // The thread's own time: the machine may be doing other things.
        long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Analysis analysis = analysed(recording);
        long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started;
        assertThat(analysis.findings()).isNotEmpty();
        assertThat(took).isLessThan(5_000_000_000L);
    }

    /** The largest unit of one kind looks at each of its steps a bounded number of times: 4 times the units, 4 times that. */
    @Test
    void fourTimesTheUnitsTakeFourTimesTheWork() {
        List<Long> least = Stream.of(50, 200)
                .map(units -> {
                    Recording recording = recording(Lie.WIDE, units);
                    return Stream.generate(() -> {
                                long started =
                                        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                                analysed(recording);
                                return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started;
                            })
                            .limit(5)
                            .min(Long::compare)
                            .orElseThrow();
                })
                .toList();
        assertThat((double) least.get(1) / least.get(0)).isLessThan(8);
    }
}
