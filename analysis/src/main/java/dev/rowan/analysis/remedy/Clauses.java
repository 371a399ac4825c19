package dev.rowan.analysis.remedy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of a query or a delete, as its normalised text has them at its outermost level.
 *
 * @param start {@code select}, {@code select distinct} or {@code delete}
 * @param selected what is selected, item by item; empty for a delete
 * @param from from {@code from} on, up to the conditions
 * @param conditions what {@code and} joins; one where an {@code or} or a {@code case} joins them
 * @param groupBy its columns, or ""
 * @param having its condition, or ""
 * @param orderBy its columns with their directions, or ""
 * @param limit {@code limit ?} or {@code fetch first ? rows only}, or ""
 * @param lock {@code for update}, or ""
 */
record Clauses(
        String start,
        List<String> selected,
        String from,
        List<String> conditions,
        String groupBy,
        String having,
        String orderBy,
        String limit,
        String lock) {

    /** In the order in which a statement may have them; what comes out of order is no clause. */
    private static final List<String> WORDS =
            List.of("from", "where", "group by", "having", "order by", "limit", "fetch", "for");

    private static final List<String> TOO_MUCH =
            List.of("union", "intersect", "except", "window", "offset", "returning");

    Clauses {
        selected = List.copyOf(selected);
        conditions = List.copyOf(conditions);
    }

    /** The clauses, or null where the text has others, or is another kind of statement. */
    static @Nullable Clauses of(String text) {
        boolean selects =
                text.startsWith("select ") && !text.startsWith("select top ") && !text.contains("distinct on");
        if (!selects && !text.startsWith("delete from ")) {
            return null;
        }
        Map<String, String> found = new LinkedHashMap<>();
        String word = "";
        int began = 0;
        int order = -1;
        for (Outermost at = new Outermost(text); at.next(); ) {
            if (TOO_MUCH.stream().anyMatch(at::isWord)) {
                return null;
            }
            for (int i = order + 1; i < WORDS.size(); i++) {
                if (at.isWord(WORDS.get(i))) {
                    found.put(word, text.substring(began, at.index()));
                    word = WORDS.get(i);
                    began = at.index() + word.length() + 2;
                    order = i;
                    break;
                }
            }
        }
        found.put(word, text.substring(began));
        String from = found.getOrDefault("from", "");
        String first = found.getOrDefault("", "");
        if (from.isEmpty()) {
            return null;
        }
        String start = first.startsWith("select distinct ") ? "select distinct" : selects ? "select" : "delete";
        String fetch = found.getOrDefault("fetch", "");
        return new Clauses(
                start,
                selects ? Outermost.split(first.substring(start.length() + 1), ",") : List.of(),
                "from " + from,
                conditions(found.getOrDefault("where", "")),
                found.getOrDefault("group by", ""),
                found.getOrDefault("having", ""),
                found.getOrDefault("order by", ""),
                found.containsKey("limit") ? "limit " + found.get("limit") : fetch.isEmpty() ? "" : "fetch " + fetch,
                found.containsKey("for") ? "for " + found.get("for") : "");
    }

    private static List<String> conditions(String where) {
        if (where.isEmpty()) {
            return List.of();
        }
        for (Outermost at = new Outermost(where); at.next(); ) {
            if (at.isWord("or") || at.isWord("case")) {
                return List.of(where);
            }
        }
        List<String> conditions = new ArrayList<>();
        String open = "";
        for (String part : Outermost.split(where, " and ")) {
            String whole = open.isEmpty() ? part : open + " and " + part;
            // "between ? and ?" is one condition.
            boolean half = open.isEmpty() && part.contains(" between ");
            if (half) {
                open = part;
            } else {
                conditions.add(whole);
                open = "";
            }
        }
        if (!open.isEmpty()) {
            conditions.add(open);
        }
        return conditions;
    }

    /** The columns that the rows are put in order by, without their directions. */
    List<String> order() {
        return orderBy.isEmpty() ? List.of() : Outermost.split(orderBy, ",");
    }

    /** The statement again, with these in place of its own. */
    String text(List<String> items, List<String> where, String group, String order, String most) {
        StringBuilder text = new StringBuilder(start);
        text.append(items.isEmpty() ? "" : " " + String.join(", ", items))
                .append(' ')
                .append(from);
        append(text, " where ", String.join(" and ", where));
        append(text, " group by ", group);
        append(text, " having ", having);
        append(text, " order by ", order);
        append(text, " ", most);
        append(text, " ", lock);
        return text.toString();
    }

    private static void append(StringBuilder text, String word, String clause) {
        if (!clause.isEmpty()) {
            text.append(word).append(clause);
        }
    }
}
