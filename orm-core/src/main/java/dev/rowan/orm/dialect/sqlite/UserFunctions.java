package dev.rowan.orm.dialect.sqlite;

import dev.rowan.orm.dialect.DateParts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/** The functions that SQLite lacks, put on each new connection. Each gives NULL for a NULL. */
final class UserFunctions {
    /** A function of texts; NULL among the arguments never reaches it. */
    @FunctionalInterface
    private interface OfTexts {
        @Nullable
        Object apply(String[] arguments) throws SQLException;
    }

    private UserFunctions() {}

    static void register(Connection connection) throws SQLException {
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        put(sqlite, "REGEXP", 2, new Regexp());
        put(sqlite, "ROWAN_REVERSE", 1, a -> new StringBuilder(a[0]).reverse().toString());
        put(sqlite, "ROWAN_REPEAT", 2, a -> a[0].repeat(Math.max(0, Integer.parseInt(a[1]))));
        put(sqlite, "ROWAN_LPAD", 3, a -> pad(a, true));
        put(sqlite, "ROWAN_RPAD", 3, a -> pad(a, false));
        for (String name : List.of("MD5", "SHA1", "SHA224", "SHA256", "SHA384", "SHA512")) {
            String algorithm = name.startsWith("SHA") ? "SHA-" + name.substring(3) : name;
            put(sqlite, "ROWAN_" + name, 1, a -> digest(algorithm, a[0]));
        }
        put(sqlite, "ROWAN_TIME", 2, a -> Moments.text(local(a[0], a[1]).toLocalTime()), 1);
        put(sqlite, "ROWAN_EXTRACT", 3, a -> DateParts.of(a[0], local(a[1], a[2])), 2);
        put(sqlite, "ROWAN_TRUNC", 4, UserFunctions::truncate, 2);
        put(sqlite, "ROWAN_SHIFT", 2, UserFunctions::shift);
        put(sqlite, "ROWAN_DIFF", 2, UserFunctions::difference);
        Deviation.register(sqlite);
    }

    /** The local time of a moment in UTC; without a zone it is local already. A time alone is of the first day of 1970. */
    private static LocalDateTime local(String moment, String zone) {
        LocalDateTime value = Moments.isTime(moment)
                ? Moments.time(moment).atDate(java.time.LocalDate.EPOCH)
                : Moments.dateTime(moment);
        return zone.isEmpty() ? value : LocalDateTime.ofInstant(value.toInstant(ZoneOffset.UTC), ZoneId.of(zone));
    }

    private static String truncate(String[] a) {
        LocalDateTime cut = DateParts.truncate(a[0], local(a[1], a[2]));
        return switch (a[3]) {
            case "date" -> Moments.text(cut.toLocalDate());
            case "time" -> Moments.text(cut.toLocalTime());
            default -> Moments.text(cut);
        };
    }

    private static String shift(String[] a) {
        Duration by = Moments.duration(new java.math.BigDecimal(a[1]).longValue());
        return Moments.isTime(a[0])
                ? Moments.text(Moments.time(a[0]).plus(by))
                : Moments.text(Moments.dateTime(a[0]).plus(by));
    }

    private static long difference(String[] a) {
        return Moments.micros(Duration.between(local(a[1], ""), local(a[0], "")));
    }

    private static String pad(String[] a, boolean left) {
        int[] text = a[0].codePoints().toArray();
        int[] fill = a[2].codePoints().toArray();
        int length = Math.max(0, Integer.parseInt(a[1]));
        StringBuilder out = new StringBuilder();
        int missing = length - text.length;
        StringBuilder padding = new StringBuilder();
        for (int i = 0; i < missing && fill.length > 0; i++) {
            padding.appendCodePoint(fill[i % fill.length]);
        }
        String kept = new String(text, 0, Math.min(length, text.length));
        return (left ? out.append(padding).append(kept) : out.append(kept).append(padding)).toString();
    }

    private static String digest(String algorithm, String text) throws SQLException {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new SQLException(missing);
        }
    }

    /** Remembers the last pattern: in a statement it is nearly always one. */
    private static final class Regexp implements OfTexts {
        private Pattern last = Pattern.compile("");

        @Override
        public Object apply(String[] a) throws SQLException {
            if (!last.pattern().equals(a[0])) {
                try {
                    last = Pattern.compile(a[0]);
                } catch (java.util.regex.PatternSyntaxException wrong) {
                    throw new SQLException("The pattern is no regular expression: " + wrong.getDescription());
                }
            }
            return last.matcher(a[1]).find() ? 1 : 0;
        }
    }

    private static void put(SQLiteConnection connection, String name, int arguments, OfTexts body) throws SQLException {
        put(connection, name, arguments, body, arguments);
    }

    /** The first {@code needed} arguments must not be NULL; a later one that is comes in as an empty text. */
    private static void put(SQLiteConnection connection, String name, int count, OfTexts body, int needed)
            throws SQLException {
        Function function = new Function() {
            @Override
            protected void xFunc() throws SQLException {
                String[] texts = new String[count];
                for (int i = 0; i < count; i++) {
                    String text = value_text(i);
                    if (text == null && i < needed) {
                        result();
                        return;
                    }
                    texts[i] = text == null ? "" : text;
                }
                Object value = body.apply(texts);
                if (value instanceof Integer number) {
                    result(number);
                } else if (value instanceof Long number) {
                    result(number);
                } else {
                    result((String) value);
                }
            }
        };
        Function.create(connection, name, function, count, Function.FLAG_DETERMINISTIC);
    }
}
