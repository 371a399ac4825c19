package dev.rowan.agent.record;

import dev.rowan.agent.boot.Moment;
import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.UnitRecorder;
import org.jspecify.annotations.Nullable;

/** What frameworks above JDBC say, and whom it concerns. Thread-safe. */
final class Moments {
    private final Scopes scopes;
    private final CallSites callSites;
    private final Fetches fetches;
    private final Fixtures fixtures;
    private final OldTests oldTests;
    private final @Nullable Rehearsals rehearsals;

    /** @param rehearsals {@code null} where no fix is to be verified */
    Moments(Scopes scopes, CallSites callSites, Fetches fetches, @Nullable Rehearsals rehearsals) {
        this.scopes = scopes;
        this.callSites = callSites;
        this.fetches = fetches;
        this.fixtures = new Fixtures(scopes, callSites);
        this.oldTests = new OldTests(scopes);
        this.rehearsals = rehearsals;
    }

    /** A framework enters something, or says something: see {@link Moment}. */
    @Nullable
    Object begin(int moment, @Nullable Object first, @Nullable Object second, ThreadState thread) {
        switch (moment) {
            case Moment.TASK_MADE -> {
                if (first != null) {
                    scopes.taskMade(first, thread);
                }
                return null;
            }
            case Moment.TASK_GIVEN -> {
                if (first != null) {
                    scopes.taskGiven(first, thread);
                }
                return null;
            }
            case Moment.TASK_REFUSED -> {
                if (first != null) {
                    scopes.taskRefused(first);
                }
                return null;
            }
            case Moment.TASK_TAKEN -> {
                scopes.taskTaken(first, thread);
                return null;
            }
            case Moment.PERIOD -> {
                scopes.period(true, thread);
                return Moment.class;
            }
            case Moment.TASK_RUN -> {
                return first == null ? null : scopes.taskRuns(first, thread);
            }
            case Moment.TEST_STARTED,
                    Moment.TEST_FINISHED,
                    Moment.TEST_PHASE,
                    Moment.JUNIT4_STARTED,
                    Moment.JUNIT4_FINISHED -> {
                test(moment, first, thread);
                return null;
            }
            case Moment.JUNIT4_METHOD -> {
                return first == null ? null : oldTests.called(first, thread);
            }
            case Moment.JUNIT3_SETUP -> {
                if (first != null) {
                    oldTests.setUp(first, thread);
                }
                return null;
            }
            case Moment.REQUEST -> {
                return scopes.begin(UnitKind.REQUEST, Requests.name(first), thread);
            }
            case Moment.MESSAGE -> {
                return scopes.begin(UnitKind.MESSAGE, () -> Requests.method(first), thread);
            }
            case Moment.LISTENER -> {
                return first == null || Requests.handsOn(first)
                        ? null
                        : scopes.begin(UnitKind.MESSAGE, () -> Requests.listener(first), thread);
            }
            case Moment.SCHEDULED -> {
                return scopes.begin(UnitKind.SCHEDULED, () -> Requests.method(first), thread);
            }
            case Moment.PAGED_IN_MEMORY -> {
                thread.pagedInMemory = true;
                return null;
            }
            case Moment.CACHE_ANSWERED -> {
                cacheAnswered(thread);
                return null;
            }
            case Moment.INSERT_MADE -> {
                if (first != null) {
                    fixtures.made(first, thread);
                }
                return null;
            }
            case Moment.INSERT_RUN -> {
                return first != null && fixtures.have(first) ? doing(moment, first, second, thread) : null;
            }
            case Moment.FETCHED,
                    Moment.FETCH_LOOKED,
                    Moment.COLLECTION_LOADED,
                    Moment.COLLECTION_LOOKED,
                    Moment.FIELDS_READ -> {
                fetches.heard(moment, first, thread);
                return null;
            }
            default -> {
                return doing(moment, first, second, thread);
            }
        }
    }

    private static Doing doing(int moment, @Nullable Object first, @Nullable Object second, ThreadState thread) {
        Doing doing = new Doing(moment, first, second, (Doing) thread.cause);
        thread.cause = doing;
        return doing;
    }

    /** A lazy load took no statement: with a cold cache it is one. What else looks into the cache says nothing here. */
    private void cacheAnswered(ThreadState thread) {
        if (!(thread.cause instanceof Doing doing)
                || doing.cached
                || (doing.moment != Moment.LAZY_COLLECTION && doing.moment != Moment.LAZY_PROXY)) {
            return;
        }
        doing.cached = true;
        Cause cause = doing.cause();
        if (cause == null || cause.association().isEmpty()) {
            return;
        }
        Work work = scopes.of(thread);
        Work transaction = work.transaction(false);
        UnitRecorder own = transaction == null ? null : transaction.unit();
        UnitRecorder unit = own == null ? work.unit() : own;
        if (unit != null) {
            unit.cacheHit(
                    cause.association(), callSites.here(thread, null, null).path());
        }
    }

    private void test(int moment, @Nullable Object first, ThreadState thread) {
        if (first == null) {
            return;
        }
        switch (moment) {
            case Moment.TEST_STARTED -> scopes.testStarted(TestRun.of(first), thread);
            case Moment.TEST_FINISHED -> scopes.testFinished(Reach.text(first, "getUniqueId"), thread);
            case Moment.JUNIT4_STARTED -> scopes.testStarted(TestRun.ofJUnit4(first), thread);
            case Moment.JUNIT4_FINISHED -> scopes.testFinished(TestRun.ofJUnit4(first).id, thread);
            default -> scopes.phase(TestRun.phaseOf(first.toString()), thread);
        }
    }

    /** A framework has left what it entered; what it got from {@link #begin} tells what that was. */
    void end(int moment, Object token, ThreadState thread) {
        if (token instanceof Doing doing) {
            thread.cause = doing.outer;
            if (moment == Moment.ROWAN && rehearsals != null) {
                rehearsals.after(doing);
            }
        } else if (token instanceof Scopes.Before before) {
            scopes.end(before, thread);
        } else if (moment == Moment.PERIOD) {
            scopes.period(false, thread);
        } else if (moment == Moment.JUNIT4_METHOD) {
            oldTests.returned(token, thread);
        } else if (moment == Moment.TASK_RUN) {
            scopes.taskRan(token, thread);
        }
    }
}
