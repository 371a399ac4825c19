package dev.rowan.analysis.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query, or a parenthesis within one, while its tokens go by. */
final class Scope {

    enum Clause {
        START,
        SELECT,
        FROM,
        ON,
        WHERE,
        GROUP,
        HAVING,
        ORDER,
        LIMIT,
        SET,
        INTO,
        VALUES,
        OTHER
    }

    /** More conditions than this are generated, and hardly forgot one. */
    private static final int MOST_CONNECTIONS = 1_000;

    final @Nullable Scope outer;
    /** Whether it is a query of its own, and not a mere parenthesis. */
    final boolean query;

    Clause clause;
    /** Whether the next name in {@code from} is a table. */
    boolean wantsTable;
    /** Aliases and tables of this query, in order; the parts of an unconditioned join. */
    final Map<String, String> aliases = new LinkedHashMap<>();
    /** Pairs of aliases that a condition connects. */
    final List<String[]> connections = new ArrayList<>();
    /** How many values of a list went by, to tell the columns of a tuple apart. */
    int listPosition;
    /** Something in {@code from} or its conditions that this scan does not see through. */
    boolean opaque;

    Scope(@Nullable Scope outer, boolean query) {
        this.outer = outer;
        this.query = query;
        this.clause = query || outer == null ? Clause.START : outer.clause;
    }

    /** The query that this parenthesis belongs to. */
    Scope ofQuery() {
        Scope scope = this;
        while (!scope.query && scope.outer != null) {
            scope = scope.outer;
        }
        return scope;
    }

    /** The table behind an alias or a table's own name, looked for outwards; null when it is not one of this text. */
    @Nullable
    String resolve(String alias) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            String table = scope.aliases.get(alias);
            if (table != null) {
                return table;
            }
        }
        return null;
    }

    /** Whether two tables of this query stand side by side with nothing to connect them. */
    boolean hasUnconditionedJoin() {
        if (opaque || aliases.size() < 2 || connections.size() > MOST_CONNECTIONS) {
            return false;
        }
        Map<String, String> group = new LinkedHashMap<>();
        aliases.keySet().forEach(alias -> group.put(alias, alias));
        // The empty alias stands for a value: tables that are each looked up by one are connected through it.
        boolean byValue = connections.stream().anyMatch(pair -> pair[1].isEmpty());
        if (byValue) {
            group.put("", "");
        }
        for (String[] pair : connections) {
            String one = group.get(pair[0]);
            String other = group.get(pair[1]);
            if (one != null && other != null && !one.equals(other)) {
                group.replaceAll((alias, root) -> root.equals(other) ? one : root);
            }
        }
        group.remove("");
        return group.values().stream().distinct().count() > 1;
    }
}
