package dev.rowan.analysis.sql;

/** Where what is not read word by word ends in SQL text: comments, and what some databases put in brackets. */
final class Regions {

    private static final int NONE = -1;

    private Regions() {}

    /** Whether a comment to the end of the line begins; in MySQL {@code 5--1} is six. */
    static boolean isLineComment(String sql, int at, SqlDialect dialect) {
        boolean mySql = dialect == SqlDialect.MYSQL;
        char c = sql.charAt(at);
        if (c == '#') {
            return mySql;
        }
        return c == '-' && charAt(sql, at + 1) == '-' && (!mySql || charAt(sql, at + 2) <= ' ');
    }

    /** Where the text of one of MySQL's comments begins that is run: {@code /*!50100 …}; else -1. */
    static int executableStart(String sql, int at) {
        int mark = at + 2;
        if (sql.startsWith("/*M", at)) {
            mark++;
        }
        if (!sql.startsWith("/*", at) || charAt(sql, mark) != '!') {
            return NONE;
        }
        int end = mark + 1;
        while (end < sql.length() && sql.charAt(end) >= '0' && sql.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Behind the comment that begins here, or -1 if it does not end. */
    static int comment(String sql, int from, boolean nests) {
        int depth = 0;
        int at = from;
        while (at < sql.length()) {
            if (sql.startsWith("*/", at)) {
                at += 2;
                if (--depth == 0) {
                    return at;
                }
            } else if ((depth == 0 || nests) && sql.startsWith("/*", at)) {
                at += 2;
                depth++;
            } else {
                at++;
            }
        }
        return NONE;
    }

    /** Behind the identifier in brackets that begins here, or -1 if it is none: a list, say, or an expression. */
    static int bracketed(String sql, int at) {
        char first = charAt(sql, at + 1);
        if (!Character.isLetterOrDigit(first) && first != '_' && first != '#' && first != '@') {
            return NONE;
        }
        for (int end = at + 1; end < sql.length(); end++) {
            char c = sql.charAt(end);
            if (c == ',' || c == '[') {
                return NONE;
            }
            if (c == ']') {
                if (charAt(sql, end + 1) != ']') {
                    return end + 1;
                }
                end++;
            }
        }
        return NONE;
    }

    /** Whether what stands in the brackets here could be nothing but a name: behind a name it may be a subscript. */
    static boolean isPlainlyBracketed(String sql, int at) {
        if (!Character.isLetter(charAt(sql, at + 1))) {
            return false;
        }
        int end = at + 1;
        while (Character.isLetterOrDigit(charAt(sql, end)) || charAt(sql, end) == '_' || charAt(sql, end) == ' ') {
            end++;
        }
        return charAt(sql, end) == ']';
    }

    /** Behind Oracle's {@code '[it's]'}, whose {@code q} was before it, or -1. */
    static int oraclesText(String sql, int quote) {
        char open = charAt(sql, quote + 1);
        if (open <= ' ' || open == '\'') {
            return NONE;
        }
        char close = switch (open) {
            case '[' -> ']';
            case '{' -> '}';
            case '(' -> ')';
            case '<' -> '>';
            default -> open;
        };
        int end = sql.indexOf(close + "'", quote + 2);
        return end < 0 ? NONE : end + 2;
    }

    private static char charAt(String sql, int index) {
        return index < sql.length() ? sql.charAt(index) : '\0';
    }
}
