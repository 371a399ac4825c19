package dev.rowan.analysis.sql;

import java.util.List;

/** Tokens written out the way a person spaces SQL; reading the result gives the same tokens. */
final class Render {

    private Render() {}

    static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder(tokens.size() * 6);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (i > 0 && spaced(tokens, i)) {
                text.append(' ');
            }
            text.append(token.text());
        }
        return text.toString();
    }

    private static boolean spaced(List<Token> tokens, int i) {
        Token before = tokens.get(i - 1);
        Token token = tokens.get(i);
        if (before.is(".") || token.is(".")) {
            // A value beside a dot would read as a number, a dot beside a dot as nothing we know.
            return before.isValue() || token.isValue() || (before.is(".") && token.is("."));
        }
        if (token.is(",") || token.is(")") || token.is("]") || token.is(";") || token.is("…")) {
            return false;
        }
        if (before.is("(")) {
            return false;
        }
        if (before.is("[")) {
            // Read again, it must not begin an identifier: no identifier in brackets begins with a space.
            return i == 1 || !mayHaveSubscript(tokens.get(i - 2));
        }
        if (before.is("::")) {
            return token.kind() == Token.Kind.SYMBOL || token.isValue();
        }
        if (token.is("::")) {
            return before.kind() == Token.Kind.SYMBOL && !before.is(")") && !before.is("]");
        }
        if (token.is("(")) {
            boolean function = before.kind() == Token.Kind.WORD && !Words.isReserved(before.text());
            return !function || (i > 1 && tokens.get(i - 2).is("into"));
        }
        if (token.is("[")) {
            // Beside an operand it is a subscript; else, read again, it may begin an identifier.
            return before.kind() == Token.Kind.SYMBOL
                    ? !before.is(")") && !before.is("]")
                    : before.kind() == Token.Kind.WORD && Words.isReserved(before.text());
        }
        return true;
    }

    private static boolean mayHaveSubscript(Token token) {
        return token.isValue()
                || token.isName()
                || token.is(")")
                || token.is("]")
                || token.is("array")
                || token.is("[");
    }
}
