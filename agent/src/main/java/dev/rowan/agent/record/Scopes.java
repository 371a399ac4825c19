package dev.rowan.agent.record;

import dev.rowan.agent.boot.IdentityMap;
import dev.rowan.agent.boot.Moment;
import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Recorder;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which work each thread does: what tests, requests, messages and tasks began and have not ended.
 * Thread-safe.
 */
final class Scopes {
    private final Recorder recorder;
    private final BooleanSupplier isApplicationsThread;
    private final IdentityMap<Work> tasks = new IdentityMap<>();
    private final PlainTasks plain;
    private final Map<String, Work> running = new ConcurrentHashMap<>();
    private final List<Work> tests = new CopyOnWriteArrayList<>();
    private final Set<Work> open = ConcurrentHashMap.newKeySet();
    private final LongAdder unattributed = new LongAdder();

    /** What a thread did before, to be put back. */
    record Before(@Nullable Work work, Work begun) {}

    /**
     * Of no thread yet.
     *
     * @param isApplicationsThread whether the current thread does what the application gave it alone
     * @param isApplications whether a class is the application's own
     */
    Scopes(Recorder recorder, BooleanSupplier isApplicationsThread, Predicate<Class<?>> isApplications) {
        this.plain = new PlainTasks(isApplications);
        this.recorder = recorder;
        this.isApplicationsThread = isApplicationsThread;
    }

    /** Statements on threads that could belong to any of several tests. */
    long unattributed() {
        return unattributed.sum();
    }

    /**
     * The work for the next statement of this thread.
     *
     * <p>A thread that nothing was handed to belongs to the one test that runs: a server's thread that
     * answers it. With several it belongs to none of them.
     */
    Work of(ThreadState thread) {
        Work handed = scopeOf(thread);
        if (handed != null) {
            return handed;
        }
        List<Work> active = tests;
        if (active.size() == 1) {
            return guest(thread, active.get(0));
        }
        if (!active.isEmpty()) {
            unattributed.increment();
        }
        if (thread.own instanceof Work own && own.isOpen()) {
            return own;
        }
        return own(thread, null);
    }

    /**
     * What a thread that was handed nothing does while a test runs: it counts for the test, and no transaction of the test's
     * own thread is its, nor the other way round. Each run of what runs again and again is for itself: a poll every five
     * seconds is no loop.
     */
    private Work guest(ThreadState thread, Work test) {
        if (thread.own instanceof Work own && own.outer == test && own.isOpen()) {
            return own;
        }
        endOwn(thread);
        Work guest = own(thread, test);
        if (!test.takes(guest)) {
            end(guest);
            return test;
        }
        return guest;
    }

    private Work own(ThreadState thread, @Nullable Work test) {
        String name = Thread.currentThread().getName();
        Work own = test == null || thread.periodic
                ? begin(UnitKind.THREAD, name, test == null ? null : test.test, test)
                : Work.beside(recorder, test);
        open.add(own);
        own.thread = new WeakReference<>(Thread.currentThread());
        thread.own = own;
        return own;
    }

    private void endOwn(ThreadState thread) {
        if (thread.own instanceof Work own && own.isOpen()) {
            end(own);
        }
    }

    /** A task that is run again and again begins to run, or has run. */
    void period(boolean begins, ThreadState thread) {
        thread.periodic = begins;
        endOwn(thread);
    }

    Work begin(UnitKind kind, String name, @Nullable TestRun test, @Nullable Work outer) {
        Work work = new Work(recorder, kind, name, test, outer);
        open.add(work);
        return work;
    }

    void end(Work work) {
        open.removeAll(work.transactions());
        open.remove(work);
        work.end();
        if (work.outer != null) {
            work.outer.leaves(work);
        }
        work.guests().forEach(this::end);
    }

    /** A thread's own work ends with the thread, which tells nobody: to be called now and then. */
    void endThoseOfDeadThreads() {
        for (Work work : open) {
            WeakReference<Thread> of = work.thread;
            Thread thread = of == null ? null : of.get();
            if (of != null && (thread == null || !thread.isAlive())) {
                end(work);
            }
        }
    }

    /** The JVM ends: what is open is written as it stands. */
    void endAll() {
        List.copyOf(open).forEach(this::end);
    }

    // -- tests

    void testStarted(TestRun run, ThreadState thread) {
        thread.reset();
        if (run.name.isEmpty() || (run.isTest && thread.scope() instanceof Work around && isSame(around, run))) {
            return;
        }
        Work work = begin(UnitKind.TEST, run.name, run, scopeOf(thread));
        running.put(run.id, work);
        if (run.isTest) {
            tests.add(work);
        }
        thread.scope(work);
    }

    /** JUnit 4's events come a second time from inside the vintage engine. */
    private static boolean isSame(Work around, TestRun run) {
        return around.test != null && around.test.isTest && around.test.name.equals(run.name);
    }

    void testFinished(String id, ThreadState thread) {
        Work work = running.remove(id);
        if (work == null) {
            return;
        }
        tests.remove(work);
        end(work);
        if (thread.scope() == work) {
            thread.scope(work.outer);
        }
        thread.reset();
    }

    /** The test that this thread is in goes on to another phase. */
    void phase(TestPhase phase, ThreadState thread) {
        Work work = scopeOf(thread);
        if (work != null && work.test != null) {
            work.test.phase = phase;
            for (Work transaction : work.transactions()) {
                endTransaction(work, transaction);
            }
        }
    }

    /** What this thread is known to do, if anything. */
    @Nullable
    Work current(ThreadState thread) {
        return scopeOf(thread);
    }

    // -- blocks of tests: what a thread that was handed nothing does belongs to the innermost

    /** The work that a block on this thread is inside of. */
    @Nullable
    Work around(ThreadState thread) {
        Work work = scopeOf(thread);
        return work != null ? work : tests.size() == 1 ? tests.get(0) : null;
    }

    Work beginBlock(String name, @Nullable Work around) {
        Work block = begin(UnitKind.TEST, name, around == null ? null : around.test, around);
        if (around == null || tests.remove(around)) {
            tests.add(block);
        }
        return block;
    }

    void endBlock(Work block) {
        if (tests.remove(block) && block.outer != null) {
            tests.add(block.outer);
        }
        end(block);
    }

    // -- units inside of tests, or without any

    /** A request, a message or a scheduled call begins, unless one is already being handled. */
    @Nullable
    Before begin(UnitKind kind, java.util.function.Supplier<String> name, ThreadState thread) {
        Work around = scopeOf(thread);
        if (around != null && around.kind != UnitKind.TEST) {
            return null;
        }
        if (around == null) {
            thread.reset(); // a server's thread lives long: an overflow may have left it something
        }
        Work outer = around != null ? around : tests.size() == 1 ? tests.get(0) : null;
        Work work = new Work(recorder, kind, name, outer == null ? null : outer.test, outer);
        open.add(work);
        thread.scope(work);
        return new Before(around, work);
    }

    void end(Before before, ThreadState thread) {
        thread.scope(before.work());
        before.begun().settleName();
        end(before.begun());
    }

    /** The unit of a transaction that begins now. */
    Work beginTransaction(Work work, String name) {
        Work transaction = begin(
                UnitKind.TRANSACTION,
                name,
                work.test,
                work.kind == UnitKind.THREAD && work.outer == null ? null : work);
        work.transactionBegun(transaction);
        return transaction;
    }

    void endTransaction(Work work, Work transaction) {
        work.transactionEnded(transaction);
        end(transaction);
    }

    /** What this thread was handed, or what the application made it for; never what a pool's worker was made in. */
    private @Nullable Work scopeOf(ThreadState thread) {
        if (thread.scope() instanceof Work work) {
            return work.isOpen() ? work : null;
        }
        if (thread.heritage() instanceof Work work && work.isOpen() && isApplicationsThread.getAsBoolean()) {
            thread.scope(work);
            return work;
        }
        return null;
    }

    // -- tasks that run on other threads

    void taskMade(Object task, ThreadState thread) {
        Work work = scopeOf(thread);
        if (work != null) {
            tasks.put(task, work);
        }
    }

    /**
     * A task runs, once: it is forgotten. Millions that are remembered until they are collected cost the collector more than
     * all the rest of it, some microseconds each.
     */
    @Nullable
    Object taskRuns(Object task, ThreadState thread) {
        Work work = tasks.isEmpty() ? null : tasks.remove(task);
        if (work == null || !work.isOpen()) {
            return null;
        }
        Work own = scopeOf(thread);
        if (work == own) {
            return null;
        }
        thread.scope(work);
        return own == null ? Moment.class : own;
    }

    /** A pool was handed a task. */
    void taskGiven(Object task, ThreadState thread) {
        plain.given(task, scopeOf(thread));
    }

    /** A pool has no place for a task. Whoever runs it all the same does so on its own account. */
    void taskRefused(Object task) {
        plain.taken(task);
    }

    /** A pool's worker takes up a task, or has done with one: what it was given for the one before is gone in any case. */
    void taskTaken(@Nullable Object task, ThreadState thread) {
        if (thread.taken) {
            thread.taken = false;
            thread.scope(null);
        }
        Work work = task == null ? null : plain.taken(task);
        if (work != null && scopeOf(thread) == null) {
            thread.taken = true;
            thread.scope(work);
        }
    }

    /** Plain tasks that wait in pools: for tests of leaks. */
    int waiting() {
        return plain.waiting();
    }

    void taskRan(Object before, ThreadState thread) {
        thread.scope(before == Moment.class ? null : before);
    }
}
