package dev.rowan.orm.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names of indexes and constraints that the user did not name: the same each time, and the same as Django's, so that a
 * database of Django's can be taken over.
 */
final class ObjectNames {
    /** PostgreSQL cuts longer names silently. */
    private static final int LONGEST = 63;

    private ObjectNames() {}

    /** {@code shop_city_country_id_4b736efb}, with a suffix such as {@code _uniq}. */
    static String of(String table, List<String> columns, String suffix) {
        String end = digest(table, columns, 8) + suffix;
        String joined = String.join("_", columns);
        String name = table + "_" + joined + "_" + end;
        if (name.length() > LONGEST) {
            end = end.substring(0, Math.min(end.length(), LONGEST / 3));
            int room = (LONGEST - end.length()) / 2 - 1;
            name = cut(table, room) + "_" + cut(joined, room) + "_" + end;
        }
        return Character.isLetter(name.charAt(0)) ? name : "D" + name.substring(0, name.length() - 1);
    }

    /** The short name of an index of the user's: {@code shop_post_created_1a2b3c_idx}. */
    static String ofIndex(String table, List<String> columns) {
        String hashed = digest(table, concat(columns, "idx"), 6);
        String first = columns.isEmpty() ? "" : columns.get(0).replaceFirst("^-", "");
        return cut(table, 11) + "_" + cut(first, 7) + "_" + hashed + "_idx";
    }

    private static List<String> concat(List<String> columns, String last) {
        List<String> all = new java.util.ArrayList<>(columns);
        all.add(last);
        return all;
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static String digest(String table, List<String> columns, int length) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(table.getBytes(StandardCharsets.UTF_8));
            columns.forEach(column -> md5.update(column.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(md5.digest()).substring(0, length);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
