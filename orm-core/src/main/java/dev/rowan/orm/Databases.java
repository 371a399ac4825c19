package dev.rowan.orm;

import dev.rowan.orm.execute.Connections;
import dev.rowan.orm.model.Names;
import dev.rowan.orm.model.RowanException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The registry of databases by alias. */
final class Databases {
    private static final Map<String, Database> BY_ALIAS = new ConcurrentHashMap<>();
    private static final ThreadLocal<@Nullable Database> CURRENT = new ThreadLocal<>();

    private Databases() {}

    static void register(Database database) {
        Database taken = BY_ALIAS.putIfAbsent(database.alias(), database);
        if (taken != null) {
            throw new RowanException("A database is registered as '" + database.alias()
                    + "' already.\n  Close it first, or register this one under another alias.");
        }
    }

    static void forget(Database database) {
        BY_ALIAS.remove(database.alias(), database);
    }

    static Database named(String alias) {
        Database current = CURRENT.get();
        if (current != null && current.alias().equals(alias)) {
            return current;
        }
        Database found = BY_ALIAS.get(alias);
        if (found == null) {
            var choices = new TreeMap<>(BY_ALIAS).keySet();
            throw new RowanException("No database is registered as '" + alias + "'.\n  Registered: "
                    + (choices.isEmpty() ? "none" : String.join(", ", choices)) + "." + Names.didYouMean(alias, choices)
                    + " Database.builder(\"" + alias + "\")….register() makes one known.");
        }
        return found;
    }

    static Database current() {
        Database current = CURRENT.get();
        return current == null ? named(Database.DEFAULT) : current;
    }

    /** The database of a queryset: the one that it names, else the current one. */
    static Database of(@Nullable String alias) {
        return alias == null ? current() : named(alias);
    }

    static <T extends @Nullable Object, E extends Throwable> T running(Database database, Connections.Task<T, E> work)
            throws E {
        Database before = CURRENT.get();
        CURRENT.set(database);
        try {
            return work.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }
}
