package dev.rowan.analysis.sql;

/** What single characters are in SQL text. */
final class Characters {

    private Characters() {}

    /** Also the spaces that come with text copied from a page, and a byte order mark. */
    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    static boolean isWordStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    static boolean isWordPart(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    /** Whether it may follow a parameter's colon. */
    static boolean isNamePart(char c) {
        return isWordStart(c) || isDigit(c);
    }
}
