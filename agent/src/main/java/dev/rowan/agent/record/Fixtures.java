package dev.rowan.agent.record;

import dev.rowan.agent.boot.IdentityMap;
import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.Frame;

/**
 * The rows that a test's own code has an ORM keep: they are written whenever the ORM likes, mostly inside of the next query
 * of the application, which is not the one that writes them. Thread-safe.
 */
final class Fixtures {
    private final Scopes scopes;
    private final CallSites callSites;
    private final IdentityMap<Boolean> rows = new IdentityMap<>();

    Fixtures(Scopes scopes, CallSites callSites) {
        this.scopes = scopes;
        this.callSites = callSites;
    }

    /** Somebody has the ORM keep a row. */
    void made(Object action, ThreadState thread) {
        Work work = scopes.around(thread);
        if (work != null && work.test != null) {
            Frame site = callSites.here(thread, null, null).path().site();
            if (site != null && site.isTest()) {
                rows.put(action, true);
            }
        }
    }

    /** Whether what is written now is one of them; asked once. */
    boolean have(Object action) {
        return !rows.isEmpty() && rows.remove(action) != null;
    }
}
