package dev.rowan.orm;

import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Django's {@code &} and {@code |} on querysets of one model. */
final class Merging {
    private Merging() {}

    static <M, T extends @Nullable Object, S extends Chain<M, T, S>> S merge(
            Chain<M, T, S> left, Chain<M, ?, ?> right, boolean all) {
        Select one = left.select();
        Select two = right.select();
        if (all && one.isSliced()) {
            throw new IllegalStateException("Cannot combine queries once a slice has been taken.");
        }
        if (!all && (one.isSliced() || two.isSliced())) {
            return merge(byKeys(left), byKeys(right), false);
        }
        if ((one.distinct() == null) != (two.distinct() == null)) {
            throw new IllegalStateException("Cannot combine a unique query with a non-unique query.");
        }
        if (one.none() || two.none()) {
            boolean keepLeft = all ? one.none() : two.none();
            return left.with(keepLeft ? one : adopt(one, two));
        }
        if (all) {
            List<Clause> clauses = new ArrayList<>(one.clauses());
            clauses.addAll(two.clauses());
            return left.with(ordered(one.withClauses(clauses), two));
        }
        List<Clause> clauses = new ArrayList<>();
        one.clauses().stream().filter(c -> !(c instanceof Clause.Filter)).forEach(clauses::add);
        two.clauses().stream().filter(c -> !(c instanceof Clause.Filter)).forEach(clauses::add);
        clauses.add(new Clause.Filter(new Predicate.AnyOf(List.of(conditions(one), conditions(two))), false));
        return left.with(ordered(one.withClauses(clauses), two));
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

    private static Select adopt(Select one, Select two) {
        return ordered(two, one);
    }

    private static Select ordered(Select tree, Select other) {
        return tree.ordering() == null && other.ordering() != null ? tree.orderedBy(other.ordering()) : tree;
    }

    private static Predicate conditions(Select select) {
        List<Predicate> parts = new ArrayList<>();
        for (Clause clause : select.clauses()) {
            if (clause instanceof Clause.Filter filter) {
                parts.add(filter.negated() ? new Predicate.Not(filter.predicate()) : filter.predicate());
            }
        }
        return new Predicate.AllOf(parts);
    }
}
