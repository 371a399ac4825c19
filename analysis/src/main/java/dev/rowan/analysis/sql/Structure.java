package dev.rowan.analysis.sql;

import dev.rowan.analysis.sql.Scope.Clause;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the tokens of a statement that finds its verb, tables, keys and traits.
 *
 * <p>It is no parser: it follows clauses and parentheses and looks at the neighbours of each value. What it cannot
 * tell it leaves empty; nothing it says is a guess at a grammar.
 *
 * <p>It is long because it is one walk: every rule below moves the same few fields (scope, clause, what is wanted next),
 * and cut apart they would have to be handed around at each token. What only looks at a place is apart:
 * {@link ValueKeys}, {@link Paging}, {@link SelectList}.
 */
final class Structure {

    private final List<Token> tokens;
    private final Conditions conditions;
    private final EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
    private final SelectList selectList;
    private final Set<String> tables = new LinkedHashSet<>();
    private final Set<String> innerTables = new LinkedHashSet<>();
    private final Set<String> commonTables = new HashSet<>();
    private final List<String> written = new ArrayList<>();
    private final ValueKeys keys;
    private final Paging paging;
    private final Scope root = new Scope(null, true);

    private Scope scope = root;
    private Scope selectScope = root;
    private @Nullable Verb verb;
    private boolean commonTableList;
    private int values;

    Structure(List<Token> tokens) {
        this.tokens = tokens;
        this.conditions = new Conditions(tokens);
        this.keys = new ValueKeys(tokens, conditions);
        this.paging = new Paging(tokens);
        this.selectList = new SelectList(tokens, traits);
        int i = 0;
        while (i < tokens.size()) {
            i = Math.max(i + 1, step(i));
        }
        if (selectList.isOpen()) {
            selectList.item(tokens.size(), root, true);
        }
    }

    private int step(int i) {
        Token token = tokens.get(i);
        if (token.isValue()) {
            value(i);
            return i + 1;
        }
        if (token.kind() == Token.Kind.SYMBOL) {
            symbol(i, token.text());
            return i + 1;
        }
        if (token.kind() == Token.Kind.WORD) {
            if (verb == null) {
                verb(i, token.text());
            }
            if (keyword(i, token.text())) {
                return i + 1;
            }
        }
        return token.isName() ? name(i) : i + 1;
    }

    // --- words -----------------------------------------------------------------------------------------------------

    private void verb(int i, String word) {
        if (commonTableList && scope != root) {
            return;
        }
        Verb found = Verbs.of(word, i + 1 < tokens.size() ? tokens.get(i + 1).text() : "");
        if (word.equals("with")) {
            commonTableList = true;
        } else if (found != null && (!commonTableList || found != Verb.OTHER)) {
            verb = found;
            boolean takesTable = found == Verb.UPDATE || word.equals("truncate");
            scope.wantsTable = takesTable;
            scope.clause = takesTable ? Clause.INTO : scope.clause;
        }
    }

    /** Whether the word opens a clause; it is then no name. */
    private boolean keyword(int i, String word) {
        Clause clause = switch (word) {
            case "select" -> Clause.SELECT;
            case "from", "join", "straight_join" -> Clause.FROM;
            case "into" -> Clause.INTO;
            case "on" -> Clause.ON;
            case "where" -> Clause.WHERE;
            case "group" -> Clause.GROUP;
            case "having" -> Clause.HAVING;
            case "order" -> Clause.ORDER;
            case "limit", "offset", "fetch" -> Clause.LIMIT;
            case "set" -> Clause.SET;
            case "values" -> Clause.VALUES;
            case "using" -> verb == Verb.MERGE || verb == Verb.DELETE ? Clause.FROM : Clause.ON;
            case "when", "returning" -> scope.query && scope.clause != Clause.SELECT ? Clause.OTHER : null;
            case "union", "intersect", "except", "minus" -> Clause.OTHER;
            default -> null;
        };
        if (clause == null || !opensClause(i, word)) {
            note(i, word);
            return clause != null;
        }
        if (selectList.isOpen() && scope == selectScope) {
            selectList.item(i, scope, true);
        }
        scope.clause = clause;
        scope.wantsTable = clause == Clause.FROM || clause == Clause.INTO;
        note(i, word);
        opened(i, word, clause);
        return true;
    }

    private boolean opensClause(int i, String word) {
        if (word.equals("from")) {
            boolean distinctFrom = i > 0 && tokens.get(i - 1).is("distinct") && scope.clause != Clause.SELECT;
            return scope.query && !distinctFrom && verb != Verb.DDL;
        }
        if (word.equals("offset")
                && i + 1 < tokens.size()
                && Conditions.compares(tokens.get(i + 1).text())) {
            // A column that is called so.
            return false;
        }
        if (word.equals("into") && verb == Verb.MERGE && !tables.isEmpty()) {
            return false;
        }
        if (word.equals("when") && verb != Verb.MERGE) {
            return false;
        }
        boolean joins = word.equals("join") || word.equals("straight_join") || word.equals("on");
        if (word.equals("on")
                && (verb == Verb.DDL || (verb == Verb.INSERT && scope == root && scope.clause != Clause.FROM))) {
            return false;
        }
        return scope.query || (joins && (scope.clause == Clause.FROM || scope.clause == Clause.ON));
    }

    private void opened(int i, String word, Clause clause) {
        boolean main = scope == root;
        Scope query = scope.ofQuery();
        if (clause == Clause.SELECT) {
            boolean first = main
                    || (scope.outer == root && !commonTableList && verb == Verb.SELECT && root.clause == Clause.START);
            if (first && verb == Verb.SELECT) {
                selectScope = scope;
                selectList.begin(i + 1);
            } else if (verb == Verb.INSERT) {
                traits.add(Trait.MULTI_ROW);
            }
            if (!main) {
                traits.add(Trait.SUBQUERY);
            }
        } else if (word.equals("on") && query.aliases.size() > 1) {
            List<String> aliases = List.copyOf(query.aliases.keySet());
            query.connections.add(new String[] {aliases.get(0), aliases.get(aliases.size() - 1)});
        } else if (word.equals("using") && clause == Clause.ON) {
            query.opaque = true;
        }
        if (main || scope == selectScope) {
            Trait trait = switch (word) {
                case "join", "straight_join" -> Trait.JOIN;
                case "where" -> Trait.WHERE;
                case "group" -> Trait.GROUP_BY;
                case "order" -> Trait.ORDER_BY;
                case "limit", "fetch" -> Trait.LIMIT;
                case "offset" -> Trait.OFFSET;
                case "union", "intersect", "except", "minus" -> Trait.COMPOUND;
                default -> null;
            };
            if (trait != null) {
                traits.add(trait);
            }
        }
    }

    /** Words that matter without opening a clause. */
    private void note(int i, String word) {
        Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
        switch (word) {
            case "for" -> {
                if (next != null && (next.is("update") || next.is("share"))) {
                    traits.add(Trait.FOR_UPDATE);
                }
            }
            case "returning", "output" -> traits.add(Trait.RETURNING);
            case "rownum", "top" -> {
                if (scope == root || word.equals("rownum")) {
                    traits.add(Trait.LIMIT);
                }
            }
            case "natural", "lateral" -> scope.ofQuery().opaque = true;
            case "unnest" -> {
                if (verb == Verb.INSERT) {
                    traits.add(Trait.MULTI_ROW);
                }
            }
            case "table" -> scope.wantsTable |= verb == Verb.DDL && scope == root && tables.isEmpty();
            case "nextval", "next" -> sequence(i, word);
            case "as" -> commonTable(i);
            default -> {}
        }
    }

    /** {@code nextval('s')}, {@code next value for s}, {@code s.nextval}. */
    private void sequence(int i, String word) {
        int name = -1;
        if (word.equals("next")
                && i + 3 < tokens.size()
                && tokens.get(i + 1).is("value")
                && tokens.get(i + 2).is("for")) {
            name = i + 3;
        } else if (word.equals("nextval")) {
            boolean call = i + 2 < tokens.size() && tokens.get(i + 1).is("(");
            name = call ? i + 2 : i > 1 && tokens.get(i - 1).is(".") ? i - 2 : -1;
        }
        if (name < 0) {
            return;
        }
        while (name + 2 < tokens.size()
                && tokens.get(name + 1).is(".")
                && !tokens.get(name + 2).is("nextval")) {
            name += 2;
        }
        if (verb == Verb.SELECT || verb == Verb.OTHER || verb == Verb.CALL) {
            verb = Verb.SEQUENCE;
        }
        if (verb == Verb.SEQUENCE) {
            tables.clear();
            if (!tokens.get(name).isValue()) {
                tables.add(tokens.get(name).name());
            }
        }
    }

    /** How far back a common table's column list is followed; a bound, so that no text makes the scan quadratic. */
    private static final int LONGEST_COLUMN_LIST = 500;

    private void commonTable(int i) {
        if (verb == null && commonTableList && scope == root && i > 0) {
            int at = i - 1;
            if (tokens.get(at).is(")")) {
                while (at > 0 && at > i - LONGEST_COLUMN_LIST && !tokens.get(at).is("(")) {
                    at--;
                }
                at--;
            }
            if (at >= 0) {
                commonTables.add(tokens.get(at).name());
            }
        }
    }

    // --- names -----------------------------------------------------------------------------------------------------

    private int name(int i) {
        if (scope.wantsTable && verb != Verb.SEQUENCE) {
            return table(i);
        }
        boolean insertColumns = verb == Verb.INSERT && scope.clause == Clause.INTO && scope.outer == root;
        boolean assigned = scope.clause == Clause.SET
                && i + 1 < tokens.size()
                && tokens.get(i + 1).is("=")
                && (tokens.get(i - 1).is("set")
                        || tokens.get(i - 1).is(",")
                        || tokens.get(i - 1).is("."));
        if ((insertColumns || assigned) && !written.contains(tokens.get(i).name()) && written.size() < MOST_WRITTEN) {
            written.add(tokens.get(i).name());
        }
        return i + 1;
    }

    /** No table worth reading about has more columns than PostgreSQL allows; it also bounds the search in the list. */
    private static final int MOST_WRITTEN = 1_600;

    private int table(int i) {
        if (tokens.get(i).is("if")
                || tokens.get(i).is("ignore")
                || tokens.get(i).is("low_priority")) {
            return i + 1;
        }
        int last = i;
        while (last + 2 < tokens.size()
                && tokens.get(last + 1).is(".")
                && tokens.get(last + 2).isPart()) {
            last += 2;
        }
        scope.wantsTable = false;
        Scope query = scope.ofQuery();
        boolean function = last + 1 < tokens.size() && tokens.get(last + 1).is("(") && scope.clause == Clause.FROM;
        if (function) {
            query.opaque = true;
            note(last, tokens.get(last).text());
            return last + 1;
        }
        String table = tokens.get(last).name();
        int next = last + 1;
        String alias = table;
        if (next + 1 < tokens.size()
                && tokens.get(next).is("as")
                && tokens.get(next + 1).isName()) {
            alias = tokens.get(next + 1).name();
            next += 2;
        } else if (next < tokens.size() && tokens.get(next).isName() && verb != Verb.DDL) {
            alias = tokens.get(next).name();
            next++;
        }
        query.aliases.putIfAbsent(alias, table);
        (query == root || query == selectScope ? tables : innerTables).add(table);
        return next;
    }

    // --- symbols and values ----------------------------------------------------------------------------------------

    private void symbol(int i, String symbol) {
        switch (symbol) {
            case "(" -> open(i);
            case ")" -> {
                keys.closed(scope);
                if (scope == selectScope && selectList.isOpen()) {
                    selectList.item(i, scope, true);
                }
                scope = scope.outer == null ? scope : scope.outer;
            }
            case "," -> {
                if (scope == selectScope && scope.clause == Clause.SELECT) {
                    selectList.item(i, scope, false);
                } else if (scope.clause == Clause.FROM || (scope.clause == Clause.ON && scope.query)) {
                    scope.clause = Clause.FROM;
                    scope.wantsTable = true;
                }
            }
            case "*" -> {}
            default -> {
                if (scope.clause == Clause.WHERE || scope.clause == Clause.ON) {
                    conditions.connect(i, scope);
                }
            }
        }
    }

    private void open(int i) {
        Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
        boolean query =
                next != null && (next.is("select") || next.is("with") || (next.is("values") && scope.wantsTable));
        Scope inner = new Scope(scope, query);
        if (!query && scope.clause == Clause.FROM) {
            inner.clause = scope.wantsTable ? Clause.FROM : Clause.OTHER;
            inner.wantsTable = scope.wantsTable;
        }
        if (query && scope.wantsTable) {
            scope.ofQuery().opaque = true;
        }
        scope.wantsTable = false;
        keys.opened(i, scope, inner);
        scope = inner;
    }

    private void value(int i) {
        int value = values++;
        if ((scope == root || scope.ofQuery() == selectScope) && paging.value(i, value, scope)) {
            traits.add(Trait.OFFSET);
        }
        keys.value(i, scope);
    }

    // --- results ---------------------------------------------------------------------------------------------------

    /** The statement, and where its values belong. */
    SqlText result(String normalised) {
        Verb finalVerb = verb == null ? Verb.OTHER : verb;
        tables.addAll(innerTables);
        tables.removeAll(commonTables);
        List<Column> columns = selectList.columns(!tables.isEmpty() || root.opaque || selectScope.opaque);
        if (tables.contains("dual") || tables.contains("sysdummy1")) {
            tables.remove("dual");
            tables.remove("sysdummy1");
            traits.add(Trait.CONSTANT);
        }
        if (tables.isEmpty() && finalVerb == Verb.SELECT && tokens.get(0).is("values")) {
            traits.add(Trait.CONSTANT);
        }
        if (selectScope.hasUnconditionedJoin() && finalVerb == Verb.SELECT) {
            traits.add(Trait.UNCONDITIONED_JOIN);
        }
        Object[] slots =
                tokens.stream().filter(Token::isValue).map(Token::value).toArray();
        Map<Key, Integer> numbers = keys.numbered();
        SqlStatement statement = new SqlStatement(
                Hash.of(normalised),
                normalised,
                finalVerb,
                List.copyOf(tables),
                List.copyOf(numbers.keySet()),
                columns,
                written,
                traits);
        return new SqlText(statement, slots, keys.ofValues(slots.length, numbers), paging.limit(), paging.offset());
    }
}
