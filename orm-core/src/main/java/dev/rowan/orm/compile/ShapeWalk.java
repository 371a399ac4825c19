package dev.rowan.orm.compile;

import dev.rowan.orm.model.Stateful;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Combination;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Loading;
import dev.rowan.orm.query.Lock;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The walk over a query's tree that notes its shape: each kind of node is met here once. */
final class ShapeWalk {
    private final Shape shape;

    ShapeWalk(Shape shape) {
        this.shape = shape;
    }

    void select(Select query) {
        shape.token(query.model());
        for (Clause clause : query.clauses()) {
            clause(clause);
        }
        shape.token(Mark.END);
        if (query.ordering() == null) {
            shape.token(null);
        } else {
            orders(query.ordering());
        }
        shape.token(query.reversed());
        if (query.distinct() != null) {
            shape.token(Mark.DISTINCT);
            expressions(query.distinct().on());
        }
        shape.token(query.offset()).token(query.limit()).token(query.none());
        loading(query.loading());
        Combination combination = query.combination();
        if (combination != null) {
            shape.token(combination.kind()).token(combination.all());
            combination.parts().forEach(this::select);
            shape.token(Mark.END);
        }
        Lock lock = query.lock();
        if (lock != null) {
            shape.token(lock);
        }
    }

    private void loading(Loading loading) {
        shape.token(loading.equals(Loading.ALL) ? Mark.ALL : loading);
    }

    private void clause(Clause clause) {
        if (clause instanceof Clause.Filter filter) {
            shape.token(filter.negated() ? Mark.EXCLUDE : Mark.FILTER);
            predicate(filter.predicate());
        } else if (clause instanceof Clause.Either either) {
            shape.token(Mark.EITHER).token(either.exclusive());
            either.left().forEach(this::clause);
            shape.token(Mark.END);
            either.right().forEach(this::clause);
            shape.token(Mark.END);
        } else if (clause instanceof Clause.Annotate annotate) {
            shape.token(annotate.selected() ? Mark.ANNOTATE : Mark.ALIAS).token(annotate.name());
            expression(annotate.expression());
        } else if (clause instanceof Clause.Relate relate) {
            shape.token(Mark.RELATE).token(relate.name()).token(relate.relation());
            predicate(relate.condition());
        } else if (clause instanceof Clause.Values values) {
            shape.token(Mark.VALUES);
            expressions(values.items());
        }
    }

    private void orders(List<Order> orders) {
        for (Order order : orders) {
            if (order instanceof Order.By by) {
                shape.token(by.descending() ? Mark.DESCENDING : Mark.ASCENDING).token(by.nullsFirst());
                expression(by.expression());
            } else {
                shape.token(Mark.RANDOM);
            }
        }
        shape.token(Mark.END);
    }

    void predicate(Predicate predicate) {
        if (predicate instanceof Predicate.Named named) {
            shape.token(Mark.NAMED).token(named.name());
            right(named.name().equals("in") || named.name().endsWith("__in"), named.right());
        } else if (predicate instanceof Predicate.Lookup lookup) {
            shape.token(Mark.LOOKUP).token(lookup.lookup());
            expression(lookup.left());
            right(lookup.lookup().equals("in"), lookup.right());
        } else if (predicate instanceof Predicate.Holds holds) {
            shape.token(Mark.HOLDS);
            expression(holds.expression());
        } else if (predicate instanceof Predicate.Not not) {
            shape.token(Mark.NOT);
            predicate(not.inner());
        } else if (predicate instanceof Predicate.AllOf all) {
            predicates(Mark.AND, all.parts());
        } else if (predicate instanceof Predicate.AnyOf any) {
            predicates(Mark.OR, any.parts());
        } else if (predicate instanceof Predicate.OneOf one) {
            predicates(Mark.XOR, one.parts());
        }
    }

    private void predicates(Mark mark, List<Predicate> parts) {
        shape.token(mark);
        for (Predicate part : parts) {
            predicate(part);
        }
        shape.token(Mark.END);
    }

    private void right(boolean in, Expression right) {
        if (in && right instanceof Expression.Items items && shape.lists().isArray(items)) {
            Object form = Lists.form(items);
            shape.token(Mark.ARRAY).token(form == null).token(form);
            shape.add(items);
        } else if (in
                && right instanceof Expression.Items items
                && shape.lists().rounded(items) > 0) {
            shape.token(Mark.LIST)
                    .token(Lists.classOf(items.items().get(0)))
                    .token(shape.lists().rounded(items));
            shape.add(items);
        } else {
            expression(right);
        }
    }

    void expressions(List<? extends Expression> expressions) {
        for (Expression expression : expressions) {
            expression(expression);
        }
        shape.token(Mark.END);
    }

    private void optional(@Nullable Expression expression) {
        if (expression == null) {
            shape.token(null);
        } else {
            expression(expression);
        }
    }

    private void value(Expression.Value value) {
        shape.token(Mark.VALUE).token(value.type());
        Object constant = value.value();
        shape.token(
                constant == null || constant instanceof Boolean
                        ? constant
                        : constant instanceof Stateful ? Stateful.class : constant.getClass());
        if (constant instanceof Stateful) {
            shape.token(constant.getClass());
        } else if (constant instanceof Long || constant instanceof BigInteger) {
            shape.token(Shape.magnitude((Number) constant));
        }
        shape.add(value);
    }

    void expression(Expression expression) {
        if (expression instanceof Expression.Path path) {
            shape.token(Mark.PATH).token(path.names());
        } else if (expression instanceof Expression.Value value) {
            value(value);
        } else if (expression instanceof Expression.OuterPath outer) {
            shape.token(Mark.OUTER).token(outer.names()).token(outer.levels());
        } else if (expression instanceof Expression.Items items) {
            shape.token(Mark.ITEMS);
            expressions(items.items());
            shape.add(items);
        } else if (expression instanceof Expression.Combined combined) {
            shape.token(combined.operator());
            expression(combined.left());
            expression(combined.right());
        } else if (expression instanceof Expression.Named named) {
            shape.token(Mark.AS).token(named.name());
            expression(named.inner());
        } else if (expression instanceof Expression.Aggregate aggregate) {
            aggregate(aggregate);
        } else {
            function(expression);
        }
    }

    private void aggregate(Expression.Aggregate aggregate) {
        shape.token(Mark.AGGREGATE)
                .token(aggregate.function())
                .token(aggregate.distinct())
                .token(aggregate.sample());
        shape.token(aggregate.output());
        optional(aggregate.argument());
        if (aggregate.filter() != null) {
            predicate(aggregate.filter());
        }
        shape.token(Mark.END);
        optional(aggregate.defaultValue());
        orders(aggregate.orderBy());
        optional(aggregate.delimiter());
    }

    private void function(Expression expression) {
        if (expression instanceof Expression.Call call) {
            shape.token(Mark.CALL).token(call.function()).token(call.output());
            expressions(call.arguments());
        } else if (expression instanceof Expression.Native call) {
            shape.token(Mark.NATIVE).token(call.name()).token(call.output());
            expressions(call.arguments());
        } else if (expression instanceof Expression.Transformed transformed) {
            shape.token(Mark.TRANSFORM).token(transformed.transform());
            expression(transformed.inner());
        } else if (expression instanceof Expression.JsonKey key) {
            shape.token(Mark.KEY).token(key.key());
            expression(key.inner());
        } else if (expression instanceof Expression.JsonText text) {
            shape.token(Mark.TEXT);
            expression(text.inner());
        } else if (expression instanceof Expression.Extract extract) {
            shape.token(Mark.EXTRACT).token(extract.part()).token(extract.zone());
            expression(extract.inner());
        } else if (expression instanceof Expression.Truncate truncate) {
            shape.token(Mark.TRUNCATE)
                    .token(truncate.unit())
                    .token(truncate.zone())
                    .token(truncate.output());
            expression(truncate.inner());
        } else if (expression instanceof Expression.Cast cast) {
            shape.token(Mark.CAST).token(cast.target());
            expression(cast.inner());
        } else if (expression instanceof Expression.Case choice) {
            shape.token(Mark.CASE).token(choice.output());
            for (Expression.Case.When when : choice.branches()) {
                predicate(when.condition());
                expression(when.then());
            }
            shape.token(Mark.END);
            optional(choice.otherwise());
        } else {
            query(expression);
        }
    }

    private void query(Expression expression) {
        if (expression instanceof Expression.Window window) {
            shape.token(Mark.WINDOW).token(window.frame());
            expression(window.function());
            expressions(window.partitionBy());
            orders(window.orderBy());
        } else if (expression instanceof Expression.Subquery subquery) {
            shape.token(Mark.SUBQUERY).token(subquery.output());
            select(subquery.query());
        } else if (expression instanceof Expression.Exists exists) {
            shape.token(Mark.EXISTS);
            select(exists.query());
        } else if (expression instanceof Expression.Condition condition) {
            shape.token(Mark.CONDITION);
            predicate(condition.predicate());
        } else if (expression instanceof Expression.Raw raw) {
            shape.token(Mark.RAW).token(raw.sql()).token(raw.output());
            expressions(raw.binds());
        } else {
            throw new IllegalStateException("no shape for " + expression);
        }
    }

    /** The kinds of nodes, as tokens. */
    private enum Mark {
        END,
        DISTINCT,
        ALL,
        FILTER,
        EXCLUDE,
        EITHER,
        ANNOTATE,
        ALIAS,
        RELATE,
        VALUES,
        ASCENDING,
        DESCENDING,
        RANDOM,
        NAMED,
        LOOKUP,
        HOLDS,
        NOT,
        AND,
        OR,
        XOR,
        ARRAY,
        LIST,
        VALUE,
        PATH,
        OUTER,
        ITEMS,
        AS,
        AGGREGATE,
        CALL,
        NATIVE,
        TEXT,
        TRANSFORM,
        KEY,
        EXTRACT,
        TRUNCATE,
        CAST,
        CASE,
        WINDOW,
        SUBQUERY,
        EXISTS,
        CONDITION,
        RAW
    }
}
