package dev.rowan.orm.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which joins of a conjunction or disjunction must keep rows without partner.
 *
 * <p>A part votes for the tables whose absence makes it false. In an AND each vote suffices for an INNER join; in an
 * OR all parts must vote for it, and a table that only some vote for must be a LEFT join. A XOR is false when all its
 * parts are, as an OR is; the negation of one may be true whatever its parts are, so that all its tables are LEFT joins
 * (where Django leaves them as it finds them, and loses rows).
 */
final class Promotion {
    private final boolean or;
    private final boolean and;
    private final int parts;
    private final Map<Table, Integer> votes = new LinkedHashMap<>();

    Promotion(Connector connector, boolean negated, int parts) {
        this.and = connector == (negated ? Connector.OR : Connector.AND);
        this.or = !and;
        this.parts = negated && connector == Connector.XOR ? Integer.MAX_VALUE : parts;
    }

    /** How the parts of a condition are put together. */
    enum Connector {
        AND,
        OR,
        XOR
    }

    void add(Collection<Table> tables) {
        for (Table table : tables) {
            votes.merge(table, 1, Integer::sum);
        }
    }

    /** Changes the joins; returns those that this condition needs to be INNER. */
    Collection<Table> apply(Scope scope) {
        List<Table> promoted = new ArrayList<>();
        List<Table> demoted = new ArrayList<>();
        votes.forEach((table, count) -> {
            if (or && count < parts) {
                promoted.add(table);
            }
            if (and || (or && count == parts)) {
                demoted.add(table);
            }
        });
        scope.promote(promoted);
        scope.demote(demoted);
        return demoted;
    }
}
