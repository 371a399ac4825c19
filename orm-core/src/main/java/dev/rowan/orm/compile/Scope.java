package dev.rowan.orm.compile;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The FROM clause of one SELECT while it grows, its conditions and its annotations.
 *
 * <p>Which joins are shared, and which become LEFT joins, is decided here, by Django's rules.
 */
final class Scope {
    final Context context;
    final @Nullable Scope outer;
    final ModelMeta<?> model;
    final Table base;
    final List<Table> tables = new ArrayList<>();
    final List<Cond> where = new ArrayList<>();
    final Map<String, Annotation> annotations = new LinkedHashMap<>();
    /** Relations under names of their own, whose joins carry conditions. */
    final FilteredRelations filtered = new FilteredRelations(this);
    /** What filters joined, or shared. */
    final Set<Table> used = new LinkedHashSet<>();
    /** To-many joins of the left of a {@code |} that its right may have, each for one of its own. */
    private Set<Table> lendable = new LinkedHashSet<>();
    /** Columns of the scopes around that are spoken of in here. */
    final Set<Column> outerColumns = new LinkedHashSet<>();
    /** The table that FROM begins with: another than the base when leading joins were cut away. */
    Table root;

    Scope(Context context, ModelMeta<?> model, @Nullable Scope outer) {
        this.context = context;
        this.outer = outer;
        this.model = model.concrete();
        this.base = new Table(context, this.model.table(), this.model, null, null);
        this.root = base;
        tables.add(base);
    }

    /** A value under a name. */
    static final class Annotation {
        final Node node;
        boolean selected;

        Annotation(Node node, boolean selected) {
            this.node = node;
            this.selected = selected;
        }
    }

    /** A path brought into the FROM clause: the table and column that it ends at, and all tables on the way. */
    record Place(Way way, List<Table> joins, List<Table> kept, Column column) {}

    Way way(List<String> names) {
        return filtered.way(names);
    }

    /**
     * Joins what a path needs, and trims what its last column does not need.
     *
     * @param reuse tables whose to-many joins may be shared, null for all
     */
    Place place(Way way, @Nullable Set<Table> reuse) {
        List<Table> joins = join(way, reuse);
        return trim(way, joins);
    }

    List<Table> join(Way way, @Nullable Set<Table> reuse) {
        List<Table> joins = new ArrayList<>();
        joins.add(base);
        Table at = base;
        for (Hop hop : way.hops()) {
            at = join(at, hop, hop.many() ? reuse : null);
            joins.add(at);
        }
        return joins;
    }

    /** The table at the other end of a join that any other use of it may share. */
    Table joined(Table from, Hop hop) {
        return join(from, hop, null);
    }

    private Table join(Table from, Hop hop, @Nullable Set<Table> reuse) {
        Table known = last(from, hop, reuse);
        if (known == null && reuse != null) {
            known = last(from, hop, lendable);
            lendable.remove(known);
        }
        if (known != null) {
            known.uses++;
            return known;
        }
        Table table = new Table(context, hop.table(), hop.model(), from, hop);
        tables.add(table);
        if (hop.filter() != null) {
            table.on = filtered.condition(table, hop.filter());
        }
        return table;
    }

    private @Nullable Table last(Table from, Hop hop, @Nullable Set<Table> among) {
        for (int i = tables.size() - 1; i >= 0; i--) {
            Table table = tables.get(i);
            if (table.joins(from, hop) && (among == null || among.contains(table))) {
                return table;
            }
        }
        return null;
    }

    /**
     * The rows that satisfy one of two groups of filters.
     *
     * <p>Each side says of its joins, as if it were alone, which may be INNER; they stay so where both agree.
     */
    void either(Runnable left, Runnable right, Function<List<Cond>, Cond> together) {
        Set<Table> before = new LinkedHashSet<>(tables);
        Set<Table> usedBefore = new LinkedHashSet<>(used);
        Set<Table> lendableBefore = lendable;
        int start = where.size();

        used.clear();
        left.run();
        Cond one = taken(start);
        Set<Table> agreed = inner();
        Set<Table> usedByLeft = new LinkedHashSet<>(used);

        lendable = new LinkedHashSet<>(lendableBefore);
        lendable.addAll(usedByLeft);
        tables.stream().filter(table -> !before.contains(table)).forEach(lendable::add);
        tables.forEach(this::reset);
        used.clear();
        right.run();
        Cond other = taken(start);
        agreed.retainAll(inner());
        agreed.retainAll(used);

        for (Table table : tables) {
            reset(table);
            table.outer &= !agreed.contains(table);
        }
        lendableBefore.retainAll(lendable);
        lendable = lendableBefore;
        used.addAll(usedBefore);
        used.addAll(usedByLeft);
        where.add(together.apply(List.of(one, other)));
    }

    private Cond taken(int start) {
        List<Cond> since = where.subList(start, where.size());
        Cond all = Cond.and(List.copyOf(since));
        since.clear();
        return all;
    }

    private void reset(Table table) {
        table.outer = table.parent != null && (table.nullable || table.parent.outer);
    }

    Place trim(Way way, List<Table> joins) {
        Hop.End target = way.target();
        int last = joins.size() - 1;
        while (last > 0) {
            Hop hop = way.hops().get(last - 1);
            if (!hop.direct() || hop.filtered() || !hop.to().column().equals(target.column())) {
                break;
            }
            target = hop.from();
            joins.get(last).uses--;
            last--;
        }
        Table table = joins.get(last);
        Column column = new Column(table, target.column(), target.type(), target.nullable(), target.label());
        return new Place(way, joins, joins.subList(0, last + 1), column);
    }

    /** Makes joins LEFT joins where rows may be missing, and so all that hang on them. */
    void promote(Collection<Table> which) {
        List<Table> open = new ArrayList<>(which);
        while (!open.isEmpty()) {
            Table table = open.remove(0);
            if (table.parent == null || table.outer || !(table.nullable || table.parent.outer)) {
                continue;
            }
            table.outer = true;
            for (Table other : tables) {
                if (other.parent == table && !open.contains(other)) {
                    open.add(other);
                }
            }
        }
    }

    /** Makes joins INNER joins again. */
    void demote(Collection<Table> which) {
        List<Table> open = new ArrayList<>(which);
        while (!open.isEmpty()) {
            Table table = open.remove(0);
            if (table.outer) {
                table.outer = false;
                Table parent = table.parent;
                if (parent != null && parent.parent != null && !parent.outer) {
                    open.add(parent);
                }
            }
        }
    }

    Set<Table> inner() {
        Set<Table> inner = new LinkedHashSet<>();
        for (Table table : tables) {
            if (table.parent != null && !table.outer) {
                inner.add(table);
            }
        }
        return inner;
    }

    /** The columns of the primary key of the model's own table. */
    List<Column> key() {
        List<Column> columns = new ArrayList<>();
        for (Field<?, ?> part : model.primaryKey()) {
            Hop.End key = Hop.End.of(part);
            columns.add(new Column(base, key.column(), key.type(), key.nullable(), key.label()));
        }
        return columns;
    }

    /** Notes the columns of outer queries in a value that is used in here. */
    void spokenOf(Node node) {
        if (node instanceof Column column) {
            outerColumns.add(column);
        } else {
            node.parts(part -> {
                if (part instanceof Node inner) {
                    spokenOf(inner);
                }
            });
        }
    }

    Scope around() {
        if (outer == null) {
            throw new FieldError("This queryset contains a reference to an outer query and may only be used in a"
                    + " subquery.\n  Put it into exists(…), subquery(…) or inQuery(…) of another queryset.");
        }
        return outer;
    }
}
