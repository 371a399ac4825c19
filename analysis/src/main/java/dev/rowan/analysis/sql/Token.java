package dev.rowan.analysis.sql;

/**
 * A piece of SQL.
 *
 * @param kind what it is
 * @param text as it is written in the normalised text: words in lower case, a value as {@code ?}
 * @param value for a VALUE: the JDBC parameter's number from 1 as {@code Integer}, or the literal as {@code String}
 *     or {@code Long}; else ""
 */
record Token(Kind kind, String text, Object value) {

    enum Kind {
        WORD,
        /** An identifier in quotes, with them. */
        QUOTED,
        VALUE,
        SYMBOL
    }

    static Token symbol(String text) {
        return new Token(Kind.SYMBOL, text, "");
    }

    boolean is(String expected) {
        return kind != Kind.QUOTED && kind != Kind.VALUE && text.equals(expected);
    }

    boolean isValue() {
        return kind == Kind.VALUE;
    }

    /** Whether it may stand behind a dot: any word may, reserved or not. */
    boolean isPart() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    boolean isName() {
        return kind == Kind.QUOTED || (kind == Kind.WORD && !Words.isReserved(text));
    }

    /** The identifier without its quotes. */
    String name() {
        return kind == Kind.QUOTED && text.length() >= 2 ? text.substring(1, text.length() - 1) : text;
    }
}
