package dev.rowan.orm;

import dev.rowan.orm.query.Clause;
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
        if (one.isSliced() || two.isSliced()) {
            throw new IllegalStateException("Cannot combine queries once a slice has been taken.");
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
