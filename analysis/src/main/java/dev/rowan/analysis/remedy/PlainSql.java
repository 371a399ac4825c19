package dev.rowan.analysis.remedy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as a person would write it: without the aliases that Hibernate makes up for tables and columns.
 *
 * <p>A table is called by its own name; where it is there twice, by a letter and a number.
 */
final class PlainSql {

    /** {@code o1_0} as Hibernate has it since 6, {@code owner0_} before. */
    private static final String GENERATED = "[a-z]\\w*?\\d+_\\d*";

    private static final Pattern TABLE = Pattern.compile("([\\w\"`]+) (?:as )?(" + GENERATED + ")(?=$|[ ,)])");

    private static final Pattern LABEL =
            Pattern.compile("(\\.[\\w\"`]+|\\)|\\d) as [a-z]\\w*\\d_(?:\\d+_)?(?=$|[ ,)])");

    private PlainSql() {}

    static String of(String sql) {
        String plain = LABEL.matcher(sql).replaceAll("$1");
        Map<String, String> tables = new LinkedHashMap<>();
        Matcher table = TABLE.matcher(plain);
        while (table.find()) {
            tables.put(table.group(2), table.group(1));
        }
        if (tables.isEmpty()) {
            return plain;
        }
        plain = table.reset().replaceAll("$1 $2");
        return tables.size() == 1 && !plain.contains(" join ") ? alone(plain, tables) : named(plain, tables);
    }

    /** The only table needs no name in front of its columns. */
    private static String alone(String sql, Map<String, String> tables) {
        String alias = tables.keySet().iterator().next();
        return sql.replace(alias + ".", "").replace(" " + alias, "");
    }

    private static String named(String sql, Map<String, String> tables) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        tables.values().stream().filter(name -> !seen.add(name)).forEach(twice::add);
        String plain = sql;
        int number = 0;
        for (Map.Entry<String, String> table : tables.entrySet()) {
            String alias = table.getKey();
            if (twice.contains(table.getValue())) {
                number++;
                plain = plain.replaceAll("\\b" + alias + "\\b", alias.charAt(0) + "" + number);
            } else {
                plain = plain.replaceAll(" " + alias + "(?=$|[ ,)])", "")
                        .replace(alias + ".", Matcher.quoteReplacement(table.getValue()) + ".");
            }
        }
        return plain;
    }
}
