package dev.rowan.analysis.sql;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The select list of the outermost query. */
final class SelectList {

    private static final Set<String> AGGREGATES = Set.of(
            "count",
            "sum",
            "min",
            "max",
            "avg",
            "string_agg",
            "array_agg",
            "json_agg",
            "jsonb_agg",
            "group_concat",
            "listagg",
            "bool_and",
            "bool_or",
            "every");

    private final List<Token> tokens;
    private final EnumSet<Trait> traits;
    private final List<Object> items = new ArrayList<>();
    private int start = -1;
    private boolean done;
    private int constants;
    private int counts;
    private boolean exists;

    SelectList(List<Token> tokens, EnumSet<Trait> traits) {
        this.tokens = tokens;
        this.traits = traits;
    }

    /** The list begins at {@code first}; only the first list of a text is looked at. */
    void begin(int first) {
        if (!done && start < 0) {
            int at = first;
            if (at < tokens.size() && tokens.get(at).is("distinct")) {
                traits.add(Trait.DISTINCT);
                at++;
            } else if (at < tokens.size() && tokens.get(at).is("all")) {
                at++;
            }
            if (at < tokens.size() && tokens.get(at).is("top")) {
                at += tokens.size() > at + 1 && tokens.get(at + 1).is("(") ? 4 : 2;
            }
            start = at;
        }
    }

    boolean isOpen() {
        return start >= 0 && !done;
    }

    /** A comma or the end of the list stands at {@code end}. */
    void item(int end, Scope scope, boolean last) {
        if (!isOpen()) {
            return;
        }
        if (end > start) {
            add(start, end, scope);
        }
        start = end + 1;
        done = last;
    }

    private void add(int from, int to, Scope scope) {
        Token first = tokens.get(from);
        Token last = tokens.get(to - 1);
        if (last.is("*") && (to - from == 1 || tokens.get(to - 2).is("."))) {
            traits.add(Trait.STAR);
            items.add("*");
            return;
        }
        calls(from, to);
        constants += first.isValue() && (to - from == 1 || tokens.get(from + 1).is("as")) ? 1 : 0;
        items.add(item(from, to, scope));
    }

    /** What the item calls: {@code sum(x)} also within {@code coalesce(sum(x), 0)}, but not in a query of its own. */
    private void calls(int from, int to) {
        for (int i = from; i + 1 < to && !tokens.get(i).is("select"); i++) {
            if (!tokens.get(i + 1).is("(")) {
                continue;
            }
            if (AGGREGATES.contains(tokens.get(i).text()) && !isWindow(i + 1, to)) {
                traits.add(Trait.AGGREGATE);
                counts += i == from && tokens.get(i).is("count") ? 1 : 0;
            }
            exists |= tokens.get(i).is("exists");
        }
    }

    /** Whether the call whose parenthesis opens here is made over a window: it takes no rows together. */
    private boolean isWindow(int open, int to) {
        int depth = 0;
        for (int i = open; i < to; i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0
                    && tokens.get(i).is(")")
                    && !(i + 1 < to && tokens.get(i + 1).is("filter"))) {
                return i + 1 < to && tokens.get(i + 1).is("over");
            }
        }
        return false;
    }

    private Object item(int from, int to, Scope scope) {
        int end = from;
        if (tokens.get(from).isName()) {
            end = from + 1;
            while (end + 1 < to
                    && tokens.get(end).is(".")
                    && tokens.get(end + 1).isPart()) {
                end += 2;
            }
        }
        boolean alias = to - end == 0
                || (to - end == 1 && tokens.get(end).isName())
                || (to - end == 2 && tokens.get(end).is("as"));
        if (end > from && alias) {
            return new Reference(
                    scope,
                    end - from > 2 ? tokens.get(end - 3).name() : "",
                    tokens.get(end - 1).name());
        }
        Token last = tokens.get(to - 1);
        return last.isName() && to - from > 1 ? last.name() : "";
    }

    /** The columns, now that every alias is known; none when a star hides their positions. */
    List<Column> columns(boolean hasTables) {
        int size = items.size();
        if (size == 1 && counts == 1) {
            traits.add(Trait.COUNT_ONLY);
        }
        if (size == 1 && ((constants == 1 && hasTables) || exists)) {
            traits.add(Trait.EXISTS_ONLY);
        }
        if (size > 0 && constants == size && !hasTables) {
            traits.add(Trait.CONSTANT);
        }
        if (traits.contains(Trait.STAR)) {
            return List.of();
        }
        List<Column> columns = new ArrayList<>(size);
        for (Object item : items) {
            columns.add(item instanceof Reference reference ? reference.column() : new Column("", item.toString()));
        }
        return columns;
    }
}
