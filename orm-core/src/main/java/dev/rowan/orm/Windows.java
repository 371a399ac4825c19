package dev.rowan.orm;

import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;
import java.util.List;

/**
 * Values over the rows around each row; to be imported statically.
 *
 * <pre>{@code
 * Post.objects.annotate(rowNumber().partitionBy(author()).orderBy(views.desc()).as("place"));
 * Post.objects.annotate(over(sum(views)).orderBy(id).rows(-1, 1).as("around"));
 * }</pre>
 */
public final class Windows {
    private Windows() {}

    /** An aggregate over a window. */
    public static <R, T extends Number> NumberWindow<R, T> over(NumberExpr<R, T> function) {
        return new NumberWindow<>(Frames.over(function.node));
    }

    /** An aggregate that is no number, or a function of one's own, over a window. */
    public static <R, T> ValueWindow<R, T> over(ValueExpr<R, T> function) {
        return new ValueWindow<>(Frames.over(function.node));
    }

    /** Django's {@code RowNumber}. */
    public static <R> NumberWindow<R, Integer> rowNumber() {
        return ranking("row_number");
    }

    /** Django's {@code Rank}: equals share a place, and the places after them are left out. */
    public static <R> NumberWindow<R, Integer> rank() {
        return ranking("rank");
    }

    /** Django's {@code DenseRank}: equals share a place, and no place is left out. */
    public static <R> NumberWindow<R, Integer> denseRank() {
        return ranking("dense_rank");
    }

    /** Django's {@code PercentRank}. */
    public static <R> NumberWindow<R, Double> percentRank() {
        return ranking("percent_rank");
    }

    /** Django's {@code CumeDist}. */
    public static <R> NumberWindow<R, Double> cumeDist() {
        return ranking("cume_dist");
    }

    /** The window cut into so many parts of nearly one size: Django's {@code Ntile}. */
    public static <R> NumberWindow<R, Integer> ntile(int parts) {
        if (parts <= 0) {
            throw new IllegalArgumentException("num_buckets must be greater than 0, not " + parts + ".");
        }
        return new NumberWindow<>(window("ntile", List.of(whole(parts))));
    }

    /** The value in the window's first row: Django's {@code FirstValue}. */
    public static <R, T extends Number> NumberWindow<R, T> firstValue(NumberExpr<R, T> value) {
        return new NumberWindow<>(window("first_value", List.of(value.node)));
    }

    public static <R, T> ValueWindow<R, T> firstValue(ValueExpr<R, T> value) {
        return new ValueWindow<>(window("first_value", List.of(value.node)));
    }

    /** The value in the last row of the frame, which ends at the current row unless told: Django's {@code LastValue}. */
    public static <R, T extends Number> NumberWindow<R, T> lastValue(NumberExpr<R, T> value) {
        return new NumberWindow<>(window("last_value", List.of(value.node)));
    }

    public static <R, T> ValueWindow<R, T> lastValue(ValueExpr<R, T> value) {
        return new ValueWindow<>(window("last_value", List.of(value.node)));
    }

    /** The value in the frame's row of that number, from 1: Django's {@code NthValue}. */
    public static <R, T extends Number> NumberWindow<R, T> nthValue(NumberExpr<R, T> value, int nth) {
        return new NumberWindow<>(window("nth_value", List.of(value.node, whole(positive("nth", nth)))));
    }

    public static <R, T> ValueWindow<R, T> nthValue(ValueExpr<R, T> value, int nth) {
        return new ValueWindow<>(window("nth_value", List.of(value.node, whole(positive("nth", nth)))));
    }

    /** The value so many rows before: Django's {@code Lag}. */
    public static <R, T extends Number> NumberWindow<R, T> lag(NumberExpr<R, T> value, int rows) {
        return new NumberWindow<>(window("lag", List.of(value.node, whole(positive("offset", rows)))));
    }

    public static <R, T> ValueWindow<R, T> lag(ValueExpr<R, T> value, int rows) {
        return new ValueWindow<>(window("lag", List.of(value.node, whole(positive("offset", rows)))));
    }

    /** With a value where there is no such row. */
    public static <R, T extends Number> NumberWindow<R, T> lag(NumberExpr<R, T> value, int rows, Number otherwise) {
        return new NumberWindow<>(
                window("lag", List.of(value.node, whole(positive("offset", rows)), Expression.Value.of(otherwise))));
    }

    public static <R, T> ValueWindow<R, T> lag(ValueExpr<R, T> value, int rows, T otherwise) {
        return new ValueWindow<>(
                window("lag", List.of(value.node, whole(positive("offset", rows)), Expression.Value.of(otherwise))));
    }

    /** The value so many rows after: Django's {@code Lead}. */
    public static <R, T extends Number> NumberWindow<R, T> lead(NumberExpr<R, T> value, int rows) {
        return new NumberWindow<>(window("lead", List.of(value.node, whole(positive("offset", rows)))));
    }

    public static <R, T> ValueWindow<R, T> lead(ValueExpr<R, T> value, int rows) {
        return new ValueWindow<>(window("lead", List.of(value.node, whole(positive("offset", rows)))));
    }

    /** With a value where there is no such row. */
    public static <R, T extends Number> NumberWindow<R, T> lead(NumberExpr<R, T> value, int rows, Number otherwise) {
        return new NumberWindow<>(
                window("lead", List.of(value.node, whole(positive("offset", rows)), Expression.Value.of(otherwise))));
    }

    public static <R, T> ValueWindow<R, T> lead(ValueExpr<R, T> value, int rows, T otherwise) {
        return new ValueWindow<>(
                window("lead", List.of(value.node, whole(positive("offset", rows)), Expression.Value.of(otherwise))));
    }

    private static int positive(String what, int number) {
        if (number <= 0) {
            throw new IllegalArgumentException(what + " must be greater than 0, not " + number + ".");
        }
        return number;
    }

    private static Expression whole(int number) {
        return new Expression.Value(number, FieldTypes.INTEGER);
    }

    private static <R, T extends Number> NumberWindow<R, T> ranking(String function) {
        return new NumberWindow<>(window(function, List.of()));
    }

    private static Expression.Window window(String function, List<Expression> arguments) {
        return Frames.over(new Expression.Call(function, arguments, null));
    }
}
