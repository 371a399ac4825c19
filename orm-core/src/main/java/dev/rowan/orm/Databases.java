package dev.rowan.orm;

import dev.rowan.orm.execute.Connections;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Names;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.model.RowanException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The registry of databases by alias, and of who chooses among them. */
final class Databases {
    private static final Map<String, Database> BY_ALIAS = new ConcurrentHashMap<>();
    private static final ThreadLocal<@Nullable Database> CURRENT = new ThreadLocal<>();
    private static volatile List<Router> routers = List.of();

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

    static void route(List<Router> chosen) {
        routers = List.copyOf(chosen);
    }

    /** The database to read from: the one that is named, else the routers' choice, else the row's, else the current. */
    static Database forRead(@Nullable String alias, ModelMeta<?> model, @Nullable Model row) {
        return chosen(alias, row, router -> router.forRead(model, row));
    }

    /** The database to write to; see {@link #forRead}. */
    static Database forWrite(@Nullable String alias, ModelMeta<?> model, @Nullable Model row) {
        return chosen(alias, row, router -> router.forWrite(model, row));
    }

    private static Database chosen(
            @Nullable String alias, @Nullable Model row, Function<Router, @Nullable String> choice) {
        if (alias != null) {
            return named(alias);
        }
        if (CURRENT.get() == null) {
            for (Router router : routers) {
                String chosen = choice.apply(router);
                if (chosen != null) {
                    return named(chosen);
                }
            }
        }
        String stays = row == null ? null : RowState.of(row).database();
        return stays == null ? current() : named(stays);
    }

    static boolean isRouted() {
        return !routers.isEmpty();
    }

    /** Whether one row may point to the other: what the routers say, else whether they are on one database. */
    static boolean allowsRelation(Model one, Model other) {
        for (Router router : routers) {
            Boolean allowed = router.allowsRelation(one, other);
            if (allowed != null) {
                return allowed;
            }
        }
        String here = RowState.of(one).database();
        String there = RowState.of(other).database();
        return here == null || there == null || here.equals(there);
    }

    static boolean allowsTable(String alias, ModelMeta<?> model) {
        for (Router router : routers) {
            Boolean allowed = router.allowsTable(alias, model);
            if (allowed != null) {
                return allowed;
            }
        }
        return true;
    }

    /** Whether this thread is in a transaction on any database. */
    static boolean inTransaction() {
        Database current = CURRENT.get();
        return (current != null && current.inTransaction())
                || BY_ALIAS.values().stream().anyMatch(Database::inTransaction);
    }

    /** What belongs to a thread: its default database, and its time zone on each. */
    record Context(@Nullable Database current, Map<Database, ZoneId> zones) {
        static Context ofThisThread() {
            Map<Database, ZoneId> zones = new HashMap<>();
            Database current = CURRENT.get();
            BY_ALIAS.values().forEach(database -> keep(database, zones));
            if (current != null) {
                keep(current, zones);
            }
            return new Context(current, zones);
        }

        private static void keep(Database database, Map<Database, ZoneId> zones) {
            ZoneId zone = database.zoneOfThread();
            if (zone != null) {
                zones.put(database, zone);
            }
        }

        /** Runs work as if on the thread that this was taken from. */
        <T extends @Nullable Object, E extends Throwable> T during(Connections.Task<T, E> work) throws E {
            Connections.Task<T, E> zoned = work;
            for (Map.Entry<Database, ZoneId> zone : zones.entrySet()) {
                Connections.Task<T, E> inner = zoned;
                zoned = () -> zone.getKey().inZoneGet(zone.getValue(), inner);
            }
            return current == null ? zoned.run() : running(current, zoned);
        }
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
