package dev.rowan.analysis.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Numbers that are no values: {@code order by 2} says which column, and another number makes another statement. */
final class Ordinals {

    /** What may follow an item of {@code order by} and belongs to it still, or begins the next one. */
    private static final Set<String> OF_A_LIST = Set.of(",", "asc", "desc", "nulls", "first", "last");

    private Ordinals() {}

    /** The tokens, with the ordinals among them kept as they are written. */
    static List<Token> kept(List<Token> tokens) {
        List<Token> kept = tokens;
        List<Boolean> lists = new ArrayList<>();
        boolean list = false;
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                lists.add(list);
                list = false;
            } else if (token.is(")")) {
                list = !lists.isEmpty() && lists.remove(lists.size() - 1);
            } else if (token.is("by")) {
                list = tokens.get(i - 1).is("order") || tokens.get(i - 1).is("group");
            } else if (list && isOrdinal(tokens, i)) {
                kept = kept == tokens ? new ArrayList<>(tokens) : kept;
                kept.set(i, Token.symbol(token.value().toString()));
            } else if (token.kind() == Token.Kind.WORD
                    && Words.isReserved(token.text())
                    && !OF_A_LIST.contains(token.text())) {
                list = false;
            }
        }
        return kept;
    }

    /** Whether a number is all of an item. */
    private static boolean isOrdinal(List<Token> tokens, int i) {
        Token before = tokens.get(i - 1);
        boolean begins = before.is("by") || before.is(",");
        boolean ends = i + 1 == tokens.size()
                || tokens.get(i + 1).is(")")
                || OF_A_LIST.contains(tokens.get(i + 1).text())
                || (tokens.get(i + 1).kind() == Token.Kind.WORD
                        && Words.isReserved(tokens.get(i + 1).text()));
        return begins && ends && tokens.get(i).isValue() && tokens.get(i).value() instanceof Long;
    }
}
