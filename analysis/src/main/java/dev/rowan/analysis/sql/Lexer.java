package dev.rowan.analysis.sql;

import static dev.rowan.analysis.sql.Characters.isDigit;
import static dev.rowan.analysis.sql.Characters.isNamePart;
import static dev.rowan.analysis.sql.Characters.isQuote;
import static dev.rowan.analysis.sql.Characters.isSpace;
import static dev.rowan.analysis.sql.Characters.isWordPart;
import static dev.rowan.analysis.sql.Characters.isWordStart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A single pass over SQL text: comments and white space are dropped, words lowered, values replaced by {@code ?}.
 *
 * <p>It takes any text. What it cannot close (a quote, a comment) runs to the end; what it does not know is a symbol.
 */
final class Lexer {

    /** Longest literal kept for provenance; a longer one is no key. */
    private static final int LONGEST_KEY = 64;

    private final String sql;
    private final SqlDialect dialect;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int parameters;
    private int brackets;

    /** Comments nest in the standard and in PostgreSQL; not in MySQL, and in no text that would end in one. */
    private boolean nests;

    /** Inside of MySQL's comments that are no comments. */
    private boolean executable;

    private Lexer(String sql, SqlDialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
        this.nests = dialect == SqlDialect.STANDARD;
    }

    static List<Token> tokens(String sql, SqlDialect dialect) {
        Lexer lexer = new Lexer(sql, dialect);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        lexer.dropTrailingSemicolons();
        return lexer.tokens;
    }

    private void dropTrailingSemicolons() {
        while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).is(";")) {
            tokens.remove(tokens.size() - 1);
        }
    }

    private void next() {
        char c = sql.charAt(at);
        if (isSpace(c) || c == Collapse.ELLIPSIS || c == '\0') {
            at++;
        } else if (Regions.isLineComment(sql, at, dialect)) {
            skipLine();
        } else if (dialect == SqlDialect.MYSQL && Regions.executableStart(sql, at) > 0) {
            at = Regions.executableStart(sql, at);
            executable = true;
        } else if (executable && c == '*' && peek(1) == '/') {
            at += 2;
            executable = false;
        } else if (c == '/' && peek(1) == '*') {
            skipComment();
        } else if (c == '\'') {
            string('\'', dialect == SqlDialect.MYSQL);
        } else if (c == '"' && dialect == SqlDialect.MYSQL) {
            string('"', true);
        } else if (c == '"' || c == '`') {
            quoted(c);
        } else if (c == '$') {
            dollar();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
        } else if (c == '?') {
            question();
        } else if (c == ':' && isNamePart(peek(1)) && brackets == 0 && (at == 0 || sql.charAt(at - 1) != ':')) {
            named();
        } else if (isWordStart(c)) {
            word();
        } else if (c == '[' && isBracketed()) {
            int end = Regions.bracketed(sql, at);
            tokens.add(new Token(Token.Kind.QUOTED, sql.substring(at, end), ""));
            at = end;
        } else {
            symbol(c);
        }
    }

    private void skipLine() {
        while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipComment() {
        int end = Regions.comment(sql, at, nests);
        if (end < 0) {
            // SQLite and Oracle do not nest them; without this the rest of such a text would be one comment.
            nests = false;
            end = Regions.comment(sql, at, false);
        }
        at = end < 0 ? sql.length() : end;
    }

    /** Whether a bracket begins an identifier, as SQL Server and SQLite have them, and no array and no subscript. */
    private boolean isBracketed() {
        if (brackets > 0 || (!tokens.isEmpty() && last().is("array"))) {
            return false;
        }
        boolean operand = !tokens.isEmpty() && isOperand(last());
        if (operand && !isSpace(sql.charAt(at - 1))) {
            return false;
        }
        return Regions.bracketed(sql, at) > 0 && (!operand || Regions.isPlainlyBracketed(sql, at));
    }

    private static boolean isOperand(Token token) {
        return token.isValue() || token.isName() || token.is(")") || token.is("]");
    }

    private Token last() {
        return tokens.get(tokens.size() - 1);
    }

    private void string(char quote, boolean backslash) {
        int start = ++at;
        boolean doubled = false;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\' && backslash) {
                at += 2;
            } else if (c == quote && peek(1) == quote) {
                doubled = true;
                at += 2;
            } else if (c == quote) {
                break;
            } else {
                at++;
            }
        }
        int end = Math.min(at, sql.length());
        at = end + 1;
        String text = end - start > LONGEST_KEY ? "" : sql.substring(start, end);
        if (doubled) {
            text = text.replace("" + quote + quote, "" + quote);
        }
        if (namesSequence() && isSequenceName(text)) {
            tokens.add(new Token(Token.Kind.QUOTED, "'" + text + "'", ""));
        } else {
            literal(text);
        }
    }

    /** In {@code nextval('owners_seq')} the text is a name, not a value. */
    private boolean namesSequence() {
        int last = tokens.size() - 1;
        return last >= 1
                && tokens.get(last).is("(")
                && (tokens.get(last - 1).is("nextval") || tokens.get(last - 1).is("currval"));
    }

    private static boolean isSequenceName(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isWordPart((char) c) || c == '.' || c == '"');
    }

    private void quoted(char quote) {
        int start = at++;
        while (at < sql.length()) {
            if (sql.charAt(at) == quote) {
                if (peek(1) != quote) {
                    break;
                }
                at++;
            }
            at++;
        }
        at = Math.min(at + 1, sql.length());
        String text = sql.substring(start, at);
        // An unclosed quote is closed in the normalised text, so that this reads back as the same token.
        boolean closed = text.length() > 1 && text.charAt(text.length() - 1) == quote;
        tokens.add(new Token(Token.Kind.QUOTED, closed ? text : text + quote, ""));
    }

    private void dollar() {
        int end = at + 1;
        if (isDigit(peek(1))) {
            while (end < sql.length() && isDigit(sql.charAt(end))) {
                end++;
            }
            numbered(sql.substring(at + 1, end));
            at = end;
            return;
        }
        while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        if (end >= sql.length() || sql.charAt(end) != '$' || dialect == SqlDialect.MYSQL) {
            symbol('$');
            return;
        }
        String tag = sql.substring(at, end + 1);
        int close = sql.indexOf(tag, end + 1);
        int stop = close < 0 ? sql.length() : close;
        literal(stop - end - 1 > LONGEST_KEY ? "" : sql.substring(end + 1, stop));
        at = close < 0 ? sql.length() : close + tag.length();
    }

    private void number() {
        int start = at;
        if (radix() > 10 || (radix() > 0 && Character.digit(peek(2), radix()) >= 0)) {
            int radix = radix();
            at += 2;
            while (at < sql.length() && Character.digit(sql.charAt(at), radix) >= 0) {
                at++;
            }
        } else {
            digits();
            if (at < sql.length() && sql.charAt(at) == '.') {
                at++;
                digits();
            }
            exponent();
        }
        String text = sql.substring(start, at).replace("_", "");
        boolean negative = foldSign();
        Object value = negative ? "-" + text : text;
        if (text.length() < 19 && text.chars().allMatch(Character::isDigit)) {
            value = negative ? -Long.parseLong(text) : Long.parseLong(text);
        }
        literal(value);
    }

    /** That of 0xFF, 0o17 and 0b11, or 0. */
    private int radix() {
        if (sql.charAt(at) != '0') {
            return 0;
        }
        return switch (peek(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private void digits() {
        while (at < sql.length()
                && (isDigit(sql.charAt(at)) || (sql.charAt(at) == '_' && isDigit(peek(1)) && isDigit(peek(-1))))) {
            at++;
        }
    }

    private void exponent() {
        if (at < sql.length() && (sql.charAt(at) == 'e' || sql.charAt(at) == 'E')) {
            boolean signed = peek(1) == '+' || peek(1) == '-';
            if (isDigit(peek(signed ? 2 : 1))) {
                at += signed ? 2 : 1;
                digits();
            }
        }
    }

    /** Whether a sign stands before this number, and not an operator between two operands; it is then taken back. */
    private boolean foldSign() {
        int last = tokens.size() - 1;
        if (last < 0 || !(tokens.get(last).is("-") || tokens.get(last).is("+"))) {
            return false;
        }
        if (last > 0) {
            Token before = tokens.get(last - 1);
            boolean operand = before.isValue()
                    || before.kind() == Token.Kind.QUOTED
                    || before.is(")")
                    || before.is("]")
                    || (before.kind() == Token.Kind.WORD && !Words.precedesSign(before.text()));
            if (operand) {
                return false;
            }
        }
        return tokens.remove(last).is("-");
    }

    private void question() {
        if (peek(1) == '?') {
            // The JDBC spelling of PostgreSQL's operators ?, ?| and ?&.
            int length = peek(2) == '|' || peek(2) == '&' ? 3 : 2;
            tokens.add(Token.symbol(sql.substring(at, at + length)));
            at += length;
            return;
        }
        int end = ++at;
        while (end < sql.length() && isDigit(sql.charAt(end))) {
            end++;
        }
        if (end > at) {
            numbered(sql.substring(at, end));
            at = end;
        } else {
            tokens.add(new Token(Token.Kind.VALUE, "?", ++parameters));
        }
    }

    private void numbered(String digits) {
        int number = digits.length() > 5 ? 0 : Integer.parseInt(digits);
        parameters = Math.max(parameters, number);
        tokens.add(new Token(Token.Kind.VALUE, "?", number));
    }

    private void named() {
        at++;
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
            at++;
        }
        tokens.add(new Token(Token.Kind.VALUE, "?", ++parameters));
    }

    private void word() {
        int start = at;
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
            at++;
        }
        String text = sql.substring(start, at).toLowerCase(Locale.ROOT);
        boolean quote = at < sql.length() && sql.charAt(at) == '\'';
        if (quote && isPrefix(text)) {
            string('\'', text.equals("e") || dialect == SqlDialect.MYSQL);
        } else if (quote && (text.equals("q") || text.equals("nq")) && Regions.oraclesText(sql, at) > 0) {
            int end = Regions.oraclesText(sql, at);
            literal(end - at - 4 > LONGEST_KEY ? "" : sql.substring(at + 2, end - 2));
            at = end;
        } else if (text.equals("u") && dialect == SqlDialect.STANDARD && peek(0) == '&' && isQuote(peek(1))) {
            at++;
        } else {
            tokens.add(new Token(Token.Kind.WORD, text, ""));
        }
    }

    private static boolean isPrefix(String text) {
        return text.equals("e") || text.equals("n") || text.equals("b") || text.equals("x") || text.equals("r");
    }

    private void literal(Object value) {
        tokens.add(new Token(Token.Kind.VALUE, "?", value));
    }

    private void symbol(char c) {
        if (c == '[') {
            brackets++;
        } else if (c == ']') {
            brackets = Math.max(0, brackets - 1);
        }
        int end = Operators.end(sql, at, dialect, executable, brackets > 0);
        tokens.add(Token.symbol(sql.substring(at, end)));
        at = end;
    }

    private char peek(int ahead) {
        int index = at + ahead;
        return index >= 0 && index < sql.length() ? sql.charAt(index) : '\0';
    }
}
