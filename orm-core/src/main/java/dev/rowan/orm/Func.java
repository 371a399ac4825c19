package dev.rowan.orm;

import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;
import java.util.Arrays;
import java.util.List;

/**
 * A function of the database by its own name: Django's {@code Func}.
 *
 * <p>The name must look like one ({@code soundex}, {@code public.my_function}); all values are bound.
 */
@SuppressWarnings("varargs") // generic arrays are only read here
public final class Func {
    private Func() {}

    /** A function that gives values of this type. */
    @SafeVarargs
    public static <R, T> ValueExpr<R, T> of(String name, FieldType<T, ?> type, Expr<R, ?>... arguments) {
        return new ValueExpr<>(new Expression.Native(name, nodes(arguments), type));
    }

    /** A function that gives texts. */
    @SafeVarargs
    public static <R> TextExpr<R> text(String name, Expr<R, ?>... arguments) {
        return new TextExpr<>(new Expression.Native(name, nodes(arguments), FieldTypes.STRING));
    }

    /** A function that gives numbers of this type. */
    @SafeVarargs
    public static <R, T extends Number> NumberExpr<R, T> number(
            String name, FieldType<T, ?> type, Expr<R, ?>... arguments) {
        return new NumberExpr<>(new Expression.Native(name, nodes(arguments), type));
    }

    /** A function that was registered with the database's {@code Extensions}. */
    @SafeVarargs
    public static <R, T> ValueExpr<R, T> registered(String name, FieldType<T, ?> type, Expr<R, ?>... arguments) {
        return new ValueExpr<>(new Expression.Call(name, nodes(arguments), type));
    }

    /**
     * An aggregate of the database by its own name, such as {@code bool_or}: Django's {@code Aggregate} subclasses.
     *
     * <p>It groups as the known ones do.
     */
    public static <R, T> ValueAggregate<R, T> aggregate(String name, FieldType<T, ?> type, Expr<R, ?> values) {
        return aggregate(name, type, values.node);
    }

    /** As above, over a condition. */
    public static <R, T> ValueAggregate<R, T> aggregate(String name, FieldType<T, ?> type, Q<R> condition) {
        return aggregate(name, type, new Expression.Condition(condition.node));
    }

    private static <R, T> ValueAggregate<R, T> aggregate(String name, FieldType<T, ?> type, Expression values) {
        return new ValueAggregate<>(
                new Expression.Aggregate(name, values, false, false, null, null, List.of(), null, type));
    }

    /**
     * SQL of your own, with {@code ?} for each value: Django's {@code RawSQL}.
     *
     * <p>The text goes to the database as it is: never put into it what a user typed.
     */
    public static <R, T> ValueExpr<R, T> sql(String sql, FieldType<T, ?> type, Object... binds) {
        List<Expression.Value> values =
                Arrays.stream(binds).map(Expression.Value::of).toList();
        return new ValueExpr<>(new Expression.Raw(sql, values, type));
    }

    static List<Expression> nodes(Expr<?, ?>[] arguments) {
        return Arrays.stream(arguments).<Expression>map(each -> each.node).toList();
    }
}
