package dev.rowan.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.agent.boot.ExecutionProbe;
import dev.rowan.agent.boot.Moment;
import dev.rowan.agent.boot.MomentProbe;
import dev.rowan.agent.boot.Probe;
import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Call;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.Sink;
import dev.rowan.analysis.recording.UnitRecorder;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ScopesTest {
    private final List<Unit> ended = new CopyOnWriteArrayList<>();
    private final Recorder recorder = new Recorder(new Ended(), "jvm");
    private final Scopes scopes = new Scopes(recorder, () -> true, type -> type != Loop.class);

    private final ExecutorService other = Executors.newSingleThreadExecutor();

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

    /** Its thread is made before any work begins, so that it inherits none. */
    @BeforeEach
    void start() throws Exception {
        other.submit(() -> {}).get();
    }

    @AfterEach
    void leaveAll() {
        other.shutdown();
        ThreadState.current().scope(null);
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

    /** A library's task. */
    private static final class Loop implements Runnable {
        @Override
        public void run() {}
    }

    /** Begins work on this thread, and leaves it. */
    private Object work(String name) {
        ThreadState thread = ThreadState.current();
        thread.scope(null);
        assertThat(scopes.begin(UnitKind.REQUEST, () -> name, thread)).isNotNull();
        Object work = Objects.requireNonNull(thread.scope());
        thread.scope(null);
        return work;
    }

    private void give(Object task, Object work) {
        ThreadState thread = ThreadState.current();
        thread.scope(work);
        scopes.taskGiven(task, thread);
        thread.scope(null);
    }

    /** Whose a worker's statements are while it runs the task. */
    private @Nullable Object take(Object task) {
        ThreadState thread = ThreadState.current();
        scopes.taskTaken(task, thread);
        Object during = thread.scope();
        scopes.taskTaken(null, thread);
        assertThat(thread.scope()).as("nothing is left behind").isNull();
        return during;
    }

    @Test
    void aPlainTaskBelongsToTheWorkThatHandedItIn() {
        Runnable task = () -> {};
        Object one = work("one");
        Object two = work("two");
        give(task, one);
        assertThat(scopes.waiting()).isOne();
        assertThat(take(task)).isSameAs(one);
        assertThat(scopes.waiting()).isZero();
        assertThat(take(task)).as("given once, taken once").isNull();
        give(task, two);
        assertThat(take(task)).isSameAs(two);
    }

    @Test
    void aTaskThatSeveralHandInBelongsToNoneOfThem() {
        Runnable task = () -> {};
        give(task, work("one"));
        give(task, work("two"));
        assertThat(take(task)).isNull();
        assertThat(take(task)).isNull();
        assertThat(scopes.waiting()).isZero();

        Object three = work("three");
        give(task, three);
        scopes.taskGiven(task, ThreadState.current());
        assertThat(take(task)).as("of three's, or of nobody's").isNull();
        assertThat(take(task)).isNull();
        give(task, three);
        give(task, three);
        assertThat(take(task)).isSameAs(three);
        assertThat(take(task)).isSameAs(three);
    }

    @Test
    void aRefusedTaskIsForgotten() {
        Runnable task = () -> {};
        give(task, work("one"));
        scopes.taskRefused(task);
        assertThat(scopes.waiting()).isZero();
        Object two = work("two");
        give(task, two);
        assertThat(take(task)).isSameAs(two);
    }

    @Test
    void whatIsOverWhenAWorkerComesIsNobodys() {
        ThreadState thread = ThreadState.current();
        Runnable task = () -> {};
        Scopes.Before begun = Objects.requireNonNull(scopes.begin(UnitKind.REQUEST, () -> "one", thread));
        scopes.taskGiven(task, thread);
        scopes.end(begun, thread);
        assertThat(take(task)).isNull();
        assertThat(scopes.waiting()).isZero();
    }

    @Test
    void aWorkerThatIsInsideOfWorkStaysThere() {
        Runnable task = () -> {};
        Object own = work("own");
        give(task, work("one"));
        ThreadState thread = ThreadState.current();
        thread.scope(own);
        scopes.taskTaken(task, thread);
        assertThat(thread.scope()).isSameAs(own);
        scopes.taskTaken(null, thread);
        assertThat(thread.scope()).as("what others gave it is not taken away").isSameAs(own);
        thread.scope(null);
    }

    @Test
    void librariesLoopsAndTasksThatAreKnownOtherwiseAreNotRemembered() {
        Object one = work("one");
        give(new Loop(), one);
        give(new FutureTask<>(() -> ""), one);
        scopes.taskGiven((Runnable) () -> {}, ThreadState.current());
        assertThat(scopes.waiting()).isZero();
    }

    @Test
    void aTaskThatHasRunIsForgotten() {
        ThreadState thread = ThreadState.current();
        Object work = work("request");
        Loop task = new Loop();
        thread.scope(work);
        scopes.taskMade(task, thread);
        thread.scope(null);

        Object before = Objects.requireNonNull(scopes.taskRuns(task, thread));
        assertThat(thread.scope()).isEqualTo(work);
        scopes.taskRan(before, thread);
        assertThat(thread.scope()).isNull();
        assertThat(scopes.taskRuns(task, thread)).isNull();
    }

    /** What another thread, which was handed nothing, is told. */
    private <T> T elsewhere(Callable<T> asked) throws Exception {
        return other.submit(asked).get();
    }

    private TestRun testBegins(String name) {
        TestRun test = new TestRun(name, name, true, TestPhase.BODY);
        scopes.testStarted(test, ThreadState.current());
        return test;
    }

    @Test
    void aTransactionOfATestsThreadIsNotThatOfAnother() throws Exception {
        testBegins("a");
        Work test = scopes.of(ThreadState.current());
        UnitRecorder unit = test.unit();
        Work transaction = scopes.beginTransaction(test, "Service.save");
        assertThat(elsewhere(
                        () -> Objects.isNull(scopes.of(ThreadState.current()).transaction(false))))
                .isTrue();
        assertThat(elsewhere(() ->
                        Objects.requireNonNull(scopes.of(ThreadState.current()).unit())))
                .as("it counts for the test")
                .isSameAs(unit);
        scopes.endTransaction(test, transaction);

        elsewhere(() -> scopes.beginTransaction(scopes.of(ThreadState.current()), "Poller.poll"));
        assertThat(test.transaction(false)).isNull();
        scopes.testFinished("a", ThreadState.current());
    }

    @Test
    void aTaskInATransactionOfItsOwnIsInNoOther() throws Exception {
        testBegins("a");
        Work test = scopes.of(ThreadState.current());
        Work transaction = scopes.beginTransaction(test, "Service.save");
        elsewhere(() -> {
            ThreadState thread = ThreadState.current();
            thread.scope(test);
            assertThat(test.transaction(false))
                    .as("what it was handed, and runs in no transaction")
                    .isSameAs(transaction);
            assertThat(test.transaction(true)).isNull();
            Work own = scopes.beginTransaction(test, "Step.write");
            assertThat(test.transaction(true)).isSameAs(own);
            scopes.endTransaction(test, own);
            thread.scope(null);
            return true;
        });
        assertThat(test.transaction(true)).isSameAs(transaction);
        scopes.testFinished("a", ThreadState.current());
        assertThat(transaction.isOpen()).isFalse();
    }

    @Test
    void eachRunOfWhatIsRunAgainAndAgainIsAUnit() throws Exception {
        testBegins("a");
        Work test = scopes.of(ThreadState.current());
        for (int i = 0; i < 2; i++) {
            elsewhere(() -> {
                ThreadState thread = ThreadState.current();
                scopes.period(true, thread);
                execute();
                execute();
                scopes.period(false, thread);
                return true;
            });
        }
        assertThat(ended).hasSize(2).allSatisfy(unit -> {
            assertThat(unit.kind()).isEqualTo(UnitKind.THREAD);
            assertThat(unit.testName()).isEqualTo("a");
            assertThat(unit.statements()).isEqualTo(2);
        });
        assertThat(test.guests()).as("a long test has very many of them").isEmpty();
        scopes.testFinished("a", ThreadState.current());
    }

    @Test
    void aStatementThatOutlivesItsTestIsNotLost() throws Exception {
        testBegins("a");
        CallSites sites = new CallSites(List.of(), List.of(), true, null);
        Wanted wanted = new Wanted(List.of(), List.of(), false, true, false, false);
        Blocks blocks = new Blocks(scopes, () -> {
            throw new IllegalStateException("no block is opened");
        });
        Probe.report(new JvmRecorder(recorder, scopes, blocks, sites, wanted));
        try {
            ThreadState running = other.submit(() -> ExecutionProbe.executing(new Object(), "select 1", false))
                    .get();
            scopes.testFinished("a", ThreadState.current());
            other.submit(() -> ExecutionProbe.updated(running, 0, null)).get();
        } finally {
            Probe.report(null);
        }
        scopes.endAll();
        assertThat(recorder.dropped()).isZero();
        assertThat(ended.stream().mapToLong(Unit::statements).sum()).isOne();
    }

    @Test
    void whatAnOverflowLeftInAServersThreadIsGoneWithTheNextRequest() {
        ThreadState thread = ThreadState.current();
        thread.hide(); // as a stack leaves it that overflows in the middle of an advice
        List<Object> seen = new CopyOnWriteArrayList<>();
        Probe.report(noting(seen));
        try {
            MomentProbe.begin(Moment.REQUEST, null, null);
            ExecutionProbe.updated(ExecutionProbe.executing(new Object(), "select 1", false), 0, null);
        } finally {
            Probe.report(null);
            thread.reset();
            thread.show();
        }
        assertThat(seen).containsExactly("executing", "executed", "finished");
    }

    /** Takes each request for one of these scopes, and notes what it hears of executions. */
    private dev.rowan.agent.boot.Sink noting(List<Object> seen) {
        Class<dev.rowan.agent.boot.Sink> type = dev.rowan.agent.boot.Sink.class;
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals("begin")) {
                return scopes.begin(UnitKind.REQUEST, () -> "GET /", ThreadState.current());
            }
            seen.add(method.getName());
            return null;
        }));
    }
}
