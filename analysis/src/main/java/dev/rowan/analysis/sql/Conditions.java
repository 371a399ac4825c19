package dev.rowan.analysis.sql;

import dev.rowan.analysis.sql.Key.Comparison;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a value or a column is compared with, told from the tokens around it. */
final class Conditions {

    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "<=", ">=", "<>", "!=", "<=>");

    static boolean compares(String symbol) {
        return COMPARISONS.contains(symbol);
    }

    private static final Set<String> WRAPPERS =
            Set.of("cast", "lower", "upper", "trim", "any", "some", "array", "unnest");

    private final List<Token> tokens;

    Conditions(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** A value's column and how it is compared with it. */
    record Match(Reference reference, Comparison comparison) {}

    @Nullable
    Match of(int value, Scope scope) {
        Match left = leftOf(value, scope);
        return left != null ? left : rightOf(value, scope);
    }

    private @Nullable Match leftOf(int value, Scope scope) {
        int at = value - 1;
        boolean any = false;
        while (at > 0
                && (tokens.get(at).is("(")
                        || tokens.get(at).is("[")
                        || WRAPPERS.contains(tokens.get(at).text()))) {
            any |= tokens.get(at).is("any")
                    || tokens.get(at).is("some")
                    || tokens.get(at).is("unnest");
            at--;
        }
        if (at < 1) {
            return null;
        }
        Comparison comparison = comparison(at, any);
        if (comparison == null) {
            return secondOfBetween(at, scope);
        }
        int last = tokens.get(at - 1).is("not") ? at - 2 : at - 1;
        Reference reference = Reference.endingAt(tokens, last, scope);
        return reference == null ? null : new Match(reference, last == at - 1 ? comparison : Comparison.OTHER);
    }

    private @Nullable Match secondOfBetween(int and, Scope scope) {
        if (and < 3
                || !tokens.get(and).is("and")
                || !tokens.get(and - 1).isValue()
                || !tokens.get(and - 2).is("between")) {
            return null;
        }
        Reference reference = Reference.endingAt(tokens, and - 3, scope);
        return reference == null ? null : new Match(reference, Comparison.RANGE);
    }

    private @Nullable Match rightOf(int value, Scope scope) {
        int operator = value + 1;
        if (operator + 1 >= tokens.size()
                || !COMPARISONS.contains(tokens.get(operator).text())) {
            return null;
        }
        Reference reference = Reference.startingAt(tokens, operator + 1, scope);
        Comparison comparison = comparison(operator, false);
        return reference == null || comparison == null ? null : new Match(reference, comparison);
    }

    private @Nullable Comparison comparison(int operator, boolean any) {
        return switch (tokens.get(operator).text()) {
            case "=", "<=>" -> any ? Comparison.IN : Comparison.EQUAL;
            case "<", ">", "<=", ">=", "between" -> Comparison.RANGE;
            case "like", "ilike" -> Comparison.LIKE;
            case "<>", "!=", "~", "~*", "@>", "<@", "->", "->>", "@@", "&&" -> Comparison.OTHER;
            default -> null;
        };
    }

    /** Notes that the comparison at {@code operator} ties two tables, or a table to a value. */
    void connect(int operator, Scope scope) {
        if (!COMPARISONS.contains(tokens.get(operator).text()) || operator + 1 >= tokens.size()) {
            return;
        }
        Scope query = scope.ofQuery();
        Reference left = Reference.endingAt(tokens, operator - 1, scope);
        Reference right = Reference.startingAt(tokens, operator + 1, scope);
        if (left != null && right != null) {
            query.opaque |= left.qualifier().isEmpty() || right.qualifier().isEmpty();
            query.connections.add(new String[] {left.qualifier(), right.qualifier()});
        } else if (left != null
                && tokens.get(operator + 1).isValue()
                && tokens.get(operator).is("=")) {
            query.connections.add(new String[] {left.qualifier(), ""});
        }
    }
}
