package dev.rowan.orm.query;

import dev.rowan.orm.model.FieldType;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that the database computes for each row.
 *
 * <p>Names are not resolved here: whether {@code author__name} is a column, an annotation or a transform is decided
 * where the expression is used.
 */
public sealed interface Expression {

    /**
     * A column, an annotation, or a relation (its key), reached from the queried model: {@code [author, name]}.
     * Trailing names may be transforms or JSON keys ({@code [createdAt, year]}).
     */
    record Path(List<String> names) implements Expression {
        public Path {
            names = List.copyOf(names);
        }

        /** A path in Django's spelling, {@code author__name}. */
        public static Path of(String name) {
            return new Path(split(name));
        }

        /** The names in Django's spelling of a path; by hand, since a pattern would be compiled for each. */
        public static List<String> split(String name) {
            int cut = name.indexOf("__");
            if (cut < 0) {
                return List.of(name);
            }
            List<String> names = new java.util.ArrayList<>(4);
            int from = 0;
            while (cut >= 0) {
                names.add(name.substring(from, cut));
                from = cut + 2;
                cut = name.indexOf("__", from);
            }
            names.add(name.substring(from));
            return names;
        }
    }

    /**
     * A path of a query around a subquery.
     *
     * @param levels how many queries further out: 1 for the next one
     */
    record OuterPath(List<String> names, int levels) implements Expression {
        public OuterPath {
            names = List.copyOf(names);
        }

        public OuterPath(List<String> names) {
            this(names, 1);
        }
    }

    /**
     * A constant, always bound, never written into the text.
     *
     * @param type how it is bound, or null to take the type of what it meets
     */
    record Value(@Nullable Object value, @Nullable FieldType<?, ?> type) implements Expression {
        public static Value of(@Nullable Object value) {
            return new Value(value, null);
        }
    }

    /** Several constants or expressions: the right side of {@code in} and {@code range}. */
    record Items(List<Expression> items) implements Expression {
        public Items {
            items = List.copyOf(items);
        }

        /** The items of a collection of constants, expressions or rows. */
        public static Items of(Collection<?> values) {
            return new Items(values.stream()
                    .map(value -> value instanceof Expression e ? e : (Expression) Value.of(value))
                    .toList());
        }
    }

    /** Arithmetic, bit operations, and concatenation by {@code ||}. */
    record Combined(Expression left, Arithmetic operator, Expression right) implements Expression {}

    /** A function by Rowan's name for it ({@code lower}, {@code coalesce}); the dialect spells it. */
    record Call(
            String function,
            List<Expression> arguments,
            @Nullable FieldType<?, ?> output) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A function of the database by its own name, for what Rowan does not know. */
    record Native(
            String name,
            List<Expression> arguments,
            @Nullable FieldType<?, ?> output) implements Expression {
        public Native {
            arguments = List.copyOf(arguments);
        }
    }

    /** A registered transform applied to an expression: {@code year}, {@code lower}. */
    record Transformed(Expression inner, String transform) implements Expression {}

    /** A key or an index inside JSON. */
    record JsonKey(Expression inner, String key) implements Expression {}

    /** What stands at a place in JSON as text: a string without its quotation marks. */
    record JsonText(Expression inner) implements Expression {}

    /** A part of a date or a time: {@code year}, {@code iso_week}; {@code zone} null for the current one. */
    record Extract(Expression inner, String part, @Nullable String zone) implements Expression {}

    /** A date or a time cut down to a unit; {@code output} null for the kind of the argument. */
    record Truncate(
            Expression inner,
            String unit,
            @Nullable String zone,
            @Nullable FieldType<?, ?> output) implements Expression {}

    record Cast(Expression inner, FieldType<?, ?> target) implements Expression {}

    record Case(
            List<When> branches,
            @Nullable Expression otherwise,
            @Nullable FieldType<?, ?> output) implements Expression {
        public Case {
            branches = List.copyOf(branches);
        }

        public record When(Predicate condition, Expression then) {}
    }

    /**
     * An aggregate over the group.
     *
     * @param function count, sum, avg, min, max, stddev, variance, string_agg
     * @param argument null for {@code count(*)}
     * @param sample for stddev and variance: of a sample rather than of the population
     */
    record Aggregate(
            String function,
            @Nullable Expression argument,
            boolean distinct,
            boolean sample,
            @Nullable Predicate filter,
            @Nullable Expression defaultValue,
            List<Order> orderBy,
            @Nullable Expression delimiter,
            @Nullable FieldType<?, ?> output)
            implements Expression {
        public Aggregate {
            orderBy = List.copyOf(orderBy);
        }
    }

    /** A function or an aggregate over a window. */
    record Window(
            Expression function,
            List<Expression> partitionBy,
            List<Order> orderBy,
            @Nullable Frame frame) implements Expression {
        public Window {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }
    }

    /** The frame of a window; null bounds are unbounded, 0 is the current row, negative precedes. */
    record Frame(
            Mode mode, @Nullable Integer start, @Nullable Integer end, Exclusion exclusion) {
        /** What a bound counts. */
        public enum Mode {
            ROWS,
            RANGE
        }

        /** Which rows around the current one are left out. */
        public enum Exclusion {
            NONE,
            CURRENT_ROW,
            GROUP,
            TIES
        }
    }

    /** The only column of the first row of a query. */
    record Subquery(Select query, @Nullable FieldType<?, ?> output) implements Expression {}

    /** Whether a query has rows. */
    record Exists(Select query) implements Expression {}

    /** A predicate as a boolean value. */
    record Condition(Predicate predicate) implements Expression {}

    /** An annotation's name together with its expression, as {@code count(posts).as("n")} gives. */
    record Named(String name, Expression inner) implements Expression {}

    /** SQL of the user's own, with {@code ?} for its binds. */
    record Raw(String sql, List<Value> binds, @Nullable FieldType<?, ?> output) implements Expression {
        public Raw {
            binds = List.copyOf(binds);
        }
    }

    /** The operators of {@link Combined}. */
    enum Arithmetic {
        PLUS,
        MINUS,
        TIMES,
        DIVIDE,
        MODULO,
        POWER,
        BIT_AND,
        BIT_OR,
        BIT_XOR,
        SHIFT_LEFT,
        SHIFT_RIGHT
    }
}
