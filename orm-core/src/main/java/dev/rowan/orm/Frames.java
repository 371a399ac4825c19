package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Expression.Frame;
import dev.rowan.orm.query.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of an OVER clause, put together for both kinds of window expression. */
final class Frames {
    private static final Set<String> OF_WINDOWS = Set.of(
            "row_number",
            "rank",
            "dense_rank",
            "percent_rank",
            "cume_dist",
            "ntile",
            "lag",
            "lead",
            "first_value",
            "last_value",
            "nth_value");

    private Frames() {}

    static Expression.Window over(Expression function) {
        boolean fits = function instanceof Expression.Aggregate
                || function instanceof Expression.Native
                || (function instanceof Expression.Call call && OF_WINDOWS.contains(call.function()));
        if (!fits) {
            throw new IllegalArgumentException("This expression isn't compatible with OVER clauses: " + function
                    + ".\n  Use an aggregate or one of Windows' functions.");
        }
        return new Expression.Window(function, List.of(), List.of(), null);
    }

    static Expression.Window partitionBy(Expression.Window window, Term<?>[] terms) {
        return new Expression.Window(
                window.function(),
                Arrays.stream(terms).<Expression>map(term -> term.node).toList(),
                window.orderBy(),
                window.frame());
    }

    static Expression.Window orderBy(Expression.Window window, Sort<?>[] keys) {
        return orderBy(window, Arrays.stream(keys).map(key -> key.order).toList());
    }

    static Expression.Window orderBy(Expression.Window window, List<Order> keys) {
        return new Expression.Window(window.function(), window.partitionBy(), keys, window.frame());
    }

    static Expression.Window framed(
            Expression.Window window, Frame.Mode mode, @Nullable Integer start, @Nullable Integer end) {
        if (mode == Frame.Mode.RANGE && ((start != null && start != 0) || (end != null && end != 0))) {
            throw new IllegalArgumentException("A range begins and ends at the current row (0) or at no bound (null),"
                    + " not at " + start + " and " + end + ".\n  Use rows(" + start + ", " + end + ").");
        }
        if (start != null && end != null && start > end) {
            throw new IllegalArgumentException("start cannot be greater than end: " + start + ", " + end + ".");
        }
        return new Expression.Window(
                window.function(),
                window.partitionBy(),
                window.orderBy(),
                new Frame(mode, start, end, Frame.Exclusion.NONE));
    }

    static Expression.Window excluding(Expression.Window window, Frame.Exclusion exclusion) {
        Frame frame = window.frame();
        if (frame == null) {
            throw new IllegalStateException(
                    "There is no frame to leave rows out of.\n  Call rows(…) or range(…) first.");
        }
        return new Expression.Window(
                window.function(),
                window.partitionBy(),
                window.orderBy(),
                new Frame(frame.mode(), frame.start(), frame.end(), exclusion));
    }
}
