package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Expression.Frame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A value over a window: Django's {@code Window}. Immutable. */
public final class ValueWindow<R, T> extends ValueExpr<R, T> {
    private final Expression.Window window;

    ValueWindow(Expression.Window window) {
        super(window);
        this.window = window;
    }

    /** The rows that belong together; none are named for all rows together. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <S extends R> ValueWindow<S, T> partitionBy(Term<? super S>... terms) {
        return new ValueWindow<>(Frames.partitionBy(window, terms));
    }

    /** The order of the rows inside the window. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <S extends R> ValueWindow<S, T> orderBy(Sort<? super S>... keys) {
        return new ValueWindow<>(Frames.orderBy(window, keys));
    }

    /** Django's form: {@code orderBy("-views", "id")}. */
    public ValueWindow<R, T> orderBy(String... keys) {
        return new ValueWindow<>(Frames.orderBy(
                window,
                Arrays.stream(keys).map(dev.rowan.orm.query.Order::parse).toList()));
    }

    /**
     * From and to so many rows after the current one: negative before it, null without bound. Django's
     * {@code RowRange}.
     */
    public ValueWindow<R, T> rows(@Nullable Integer start, @Nullable Integer end) {
        return new ValueWindow<>(Frames.framed(window, Frame.Mode.ROWS, start, end));
    }

    /** The same by values: 0 is the current row with its equals, null no bound. Django's {@code ValueRange}. */
    public ValueWindow<R, T> range(@Nullable Integer start, @Nullable Integer end) {
        return new ValueWindow<>(Frames.framed(window, Frame.Mode.RANGE, start, end));
    }

    /** Leaves rows out of the frame: Django's {@code exclusion=}. */
    public ValueWindow<R, T> excluding(Frame.Exclusion exclusion) {
        return new ValueWindow<>(Frames.excluding(window, exclusion));
    }
}
