package dev.rowan.agent.record;

import dev.rowan.agent.boot.IdentityMap;
import dev.rowan.agent.boot.Moment;
import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What ORMs loaded along with its parents, and whether anything looked at it. Thread-safe. */
final class Fetches {
    /** Where Rowan's own map carries what counts the looks. */
    private static final String LOOK = "rowan.agent.look";

    private final Recorder recorder;
    private final Supplier<CallPath> path;
    private final Function<ThreadState, String> test;
    private final IdentityMap<Runnable> collections = new IdentityMap<>();

    /** Whether something is about that reads objects by their fields: what was not looked at may have been read all the same. */
    private volatile boolean blind;

    Fetches(Recorder recorder, Supplier<CallPath> path, Function<ThreadState, String> test) {
        this.recorder = recorder;
        this.path = path;
        this.test = test;
    }

    void heard(int moment, @Nullable Object what, ThreadState thread) {
        if (moment == Moment.FIELDS_READ && !blind) {
            blind = true;
            recorder.fetchesMayBeRead();
        }
        if (what == null || blind) {
            return;
        }
        switch (moment) {
            case Moment.FETCHED -> loaded(what, thread);
            case Moment.FETCH_LOOKED -> looked(what instanceof Map<?, ?> fetch ? fetch.get(LOOK) : null);
            case Moment.COLLECTION_LOADED -> collectionLoaded(what, thread);
            default -> collectionLooked(what);
        }
    }

    // -- Rowan

    @SuppressWarnings("unchecked") // the ORM's contract: a tool may put something of its own into the map
    private void loaded(Object what, ThreadState thread) {
        Map<Object, Object> fetch = (Map<Object, Object>) what;
        String sql = String.valueOf(fetch.get("sql"));
        Runnable look = recorder.fetched(
                Causes.role(String.valueOf(fetch.get("relation"))),
                "join".equals(fetch.get("kind")) ? Fetch.Kind.JOIN : Fetch.Kind.PREFETCH,
                path.get(),
                sql.isEmpty() ? "" : recorder.sql(sql).statement().fingerprint(),
                test.apply(thread),
                number(fetch.get("holders")),
                number(fetch.get("rows")));
        fetch.put(LOOK, look);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static void looked(@Nullable Object look) {
        if (look instanceof Runnable counts) {
            counts.run();
        }
    }

    // -- Hibernate's collections; a to-one association that was joined has no holder that could see

    private void collectionLoaded(Object collection, ThreadState thread) {
        if (isLazyOrBatch(thread.cause)) {
            return;
        }
        String role = Reach.text(collection, "getRole");
        Fetch.Kind kind = HibernateCollections.kind(collection, role);
        if (kind == null) {
            return;
        }
        // Its size is known without a query now, and this look is not the application's: it is counted from here on.
        Object size = Reach.call(collection, "size");
        // Hibernate does not say which statement filled a collection: it is the one that this thread sent last.
        SqlStatement last = thread.executed instanceof SqlStatement executed ? executed : null;
        collections.put(
                collection,
                recorder.fetched(
                        Causes.role(role),
                        kind,
                        path.get(),
                        last == null ? "" : last.fingerprint(),
                        test.apply(thread),
                        1,
                        number(size)));
    }

    /** What is loaded on first use, with or without its siblings, did not come along with its parents. */
    private static boolean isLazyOrBatch(@Nullable Object cause) {
        Doing doing = cause instanceof Doing current ? current : null;
        while (doing != null && doing.moment != Moment.LAZY_COLLECTION && doing.moment != Moment.BATCH_FETCH) {
            doing = doing.outer;
        }
        return doing != null;
    }

    private void collectionLooked(Object collection) {
        if (collections.get(collection) != null) {
            looked(collections.remove(collection));
        }
    }
}
