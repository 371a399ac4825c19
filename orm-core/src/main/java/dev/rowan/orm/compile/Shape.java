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
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query without its constants, as a key for compiled statements, and the constants in their order.
 *
 * <p>Two queries of one shape give the same text. What a text may depend on is part of the shape: whether a constant is
 * null, its class, a truth value, the length of a list that is not bound as an array, and which constants are one and
 * the same object. Longer than most, because each kind of node of the tree is met here once.
 */
final class Shape {
    /** Below this many constants a scan for the same object is cheaper than a map. */
    private static final int SCAN = 32;

    private final Lists lists;
    private @Nullable Object[] tokens = new Object[48];
    private int size;
    private int hash = 1;
    private Object[] constants = new Object[16];
    private int count;
    private @Nullable IdentityHashMap<Object, Integer> positions;

    Shape(Lists lists) {
        this.lists = lists;
    }

    /** What becomes of lists in statements of this shape. */
    Lists lists() {
        return lists;
    }

    /** The same form without the constants, to be kept. */
    Shape key() {
        Shape key = new Shape(lists);
        key.tokens = Arrays.copyOf(tokens, size);
        key.size = size;
        key.hash = hash;
        return key;
    }

    Shape token(@Nullable Object token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = token;
        hash = 31 * hash + (token == null ? 0 : token.hashCode());
        return this;
    }

    Object constant(int index) {
        return constants[index];
    }

    int constants() {
        return count;
    }

    /** The position of a constant of the tree, or -1 for one that the compiler made itself. */
    int indexOf(Object constant) {
        if (positions != null) {
            Integer known = positions.get(constant);
            return known == null ? -1 : known;
        }
        for (int i = 0; i < count; i++) {
            if (constants[i] == constant) {
                return i;
            }
        }
        return -1;
    }

    private void add(Object constant) {
        int known = indexOf(constant);
        if (known >= 0) {
            token(known);
            return;
        }
        if (count == constants.length) {
            constants = Arrays.copyOf(constants, count * 2);
        }
        constants[count] = constant;
        if (positions != null) {
            positions.put(constant, count);
        }
        count++;
        if (count == SCAN && positions == null) {
            positions = new IdentityHashMap<>();
            for (int i = 0; i < count; i++) {
                positions.put(constants[i], i);
            }
        }
    }

    Shape select(Select query) {
        token(query.model());
        for (Clause clause : query.clauses()) {
            clause(clause);
        }
        token(Mark.END);
        if (query.ordering() == null) {
            token(null);
        } else {
            orders(query.ordering());
        }
        token(query.reversed());
        if (query.distinct() != null) {
            token(Mark.DISTINCT);
            expressions(query.distinct().on());
        }
        token(query.offset()).token(query.limit()).token(query.none());
        loading(query.loading());
        Combination combination = query.combination();
        if (combination != null) {
            token(combination.kind()).token(combination.all());
            combination.parts().forEach(this::select);
            token(Mark.END);
        }
        Lock lock = query.lock();
        if (lock != null) {
            token(lock);
        }
        return this;
    }

    private void loading(Loading loading) {
        token(loading.equals(Loading.ALL) ? Mark.ALL : loading);
    }

    private void clause(Clause clause) {
        if (clause instanceof Clause.Filter filter) {
            token(filter.negated() ? Mark.EXCLUDE : Mark.FILTER);
            predicate(filter.predicate());
        } else if (clause instanceof Clause.Either either) {
            token(Mark.EITHER).token(either.exclusive());
            either.left().forEach(this::clause);
            token(Mark.END);
            either.right().forEach(this::clause);
            token(Mark.END);
        } else if (clause instanceof Clause.Annotate annotate) {
            token(annotate.selected() ? Mark.ANNOTATE : Mark.ALIAS).token(annotate.name());
            expression(annotate.expression());
        } else if (clause instanceof Clause.Relate relate) {
            token(Mark.RELATE).token(relate.name()).token(relate.relation());
            predicate(relate.condition());
        } else if (clause instanceof Clause.Values values) {
            token(Mark.VALUES);
            expressions(values.items());
        }
    }

    private void orders(List<Order> orders) {
        for (Order order : orders) {
            if (order instanceof Order.By by) {
                token(by.descending() ? Mark.DESCENDING : Mark.ASCENDING).token(by.nullsFirst());
                expression(by.expression());
            } else {
                token(Mark.RANDOM);
            }
        }
        token(Mark.END);
    }

    void predicate(Predicate predicate) {
        if (predicate instanceof Predicate.Named named) {
            token(Mark.NAMED).token(named.name());
            right(named.name().equals("in") || named.name().endsWith("__in"), named.right());
        } else if (predicate instanceof Predicate.Lookup lookup) {
            token(Mark.LOOKUP).token(lookup.lookup());
            expression(lookup.left());
            right(lookup.lookup().equals("in"), lookup.right());
        } else if (predicate instanceof Predicate.Holds holds) {
            token(Mark.HOLDS);
            expression(holds.expression());
        } else if (predicate instanceof Predicate.Not not) {
            token(Mark.NOT);
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
        token(mark);
        for (Predicate part : parts) {
            predicate(part);
        }
        token(Mark.END);
    }

    private void right(boolean in, Expression right) {
        if (in && right instanceof Expression.Items items && lists.isArray(items)) {
            Object form = Lists.form(items);
            token(Mark.ARRAY).token(form == null).token(form);
            add(items);
        } else if (in && right instanceof Expression.Items items && lists.rounded(items) > 0) {
            token(Mark.LIST).token(Lists.classOf(items.items().get(0))).token(lists.rounded(items));
            add(items);
        } else {
            expression(right);
        }
    }

    void expressions(List<? extends Expression> expressions) {
        for (Expression expression : expressions) {
            expression(expression);
        }
        token(Mark.END);
    }

    private void optional(@Nullable Expression expression) {
        if (expression == null) {
            token(null);
        } else {
            expression(expression);
        }
    }

    /** How large an integer is, by the kinds of column that could hold it; the sign is the number's. */
    static int magnitude(Number number) {
        if (number instanceof BigInteger big && big.bitLength() > 63) {
            return 3 * big.signum();
        }
        long value = number.longValue();
        if ((int) value != value) {
            return value < 0 ? -2 : 2;
        }
        return (short) value == value ? 0 : value < 0 ? -1 : 1;
    }

    private void value(Expression.Value value) {
        token(Mark.VALUE).token(value.type());
        Object constant = value.value();
        token(
                constant == null || constant instanceof Boolean
                        ? constant
                        : constant instanceof Stateful ? Stateful.class : constant.getClass());
        if (constant instanceof Stateful) {
            token(constant.getClass());
        } else if (constant instanceof Long || constant instanceof BigInteger) {
            token(magnitude((Number) constant));
        }
        add(value);
    }

    void expression(Expression expression) {
        if (expression instanceof Expression.Path path) {
            token(Mark.PATH).token(path.names());
        } else if (expression instanceof Expression.Value value) {
            value(value);
        } else if (expression instanceof Expression.OuterPath outer) {
            token(Mark.OUTER).token(outer.names()).token(outer.levels());
        } else if (expression instanceof Expression.Items items) {
            token(Mark.ITEMS);
            expressions(items.items());
            add(items);
        } else if (expression instanceof Expression.Combined combined) {
            token(combined.operator());
            expression(combined.left());
            expression(combined.right());
        } else if (expression instanceof Expression.Named named) {
            token(Mark.AS).token(named.name());
            expression(named.inner());
        } else if (expression instanceof Expression.Aggregate aggregate) {
            aggregate(aggregate);
        } else {
            function(expression);
        }
    }

    private void aggregate(Expression.Aggregate aggregate) {
        token(Mark.AGGREGATE)
                .token(aggregate.function())
                .token(aggregate.distinct())
                .token(aggregate.sample());
        token(aggregate.output());
        optional(aggregate.argument());
        if (aggregate.filter() != null) {
            predicate(aggregate.filter());
        }
        token(Mark.END);
        optional(aggregate.defaultValue());
        orders(aggregate.orderBy());
        optional(aggregate.delimiter());
    }

    private void function(Expression expression) {
        if (expression instanceof Expression.Call call) {
            token(Mark.CALL).token(call.function()).token(call.output());
            expressions(call.arguments());
        } else if (expression instanceof Expression.Native call) {
            token(Mark.NATIVE).token(call.name()).token(call.output());
            expressions(call.arguments());
        } else if (expression instanceof Expression.Transformed transformed) {
            token(Mark.TRANSFORM).token(transformed.transform());
            expression(transformed.inner());
        } else if (expression instanceof Expression.JsonKey key) {
            token(Mark.KEY).token(key.key());
            expression(key.inner());
        } else if (expression instanceof Expression.JsonText text) {
            token(Mark.TEXT);
            expression(text.inner());
        } else if (expression instanceof Expression.Extract extract) {
            token(Mark.EXTRACT).token(extract.part()).token(extract.zone());
            expression(extract.inner());
        } else if (expression instanceof Expression.Truncate truncate) {
            token(Mark.TRUNCATE).token(truncate.unit()).token(truncate.zone()).token(truncate.output());
            expression(truncate.inner());
        } else if (expression instanceof Expression.Cast cast) {
            token(Mark.CAST).token(cast.target());
            expression(cast.inner());
        } else if (expression instanceof Expression.Case choice) {
            token(Mark.CASE).token(choice.output());
            for (Expression.Case.When when : choice.branches()) {
                predicate(when.condition());
                expression(when.then());
            }
            token(Mark.END);
            optional(choice.otherwise());
        } else {
            query(expression);
        }
    }

    private void query(Expression expression) {
        if (expression instanceof Expression.Window window) {
            token(Mark.WINDOW).token(window.frame());
            expression(window.function());
            expressions(window.partitionBy());
            orders(window.orderBy());
        } else if (expression instanceof Expression.Subquery subquery) {
            token(Mark.SUBQUERY).token(subquery.output());
            select(subquery.query());
        } else if (expression instanceof Expression.Exists exists) {
            token(Mark.EXISTS);
            select(exists.query());
        } else if (expression instanceof Expression.Condition condition) {
            token(Mark.CONDITION);
            predicate(condition.predicate());
        } else if (expression instanceof Expression.Raw raw) {
            token(Mark.RAW).token(raw.sql()).token(raw.output());
            expressions(raw.binds());
        } else {
            throw new IllegalStateException("no shape for " + expression);
        }
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shape that
                && hash == that.hash
                && size == that.size
                && Arrays.equals(tokens, 0, size, that.tokens, 0, size);
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
