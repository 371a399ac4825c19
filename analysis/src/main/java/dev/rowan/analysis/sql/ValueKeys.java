package dev.rowan.analysis.sql;

import dev.rowan.analysis.sql.Key.Comparison;
import dev.rowan.analysis.sql.Scope.Clause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which column each value of a text is compared with; the values of a list are their column's, or their tuple's. */
final class ValueKeys {

    private final List<Token> tokens;
    private final Conditions conditions;
    private final List<Conditions.Match> matches = new ArrayList<>();
    /** For each value in order of appearance the index in {@code matches}, or -1. */
    private final List<Integer> matchOf = new ArrayList<>();
    /** What the values between the parentheses of a list are compared with. */
    private final IdentityHashMap<Scope, List<Conditions.Match>> lists = new IdentityHashMap<>();

    ValueKeys(List<Token> tokens, Conditions conditions) {
        this.tokens = tokens;
        this.conditions = conditions;
    }

    /** A parenthesis opens at {@code i}. */
    void opened(int i, Scope outer, Scope inner) {
        if (i > 1 && tokens.get(i - 1).is("in") && !inner.query) {
            lists.put(inner, listKeys(i, outer));
            return;
        }
        if (i > 2
                && !inner.query
                && tokens.get(i - 2).is(")")
                && Conditions.compares(tokens.get(i - 1).text())) {
            // The end of the page before: (created, id) < (?, ?).
            lists.put(inner, pairs(i, outer));
            return;
        }
        List<Conditions.Match> around = lists.get(outer);
        if (around != null) {
            lists.put(inner, around);
        }
    }

    void closed(Scope scope) {
        lists.remove(scope);
    }

    private List<Conditions.Match> listKeys(int open, Scope scope) {
        boolean not = tokens.get(open - 2).is("not");
        int last = not ? open - 3 : open - 2;
        Comparison comparison = not ? Comparison.OTHER : Comparison.IN;
        Reference single = Reference.endingAt(tokens, last, scope);
        List<Reference> references = single != null
                ? List.of(single)
                : last > 0 && tokens.get(last).is(")") ? Reference.tuple(tokens, last, scope) : List.of();
        List<Conditions.Match> keys = new ArrayList<>();
        for (Reference reference : references) {
            keys.add(new Conditions.Match(reference, comparison));
        }
        return keys;
    }

    private List<Conditions.Match> pairs(int open, Scope scope) {
        String symbol = tokens.get(open - 1).text();
        Comparison comparison = symbol.equals("=") || symbol.equals("<=>")
                ? Comparison.EQUAL
                : symbol.equals("<>") || symbol.equals("!=") ? Comparison.OTHER : Comparison.RANGE;
        return Reference.tuple(tokens, open - 2, scope).stream()
                .map(reference -> new Conditions.Match(reference, comparison))
                .toList();
    }

    /** A value stands at {@code i}. */
    void value(int i, Scope scope) {
        List<Conditions.Match> list = lists.get(scope);
        Conditions.Match match = null;
        if (list != null) {
            match = list.isEmpty() ? null : list.get(scope.listPosition++ % list.size());
        } else if (scope.clause == Clause.WHERE || scope.clause == Clause.ON || scope.clause == Clause.HAVING) {
            match = conditions.of(i, scope);
        }
        matchOf.add(match == null ? -1 : add(match));
    }

    private int add(Conditions.Match match) {
        // The same column compared the same way twice in a row of a list is one entry: lists may be long.
        if (!matches.isEmpty() && matches.get(matches.size() - 1).equals(match)) {
            return matches.size() - 1;
        }
        matches.add(match);
        return matches.size() - 1;
    }

    /** The keys, each once, with their numbers; asked for when every alias is known. */
    Map<Key, Integer> numbered() {
        Map<Key, Integer> numbers = new LinkedHashMap<>();
        matches.forEach(match -> numbers.putIfAbsent(key(match), numbers.size()));
        return numbers;
    }

    /** For each of so many values the number of its key, or -1. */
    int[] ofValues(int values, Map<Key, Integer> numbers) {
        int[] ofMatches = matches.stream()
                .mapToInt(match -> numbers.getOrDefault(key(match), -1))
                .toArray();
        int[] keyOf = new int[values];
        Arrays.fill(keyOf, -1);
        for (int i = 0; i < Math.min(values, matchOf.size()); i++) {
            int match = matchOf.get(i);
            keyOf[i] = match < 0 ? -1 : ofMatches[match];
        }
        return keyOf;
    }

    private static Key key(Conditions.Match match) {
        return new Key(match.reference().column(), match.comparison());
    }
}
