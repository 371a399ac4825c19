package dev.rowan.orm.query;

import java.util.List;

/**
 * A step of a query whose place among the others matters: a filter before an annotation is a WHERE, one after may be
 * a HAVING; each filter makes its own joins over to-many relations.
 */
public sealed interface Clause {
    /** {@code filter(…)}, or {@code exclude(…)} when negated. */
    record Filter(Predicate predicate, boolean negated) implements Clause {}

    /**
     * The rows of two querysets together, {@code a | b}: each side is filters, with joins of their own as ever; a
     * to-many join of the one side serves one of the other.
     *
     * @param exclusive for {@code a ^ b}: the rows of exactly one
     */
    record Either(List<Clause> left, List<Clause> right, boolean exclusive) implements Clause {
        public Either {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /** {@code annotate(…)}, or {@code alias(…)} when not selected. */
    record Annotate(String name, Expression expression, boolean selected) implements Clause {}

    /**
     * {@code annotate(…)} of a filtered relation: a relation under another name, whose join carries a condition.
     *
     * @param relation from the queried model; its first name may be another filtered relation's
     * @param condition on the relation's rows, written from the queried model: {@code posts__views > 3}
     */
    record Relate(String name, List<String> relation, Predicate condition) implements Clause {
        public Relate {
            relation = List.copyOf(relation);
        }
    }

    /**
     * {@code values(…)}: from here on aggregates group by these.
     *
     * @param items paths, or named expressions (which annotate too); empty for all columns and annotations
     */
    record Values(List<Expression> items) implements Clause {
        public Values {
            items = List.copyOf(items);
        }
    }
}
