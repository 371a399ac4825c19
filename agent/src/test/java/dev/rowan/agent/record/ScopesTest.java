package dev.rowan.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Call;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.Sink;
import dev.rowan.analysis.recording.UnitRecorder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ScopesTest {
    private final List<Unit> ended = new CopyOnWriteArrayList<>();
    private final Recorder recorder = new Recorder(new Ended(), "jvm");
    private final Scopes scopes = new Scopes(recorder, () -> true);

    private final class Ended implements Sink {
        @Override
        public void unit(Unit unit) {
            ended.add(unit);
        }

        @Override
        public void open(Unit unit) {}

        @Override
        public void latency(Latency latency) {}

        @Override
        public void fetch(Fetch fetch) {}

        @Override
        public void trial(Trial trial) {}

        @Override
        public void foreignKey(ForeignKey foreignKey) {}

        @Override
        public void flush() {}
    }

    private void execute() {
        UnitRecorder unit =
                Objects.requireNonNull(scopes.of(ThreadState.current()).unit());
        unit.executed(new Call(recorder.sql("select 1")));
    }

    @Test
    void aThreadsOwnWorkEndsWithTheThreadAndNotBefore() throws InterruptedException {
        CountDownLatch executed = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            execute();
            executed.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            execute();
        });
        thread.start();
        executed.await();
        scopes.endThoseOfDeadThreads();
        assertThat(ended).isEmpty();

        mayEnd.countDown();
        thread.join();
        scopes.endThoseOfDeadThreads();
        assertThat(ended).singleElement().satisfies(unit -> {
            assertThat(unit.statements()).isEqualTo(2);
            assertThat(unit.isComplete()).isTrue();
        });
        scopes.endAll();
        assertThat(ended).hasSize(1);
    }
}
