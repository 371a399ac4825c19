package dev.rowan.orm.compile;

import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Loading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The filtered relations of one scope: names that stand for a relation whose last join carries a condition.
 *
 * <p>The condition belongs to the joined table, not to the name: a second join over the same name has it again, about
 * its own rows.
 */
final class FilteredRelations {
    private final Scope scope;
    private final Map<String, Clause.Relate> byName = new LinkedHashMap<>();

    FilteredRelations(Scope scope) {
        this.scope = scope;
    }

    Set<String> names() {
        return byName.keySet();
    }

    void addAll(FilteredRelations others) {
        byName.putAll(others.byName);
    }

    /** Takes a name, and refuses what cannot be joined so, used or not. */
    void add(Clause.Relate relate) {
        Way way = way(relate.relation());
        if (!way.rest().isEmpty() || way.relation() == null) {
            throw new FieldError("The relation of a FilteredRelation cannot contain lookups or columns (got '"
                    + String.join("__", relate.relation()) + "' for '" + relate.name()
                    + "').\n  Name a relation, and put the lookups into its condition.");
        }
        byName.put(relate.name(), relate);
        if (scope.outer == null) {
            Scope trial = new Scope(scope.context, scope.model, null);
            trial.filtered.addAll(this);
            trial.join(trial.way(List.of(relate.name())), null);
        }
    }

    /** What the names of a path mean, where the first may be a filtered relation's. */
    Way way(List<String> names) {
        Clause.Relate relate = byName.isEmpty() || names.isEmpty() ? null : byName.get(names.get(0));
        if (relate == null) {
            List<String> others = new ArrayList<>(scope.annotations.keySet());
            others.addAll(byName.keySet());
            return Way.of(scope.context.graph, scope.model, names, others);
        }
        List<String> whole = new ArrayList<>(relate.relation());
        whole.addAll(names.subList(1, names.size()));
        Way way = way(whole);
        List<Hop> hops = new ArrayList<>(way.hops());
        int last = way(relate.relation()).hops().size() - 1;
        hops.set(last, hops.get(last).filteredBy(relate.name()));
        return new Way(hops, way.prefixes(), way.target(), way.relation(), way.end(), way.used(), way.rest());
    }

    /** What the join of this table asks for: the condition, about the rows of this very table. */
    Cond condition(Table table, String name) {
        Clause.Relate relate = byName.get(name);
        if (relate == null || relate.condition().isEmpty()) {
            return new Cond.Always();
        }
        Set<Table> chain = new LinkedHashSet<>();
        for (Table at = table; at != null; at = at.parent) {
            chain.add(at);
        }
        Map<Table, Integer> uses = new LinkedHashMap<>();
        scope.tables.forEach(known -> uses.put(known, known.uses));
        Cond condition = new Filters(scope, new Resolver(scope), true)
                .resolve(
                        new Renaming(relate.relation(), name).predicate(relate.condition()),
                        new LinkedHashSet<>(chain));
        for (Table known : List.copyOf(scope.tables)) {
            int before = uses.getOrDefault(known, 0);
            if (!chain.contains(known) && known.uses > before) {
                throw refused(relate, known, table);
            }
            known.uses = before;
        }
        return condition;
    }

    private FieldError refused(Clause.Relate relate, Table joined, Table table) {
        boolean deeper = false;
        for (Table at = joined; at != null; at = at.parent) {
            deeper |= at == table;
        }
        String relation = String.join("__", relate.relation());
        String model = joined.model == null ? "a link table" : joined.model.name();
        return new FieldError("FilteredRelation's condition doesn't support "
                + (deeper ? "nested relations deeper than '" : "relations outside the '") + relation
                + "' (the condition of '" + relate.name() + "' leads to " + model
                + ").\n  It may speak of the columns of "
                + scope.model.name() + " and of what '" + relation + "' passes. "
                + (deeper ? "Make the deeper relation the filtered one." : "Put the rest into filter(…)."));
    }

    /** Columns of filtered relations are read all or not at all, as in Django. */
    void refuse(Loading loading) {
        Set<String> columns = loading.names();
        if (columns == null || byName.isEmpty()) {
            return;
        }
        for (String column : columns) {
            int cut = column.indexOf("__");
            if (byName.containsKey(cut < 0 ? column : column.substring(0, cut))) {
                throw new FieldError((loading.only() ? "only()" : "defer()")
                        + " is not supported with FilteredRelation (got '" + column
                        + "').\n  Use values(…) for some of its columns.");
            }
        }
    }
}
