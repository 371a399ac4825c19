package dev.rowan.analysis.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column as a text names it, before its alias is resolved.
 *
 * @param scope the query or parenthesis it stands in
 * @param qualifier the alias or table before the dot, or ""
 * @param name the column
 */
record Reference(Scope scope, String qualifier, String name) {

    /** Through these a comparison is still one with their first argument. */
    private static final Set<String> TRANSPARENT =
            Set.of("lower", "upper", "trim", "cast", "coalesce", "date", "trunc", "ifnull", "nvl");

    /** How far back a parenthesis is followed; a bound, so that no text makes the scan quadratic. */
    private static final int FARTHEST = 40;

    Column column() {
        if (qualifier.isEmpty()) {
            Scope query = scope.ofQuery();
            boolean single = query.aliases.size() == 1;
            return new Column(single ? query.aliases.values().iterator().next() : "", name);
        }
        String table = scope.resolve(qualifier);
        return new Column(table == null ? "" : table, name);
    }

    /** The reference whose last token is at {@code last}: {@code a}, {@code t.a}, {@code lower(t.a)}, {@code a::text}. */
    static @Nullable Reference endingAt(List<Token> tokens, int last, Scope scope) {
        int end = last;
        for (int casts = 0; casts < FARTHEST && end >= 2 && tokens.get(end - 1).is("::"); casts++) {
            end -= 2;
        }
        if (end < 0) {
            return null;
        }
        Token token = tokens.get(end);
        if (token.isName()) {
            boolean dotted = end >= 2
                    && tokens.get(end - 1).is(".")
                    && tokens.get(end - 2).isPart();
            return new Reference(scope, dotted ? tokens.get(end - 2).name() : "", token.name());
        }
        if (token.is(")")) {
            int open = opening(tokens, end);
            if (open > 0 && TRANSPARENT.contains(tokens.get(open - 1).text())) {
                return startingAt(tokens, open + 1, scope);
            }
        }
        return null;
    }

    /** The reference whose first token is at {@code first}. */
    static @Nullable Reference startingAt(List<Token> tokens, int first, Scope scope) {
        if (first >= tokens.size()) {
            return null;
        }
        Token token = tokens.get(first);
        if (TRANSPARENT.contains(token.text())
                && first + 1 < tokens.size()
                && tokens.get(first + 1).is("(")) {
            int inner = first + 2;
            return inner < tokens.size() && tokens.get(inner).isName() ? plain(tokens, inner, scope) : null;
        }
        return token.isName() ? plain(tokens, first, scope) : null;
    }

    private static @Nullable Reference plain(List<Token> tokens, int first, Scope scope) {
        int last = first;
        while (last + 2 < tokens.size()
                && tokens.get(last + 1).is(".")
                && tokens.get(last + 2).isPart()) {
            last += 2;
        }
        if (last + 1 < tokens.size() && tokens.get(last + 1).is("(")) {
            return null;
        }
        return new Reference(
                scope,
                last > first ? tokens.get(last - 2).name() : "",
                tokens.get(last).name());
    }

    /** The references of the tuple that ends at {@code last}: {@code (a, t.b)}; empty when it is none. */
    static List<Reference> tuple(List<Token> tokens, int last, Scope scope) {
        int open = opening(tokens, last);
        if (open < 0 || (open > 0 && tokens.get(open - 1).isName())) {
            return List.of();
        }
        List<Reference> references = new ArrayList<>();
        for (int i = open + 1; i <= last; i++) {
            if (tokens.get(i).is(",") || i == last) {
                Reference reference = endingAt(tokens, i - 1, scope);
                if (reference == null) {
                    return List.of();
                }
                references.add(reference);
            }
        }
        return references;
    }

    private static int opening(List<Token> tokens, int close) {
        int depth = 0;
        for (int i = close; i >= 0 && i > close - FARTHEST; i--) {
            if (tokens.get(i).is(")")) {
                depth++;
            } else if (tokens.get(i).is("(") && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
