package dev.rowan.orm.execute;

import dev.rowan.orm.model.Fetched;
import java.util.List;
import java.util.Map;

/**
 * The one place that hears which relations were loaded with their parents, and what of it was looked at; a tool may
 * hook in here by name. Thread-safe.
 *
 * <p>{@link #loaded} and {@link #looked} are a stable contract of JDK types alone. Both get the same map for the same
 * load (its keys are {@link StatementObserver#fetched}'s), and a tool may keep something of its own in it.
 */
public final class FetchRun {
    /** For reads that nobody is to hear of. */
    static final FetchRun SILENT = new FetchRun(List.of(), false);

    private final List<StatementObserver> observers;
    private final boolean told;

    FetchRun(List<StatementObserver> observers) {
        this(observers, true);
    }

    private FetchRun(List<StatementObserver> observers, boolean told) {
        this.observers = observers;
        this.told = told;
    }

    /** Holders were filled: called once for each relation that a statement brought along. */
    public static void loaded(Map<String, Object> fetch) {
        // For tools alone.
    }

    /** Something looked at a holder that was filled: called once for each holder. */
    public static void looked(Map<String, Object> fetch) {
        // For tools alone.
    }

    /** A relation that is about to be loaded along. */
    public Fetched of(String relation, String kind) {
        if (!told) {
            return new Fetched(relation, kind, fetch -> {});
        }
        return new Fetched(relation, kind, fetch -> {
            looked(fetch);
            observers.forEach(observer -> observer.fetchLooked(fetch));
        });
    }

    /** The statement has been read, and its rows put into their holders. */
    public void filled(Fetched fetched, String sql) {
        Map<String, Object> fetch = fetched.filled(sql);
        if (fetch != null && told) {
            tell(fetch);
        }
    }

    private void tell(Map<String, Object> fetch) {
        loaded(fetch);
        observers.forEach(observer -> observer.fetched(fetch));
    }
}
