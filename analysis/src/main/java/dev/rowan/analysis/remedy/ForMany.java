package dev.rowan.analysis.remedy;

import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Trait;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement that was run for one key after the other, put as one statement for many.
 *
 * <p>Its rows have to be told apart again, so the key is among what is selected; what it counts or sums is grouped by the
 * key; what it limits is limited for each key. Where its text does not allow that there is no such statement: none is
 * better than one that gives other rows.
 */
final class ForMany {

    private static final String LIST = "(?, …)";

    private static final Pattern EXISTS = Pattern.compile("select (?:case when )?exists ?\\((select .*)\\)"
            + "(?: then [?\\w]+ else [?\\w]+ end)?(?: (?:as )?[\\w\"`]+)?(?: from dual)?");

    private static final Pattern LIMIT = Pattern.compile("limit \\?|fetch (?:first|next) \\? rows? only");

    private final Clauses clauses;
    private final SqlStatement statement;
    private final long limit;

    /** The keys as the text writes them: {@code p.owner_id}. */
    private final List<String> names = new ArrayList<>();

    private final List<String> conditions;

    private ForMany(Clauses clauses, SqlStatement statement, long limit) {
        this.clauses = clauses;
        this.statement = statement;
        this.limit = limit;
        this.conditions = new ArrayList<>(clauses.conditions());
    }

    /**
     * The statement for many keys, or null when there is none.
     *
     * @param text the statement's text, or how a person would write it
     * @param keys those that had other values in each execution
     */
    static @Nullable ForMany of(String text, SqlStatement statement, List<Key> keys, @Nullable Step step) {
        Matcher exists = EXISTS.matcher(text);
        Clauses clauses = Clauses.of(exists.matches() ? exists.group(1) : text);
        if (clauses == null || keys.isEmpty()) {
            return null;
        }
        ForMany many =
                new ForMany(clauses, statement, step == null ? -1 : step.shape().limit());
        return many.takesLists(keys) ? many : null;
    }

    /** Puts a list in place of the keys' single values; false where the text compares them in another way. */
    private boolean takesLists(List<Key> keys) {
        Set<Integer> places = new LinkedHashSet<>();
        for (Key key : keys) {
            int place = place(key);
            if (place < 0 || !places.add(place)) {
                return false;
            }
            names.add(written(clauses.conditions().get(place), key));
        }
        int first = places.iterator().next();
        String values = "(?" + ", ?".repeat(names.size() - 1) + ")";
        conditions.set(
                first,
                names.size() == 1
                        ? names.get(0) + " in " + LIST
                        : "(" + String.join(", ", names) + ") in (" + values + ", …)");
        places.stream().skip(1).sorted((one, other) -> other - one).forEach(place -> conditions.remove((int) place));
        return true;
    }

    /** Which condition compares the key with one value, and does nothing else; -1 when that is not clear. */
    private int place(Key key) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < clauses.conditions().size(); i++) {
            if (!written(clauses.conditions().get(i), key).isEmpty()) {
                places.add(i);
            }
        }
        // Several tables may have a column of that name, and the text calls them by their aliases.
        List<Key> named = statement.keys().stream()
                .filter(other -> other.column().name().equals(key.column().name())
                        && (other.comparison() == Key.Comparison.EQUAL || other.comparison() == Key.Comparison.IN))
                .toList();
        return places.size() == named.size() ? places.get(named.indexOf(key)) : -1;
    }

    private static String written(String condition, Key key) {
        Matcher matcher = Pattern.compile(
                        "((?:[\\w\"`]+\\.)*[\"`]?" + Pattern.quote(key.column().name())
                                + "[\"`]?) (?:= (?:\\?(?:::[\\w ]+(?:\\([^)]*\\))?)?|cast\\(\\? as [\\w ]+(?:\\([^)]*\\))?\\))"
                                + "|in \\(\\?…\\))")
                .matcher(condition);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** The statement; "" when its rows could not be told apart by their keys. */
    String sql() {
        List<String> items = withKeys(clauses.selected());
        if (clauses.start().equals("delete")) {
            return clauses.limit().isEmpty() ? clauses.text(List.of(), conditions, "", "", "") : "";
        }
        String keys = String.join(", ", names);
        if (!clauses.groupBy().isEmpty()) {
            return limited(items, keys + ", " + clauses.groupBy(), clauses.orderBy());
        }
        if (statement.has(Trait.AGGREGATE) || statement.has(Trait.COUNT_ONLY)) {
            return clauses.limit().isEmpty() ? clauses.text(items, conditions, keys, "", "") : "";
        }
        return limited(items, "", clauses.orderBy());
    }

    /** Which of the keys have any row. */
    String sqlOfExisting() {
        boolean distinct = names.size() > 0
                && clauses.start().startsWith("select")
                && clauses.groupBy().isEmpty();
        return distinct
                ? "select distinct " + String.join(", ", names) + " " + clauses.from() + " where "
                        + String.join(" and ", conditions)
                : "";
    }

    /** The first key as the text writes it. */
    String key() {
        return names.get(0);
    }

    /** Whether the statement asks for more than its keys: other conditions, an order, a limit. */
    boolean asksForMore() {
        return conditions.size() > 1
                || !clauses.orderBy().isEmpty()
                || !clauses.limit().isEmpty();
    }

    private List<String> withKeys(List<String> selected) {
        List<String> items = new ArrayList<>();
        for (String name : names) {
            if (selected.stream().noneMatch(item -> holds(item, name))) {
                items.add(name);
            }
        }
        items.addAll(selected);
        return items;
    }

    private static boolean holds(String item, String name) {
        int alias = item.lastIndexOf(" as ");
        String plain = alias < 0 ? item : item.substring(0, alias);
        boolean oneTable = qualifier(plain).isEmpty()
                || qualifier(name).isEmpty()
                || qualifier(plain).equals(qualifier(name));
        return oneTable && (last(plain).equals("*") || last(plain).equals(last(name)));
    }

    private static String qualifier(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** A limit is meant for each key: the rows of each are numbered. */
    private String limited(List<String> items, String group, String order) {
        if (clauses.limit().isEmpty()) {
            return clauses.text(items, conditions, group, order, "");
        }
        boolean byId =
                names.size() == 1 && last(names.get(0)).replaceAll("[\"`]", "").equals("id");
        if (byId && clauses.from().indexOf(',') < 0 && !clauses.from().contains(" join ")) {
            return clauses.text(items, conditions, group, order, "");
        }
        List<String> outer = new ArrayList<>();
        for (String item : items) {
            String name = item.substring(item.lastIndexOf(" as ") < 0 ? 0 : item.lastIndexOf(" as ") + 4);
            String column = last(name);
            if (!column.matches("[\\w\"`]+") || outer.contains(column)) {
                return "";
            }
            outer.add(column);
        }
        boolean numbers = group.isEmpty()
                && limit > 0
                && clauses.start().equals("select")
                && clauses.lock().isEmpty()
                && LIMIT.matcher(clauses.limit()).matches();
        if (!numbers) {
            return "";
        }
        List<String> inner = new ArrayList<>(items);
        String by = order.isEmpty() ? "" : " order by " + order;
        inner.add("row_number() over (partition by " + String.join(", ", names) + by + ") as place");
        return "select " + String.join(", ", outer) + " from (" + clauses.text(inner, conditions, "", "", "")
                + ") numbered where place <= " + limit;
    }
}
