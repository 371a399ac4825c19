package dev.rowan.analysis.sql;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The structure of SQL texts, each read once and cached. Thread-safe; takes any text and never throws.
 *
 * <p>The cache holds at most about 4 million characters of SQL, whatever is thrown at it.
 */
public final class Fingerprinter {

    /** A generation of the cache; with two of them alive, 4,096 texts and 4 million characters are the most. */
    private static final int MOST_TEXTS = 2_048;

    private static final long MOST_CHARACTERS = 2_000_000;

    /** More distinct statements than this come from a text without structure; they are then not shared. */
    private static final int MOST_STATEMENTS = 20_000;

    private final SqlDialect dialect;
    private final Map<SqlStatement, SqlStatement> statements = new ConcurrentHashMap<>();
    private volatile Map<String, SqlText> young = new ConcurrentHashMap<>();
    private volatile Map<String, SqlText> old = new ConcurrentHashMap<>();
    private volatile long characters;

    public Fingerprinter(SqlDialect dialect) {
        this.dialect = dialect;
    }

    /** The structure of a text. */
    public SqlText read(String sql) {
        SqlText known = young.get(sql);
        if (known != null) {
            return known;
        }
        known = old.get(sql);
        if (known == null) {
            known = intern(parse(sql, dialect));
        }
        remember(sql, known);
        return known;
    }

    /** The structure of a text, read without a cache. */
    public static SqlText parse(String sql, SqlDialect dialect) {
        List<Token> tokens = Ordinals.kept(Lexer.tokens(sql, dialect));
        return new Structure(DataChange.within(tokens)).result(Render.text(Collapse.lists(tokens)));
    }

    /** The structure of a normalised text, as a recording has it. */
    public static SqlStatement normalised(String sql) {
        return parse(sql, SqlDialect.STANDARD).statement();
    }

    private SqlText intern(SqlText text) {
        if (statements.size() >= MOST_STATEMENTS) {
            return text;
        }
        SqlStatement statement = text.statement();
        SqlStatement known = statements.putIfAbsent(statement, statement);
        return known == null ? text : text.with(known);
    }

    private synchronized void remember(String sql, SqlText text) {
        if (young.size() >= MOST_TEXTS || characters > MOST_CHARACTERS) {
            old = young;
            young = new ConcurrentHashMap<>();
            characters = 0;
        }
        young.put(sql, text);
        characters += sql.length();
    }
}
