package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Expression.Frame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A number over a window: Django's {@code Window}. Immutable. */
public final class NumberWindow<R, T extends Number> extends NumberExpr<R, T> {
    private final Expression.Window window;

    NumberWindow(Expression.Window window) {
        super(window);
        this.window = window;
    }

    /** The rows that belong together; none are named for all rows together. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <S extends R> NumberWindow<S, T> partitionBy(Term<? super S>... terms) {
        return new NumberWindow<>(Frames.partitionBy(window, terms));
    }

    /** The order of the rows inside the window. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <S extends R> NumberWindow<S, T> orderBy(Sort<? super S>... keys) {
        return new NumberWindow<>(Frames.orderBy(window, keys));
    }

    /** Django's form: {@code orderBy("-views", "id")}. */
    public NumberWindow<R, T> orderBy(String... keys) {
        return new NumberWindow<>(Frames.orderBy(
                window,
                Arrays.stream(keys).map(dev.rowan.orm.query.Order::parse).toList()));
    }

    /**
     * From and to so many rows after the current one: negative before it, null without bound. Django's
     * {@code RowRange}.
     */
    public NumberWindow<R, T> rows(@Nullable Integer start, @Nullable Integer end) {
        return new NumberWindow<>(Frames.framed(window, Frame.Mode.ROWS, start, end));
    }

    /** The same by values: 0 is the current row with its equals, null no bound. Django's {@code ValueRange}. */
    public NumberWindow<R, T> range(@Nullable Integer start, @Nullable Integer end) {
        return new NumberWindow<>(Frames.framed(window, Frame.Mode.RANGE, start, end));
    }

    /** Leaves rows out of the frame: Django's {@code exclusion=}. */
    public NumberWindow<R, T> excluding(Frame.Exclusion exclusion) {
        return new NumberWindow<>(Frames.excluding(window, exclusion));
    }
}
