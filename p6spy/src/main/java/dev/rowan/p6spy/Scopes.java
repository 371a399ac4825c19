package dev.rowan.p6spy;

import dev.rowan.analysis.recording.Recorder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Whose a statement is: the executing thread's test or watch, else that of the only thread that has any, else the
 * thread's own. Thread-safe.
 *
 * <p>With several such threads it is none of theirs, and is counted: each may have seen too little.
 */
final class Scopes {
    /** Of the only spy in this JVM. */
    private static final ThreadLocal<@Nullable Work> CURRENT = new ThreadLocal<>();

    private static final ThreadLocal<@Nullable Work> OWN = new ThreadLocal<>();

    private final Recorder recorder;
    private final Set<Work> threads = ConcurrentHashMap.newKeySet();
    private final Map<String, Started> tests = new ConcurrentHashMap<>();

    /** Tests and watched blocks. */
    private final List<Work> running = new CopyOnWriteArrayList<>();

    private final LongAdder unattributed = new LongAdder();

    private record Started(Work work, @Nullable Work before) {}

    /** A watched block, and what its thread did before. */
    record Block(Work work, @Nullable Work before) {}

    Scopes(Recorder recorder) {
        this.recorder = recorder;
    }

    /** The work for the next statement of this thread; {@code null} when it is nobody's and threads are not recorded. */
    @Nullable
    Work here(boolean threadsToo, Runnable nobodys) {
        Work mine = open(CURRENT.get());
        if (mine != null) {
            return mine;
        }
        List<Work> active = innermost();
        if (active.size() == 1) {
            return active.get(0);
        }
        if (!active.isEmpty()) {
            unattributed.increment();
            nobodys.run();
        }
        return threadsToo ? ofThread() : null;
    }

    /** As {@link #here}, where nothing is to be begun or counted. */
    @Nullable
    Work known() {
        Work mine = open(CURRENT.get());
        if (mine != null) {
            return mine;
        }
        List<Work> active = innermost();
        return active.size() == 1 ? active.get(0) : open(OWN.get());
    }

    /** Those that have no block of their own running: whose a foreign thread's statement can be. */
    private List<Work> innermost() {
        return running.stream().filter(Work::isInnermost).toList();
    }

    private Work ofThread() {
        Work known = open(OWN.get());
        if (known != null) {
            return known;
        }
        Work begun = Work.ofThread(recorder);
        OWN.set(begun);
        threads.add(begun);
        return begun;
    }

    private static @Nullable Work open(@Nullable Work work) {
        return work != null && work.isOpen() ? work : null;
    }

    /** Statements on threads that could belong to any of several tests. */
    long unattributed() {
        return unattributed.sum();
    }

    void testStarted(String id, String name, boolean isTest) {
        Work before = CURRENT.get();
        Work work = Work.ofTest(recorder, id, name, open(before));
        tests.put(id, new Started(work, before));
        CURRENT.set(work);
        if (isTest) {
            running.add(work);
        }
    }

    void testFinished(String id) {
        Started started = tests.remove(id);
        if (started != null) {
            running.remove(started.work());
            started.work().end();
            if (CURRENT.get() == started.work()) {
                CURRENT.set(started.before());
            }
        }
    }

    /** A watched block begins on this thread, within the only test where the thread has none itself. */
    Block beginBlock(String name) {
        Work before = open(CURRENT.get());
        List<Work> active = innermost();
        Work around = before == null && active.size() == 1 ? active.get(0) : before;
        Work work = Work.ofBlock(recorder, name, around);
        if (around != null) {
            around.blocks(1);
        }
        running.add(work);
        CURRENT.set(work);
        return new Block(work, before);
    }

    void endBlock(Block block) {
        Work work = block.work();
        running.remove(work);
        if (work.outer != null) {
            work.outer.blocks(-1);
        }
        if (CURRENT.get() == work) {
            CURRENT.set(block.before());
        }
        work.end();
    }

    /** Threads that sent nothing since then have done their work. */
    void endIdle(long nanoTime) {
        List<Work> idle =
                threads.stream().filter(thread -> thread.isIdleSince(nanoTime)).toList();
        idle.forEach(threads::remove);
        idle.forEach(Work::end);
    }

    /** The JVM ends: what is open is written as it stands. */
    void endAll() {
        tests.values().forEach(started -> started.work().end());
        running.forEach(Work::end);
        threads.forEach(Work::end);
    }
}
