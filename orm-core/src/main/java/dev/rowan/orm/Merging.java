package dev.rowan.orm;

import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Django's {@code &}, {@code |} and {@code ^} on querysets of one model. */
final class Merging {
    private Merging() {}

    /** How two querysets become one. */
    enum How {
        AND,
        OR,
        XOR
    }

    static <M, T extends @Nullable Object, S extends Chain<M, T, S>> S merge(
            Chain<M, T, S> left, Chain<M, ?, ?> right, How how) {
        boolean all = how == How.AND;
        String method = how.name().toLowerCase(Locale.ROOT);
        left.refuseCombined(method);
        right.refuseCombined(method);
        Select one = left.select();
        Select two = right.select();
        if (all && one.isSliced()) {
            throw new IllegalStateException("Cannot combine queries once a slice has been taken.");
        }
        if (!all && (one.isSliced() || two.isSliced())) {
            return merge(byKeys(left), byKeys(right), how);
        }
        if ((one.distinct() == null) != (two.distinct() == null)) {
            throw new IllegalStateException("Cannot combine a unique query with a non-unique query.");
        }
        if (one.none() || two.none()) {
            boolean keepLeft = all ? one.none() : two.none();
            return left.with(keepLeft ? one : two);
        }
        if (all) {
            List<Clause> clauses = new ArrayList<>(one.clauses());
            two.clauses().stream()
                    .filter(clause -> filters(clause) || !one.clauses().contains(clause))
                    .forEach(clauses::add);
            return left.with(ordered(one.withClauses(clauses), two));
        }
        Set<Clause> clauses = new LinkedHashSet<>(others(one));
        clauses.addAll(others(two));
        clauses.add(new Clause.Either(filters(one), filters(two), how == How.XOR));
        return left.with(ordered(one.withClauses(List.copyOf(clauses)), two));
    }

    /** The rows of a slice, as rows whose keys are in it: so they can be combined with others. */
    private static <M, T extends @Nullable Object, S extends Chain<M, T, S>> Chain<M, T, S> byKeys(
            Chain<M, T, S> rows) {
        Select select = rows.select();
        if (!select.isSliced()) {
            return rows;
        }
        Predicate among =
                new Predicate.Lookup(new Expression.Path(List.of("pk")), "in", new Expression.Subquery(select, null));
        Select all = Select.of(select.model()).withLoading(select.loading());
        return rows.with(all.and(new Clause.Filter(among, false)));
    }

    /** The right side's ordering, if it names one. */
    private static Select ordered(Select tree, Select other) {
        List<Order> ordering = other.ordering();
        if (ordering == null || ordering.isEmpty()) {
            return tree;
        }
        Select ordered = tree.orderedBy(ordering);
        return other.reversed() ? ordered.reversedOrder() : ordered;
    }

    private static List<Clause> filters(Select select) {
        return select.clauses().stream().filter(Merging::filters).toList();
    }

    private static List<Clause> others(Select select) {
        return select.clauses().stream().filter(clause -> !filters(clause)).toList();
    }

    private static boolean filters(Clause clause) {
        return clause instanceof Clause.Filter || clause instanceof Clause.Either;
    }
}
