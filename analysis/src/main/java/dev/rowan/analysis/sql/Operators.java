package dev.rowan.analysis.sql;

import static dev.rowan.analysis.sql.Characters.isDigit;
import static dev.rowan.analysis.sql.Characters.isWordStart;

/** Where a symbol ends: an operator of several characters is one. */
final class Operators {

    private static final String CHARACTERS = "+-*/<>=~!@#%^&|:";

    private Operators() {}

    /**
     * Behind the symbol that begins here.
     *
     * @param executable whether a comment of MySQL's that is run ends with the next asterisk and slash
     * @param bracketed whether a colon separates the bounds of a slice
     */
    static int end(String sql, int at, SqlDialect dialect, boolean executable, boolean bracketed) {
        int end = at + 1;
        if (CHARACTERS.indexOf(sql.charAt(at)) >= 0) {
            while (end < sql.length()
                    && CHARACTERS.indexOf(sql.charAt(end)) >= 0
                    && !isOther(sql, end, dialect, executable, bracketed)) {
                end++;
            }
        }
        return end;
    }

    /**
     * A comment, a sign ({@code =-1}; not {@code <->} and {@code #-}), a parameter ({@code =:id}, {@code =:1}), a variable
     * ({@code =@id}; not {@code <@}) or MySQL's hash does not join an operator.
     */
    private static boolean isOther(String sql, int end, SqlDialect dialect, boolean executable, boolean bracketed) {
        char before = sql.charAt(end - 1);
        char after = end + 1 < sql.length() ? sql.charAt(end + 1) : '\0';
        return switch (sql.charAt(end)) {
            case '/' -> after == '*';
            case '*' -> executable && after == '/';
            case '#' -> dialect == SqlDialect.MYSQL;
            case '@' -> dialect == SqlDialect.MYSQL || (before == '=' && isWordStart(after));
            case ':' -> before != ':' && (isWordStart(after) || (!bracketed && isDigit(after)));
            case '-' -> before == '-' || after == '-' || (after != '>' && before != '#');
            case '+' -> after != '>' && before != '#';
            default -> false;
        };
    }
}
