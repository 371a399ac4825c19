package dev.rowan.agent.record;

import dev.rowan.analysis.sql.SqlStatement;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that stands in a class's methods as text: it tells the method that asks from a helper that is handed its SQL.
 *
 * <p>A constant of another class is in the method that uses it: javac copies it there.
 */
final class WrittenSql {
    /** What a text has, too, that is SQL of its first word. */
    private static final Map<String, String> SIGNS = Map.of(
            "select", " from", "insert", " into", "update", " set", "delete", "", "merge", " into", "with", "select");

    private final MethodTexts texts;

    private WrittenSql(MethodTexts texts) {
        this.texts = texts;
    }

    static WrittenSql of(Class<?> type) {
        return new WrittenSql(MethodTexts.of(type, WrittenSql::sql));
    }

    /** Whether the method has the statement, or the beginning of it, as text. */
    boolean has(String method, SqlStatement statement) {
        String verb = statement.verb().name().toLowerCase(Locale.ROOT);
        String table = statement.table().toLowerCase(Locale.ROOT);
        for (String text : texts.in(method)) {
            boolean same = text.startsWith(verb) || text.startsWith("with");
            if (same && (text.contains(table) || text.indexOf(MethodTexts.HOLE) >= 0)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String sql(String text) {
        String sql = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        int end = sql.indexOf(' ');
        String sign = end < 0 ? null : SIGNS.get(sql.substring(0, end));
        return sign != null && sql.contains(sign) ? sql : null;
    }
}
