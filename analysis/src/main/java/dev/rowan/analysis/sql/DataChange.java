package dev.rowan.analysis.sql;

import java.util.List;
import java.util.Set;

/**
 * A statement that writes, in the clothes of one that reads: {@code select id from final table (insert into …)}.
 *
 * <p>jOOQ asks H2 and DB2 so for the keys that they make up.
 */
final class DataChange {

    private static final Set<String> WHICH_ROWS = Set.of("final", "new", "old");

    /** Only few columns are asked for; a bound, so that no text makes the search long. */
    private static final int FARTHEST = 200;

    private DataChange() {}

    /** The tokens of the statement that writes, where there is one, and all of them otherwise. */
    static List<Token> within(List<Token> tokens) {
        if (tokens.isEmpty() || !tokens.get(0).is("select")) {
            return tokens;
        }
        int last = Math.min(tokens.size() - 4, FARTHEST);
        for (int i = 1; i < last && !tokens.get(i).isValue(); i++) {
            if (tokens.get(i).is("from")) {
                boolean changes = WHICH_ROWS.contains(tokens.get(i + 1).text())
                        && tokens.get(i + 2).is("table")
                        && tokens.get(i + 3).is("(");
                return changes ? inParentheses(tokens, i + 4) : tokens;
            }
        }
        return tokens;
    }

    /** Values that follow would be counted wrong without what stands before, so then nothing is cut away. */
    private static List<Token> inParentheses(List<Token> tokens, int first) {
        int depth = 1;
        int end = first;
        while (end < tokens.size() && depth > 0) {
            depth += tokens.get(end).is("(") ? 1 : tokens.get(end).is(")") ? -1 : 0;
            end++;
        }
        boolean valuesBehind = tokens.subList(end, tokens.size()).stream().anyMatch(Token::isValue);
        return depth > 0 || valuesBehind ? tokens : tokens.subList(first, end - 1);
    }
}
