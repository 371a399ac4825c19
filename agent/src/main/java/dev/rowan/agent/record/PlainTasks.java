package dev.rowan.agent.record;

import dev.rowan.agent.boot.IdentityMap;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose the plain tasks are that wait in pools' queues. Thread-safe; nothing is locked while no task waits that is anybody's.
 *
 * <p>A task of the application's own cannot be wrapped, since it may be looked for in the queue; so it is remembered,
 * weakly and by identity, from when it is handed in until a worker takes it up. A library's are not: those that are no
 * {@link FutureTask} work off queues of their own, for many.
 */
final class PlainTasks {
    private final Predicate<Class<?>> isApplications;
    private final IdentityMap<Given> given = new IdentityMap<>();

    /** Whose a task is, and how often a pool has it; nobody's where several handed it in. */
    private record Given(@Nullable Work work, int times) {}

    /** @param isApplications whether a class is the application's own */
    PlainTasks(Predicate<Class<?>> isApplications) {
        this.isApplications = isApplications;
    }

    /** A pool was handed a task, by a thread that does some work or none. */
    void given(Object task, @Nullable Work work) {
        if ((work == null && given.isEmpty()) || isKnownOtherwise(task) || !isApplications.test(task.getClass())) {
            return;
        }
        synchronized (given) {
            Given before = given.get(task);
            if (before != null) {
                given.put(task, new Given(before.work() == work ? work : null, before.times() + 1));
            } else if (work != null) {
                given.put(task, new Given(work, 1));
            }
        }
    }

    /** A task is taken out of its queue, or refused. Gives the open work that it belongs to. */
    @Nullable
    Work taken(Object task) {
        if (given.isEmpty() || isKnownOtherwise(task)) {
            return null;
        }
        synchronized (given) {
            Given of = given.get(task);
            if (of == null) {
                return null;
            }
            if (of.times() == 1) {
                given.remove(task);
            } else {
                given.put(task, new Given(of.work(), of.times() - 1));
            }
            return of.work() != null && of.work().isOpen() ? of.work() : null;
        }
    }

    /** Its constructor has told whose it is. */
    private static boolean isKnownOtherwise(Object task) {
        return task instanceof FutureTask || task instanceof ForkJoinTask;
    }

    /** How many wait: for tests of leaks. */
    int waiting() {
        return given.size();
    }
}
