package dev.rowan.agent.record;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has Rowan run a queryset again, as it was and with the relation loaded along, when its rows' relation is loaded row by
 * row: whether the fix is one, and what it saves. Each unit of work is asked for itself: another test has other rows, and
 * one where the fix is wrong is enough, whichever runs first. Thread-safe.
 *
 * <p>The ORM does the reading, bounded, undone, and unheard by the application ({@code StatementRun}'s contract); the
 * probes do not see it, since they are hidden meanwhile. It is asked right behind a load, on its thread: only there the
 * rows that its transaction wrote are seen. Whatever goes wrong, the fix merely stays unverified.
 */
final class Rehearsals {
    /** More different places hardly have one report. */
    private static final int MOST_PLACES = 256;

    /** All rehearsals of a JVM together. */
    private static final long MOST_NANOS = 10_000_000_000L;

    private final Recorder recorder;
    private final Map<Place, Attempts> places = new ConcurrentHashMap<>();
    private final AtomicLong nanos = new AtomicLong();

    private record Place(String association, SqlStatement statement, Frame site) {}

    Rehearsals(Recorder recorder) {
        this.recorder = recorder;
    }

    /** The ORM has run a statement. */
    void after(Doing doing) {
        Running ran = doing.ran;
        Cause cause = ran == null ? null : ran.cause;
        if (ran == null || cause == null || !(doing.first() instanceof Map<?, ?> words)) {
            return;
        }
        boolean oneByOne = cause.kind() == Cause.Kind.LAZY_ONE || cause.kind() == Cause.Kind.LAZY_MANY;
        Frame site = ran.site.path().site();
        if (!oneByOne || site == null || site.isTest() || words.get("error") != null) {
            return;
        }
        try {
            if (words.get("rehearsal") instanceof Supplier<?> rehearsal) {
                loaded(new Place(cause.association(), ran.text.statement(), site), rehearsal, ran);
            }
        } catch (Throwable fault) {
            // The ORM's, or the application's own code in a model: no fault of the recording.
        }
    }

    private void loaded(Place place, Supplier<?> rehearsal, Running ran) {
        Attempts known = places.get(place);
        if (known == null) {
            if (places.size() >= MOST_PLACES) {
                return;
            }
            known = places.computeIfAbsent(place, any -> new Attempts());
        }
        if (!known.isDue(ran.unit) || nanos.get() > MOST_NANOS) {
            return;
        }
        long started = System.nanoTime();
        Object answer = rehearsal.get();
        long now = System.nanoTime();
        nanos.addAndGet(now - started);
        if (ran.transaction != 0) {
            ran.unit.occupied(ran.transaction, now);
        }
        if (answer instanceof Map<?, ?> words) {
            recorder.trial(trial(place, ran.site.path(), words));
        } else {
            known.again(ran.unit);
        }
    }

    private Trial trial(Place place, CallPath path, Map<?, ?> words) {
        String parent = text(words.get("parentSql"));
        return new Trial(
                place.association(),
                place.statement().fingerprint(),
                parent.isEmpty() ? "" : recorder.sql(parent).statement().fingerprint(),
                path,
                text(words.get("plan")).equals("select-related")
                        ? Trial.Plan.SELECT_RELATED
                        : Trial.Plan.PREFETCH_RELATED,
                Trial.Outcome.valueOf(text(words.get("outcome")).toUpperCase(Locale.ROOT)),
                text(words.get("why")),
                number(words.get("before")),
                number(words.get("after")),
                number(words.get("rows")),
                number(words.get("rowsAfter")));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
