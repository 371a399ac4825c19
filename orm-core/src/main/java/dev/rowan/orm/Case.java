package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value by conditions: Django's {@code Case(When(…), default=…)}.
 *
 * <pre>{@code
 * Post.objects.annotate(Case.when(views.gt(1000), "hot").when(views.gt(100), "warm").otherwise("cold").as("heat"));
 * }</pre>
 */
public final class Case {
    private Case() {}

    public static <R> OfText<R> when(Q<R> condition, String then) {
        return new OfText<>(List.of(branch(condition, Expression.Value.of(then))));
    }

    public static <R> OfText<R> when(Q<R> condition, TextExpr<R> then) {
        return new OfText<>(List.of(branch(condition, then.node)));
    }

    public static <R> OfNumber<R> when(Q<R> condition, Number then) {
        return new OfNumber<>(List.of(branch(condition, Expression.Value.of(then))));
    }

    public static <R> OfNumber<R> when(Q<R> condition, NumberExpr<R, ?> then) {
        return new OfNumber<>(List.of(branch(condition, then.node)));
    }

    public static <R, T> OfValue<R, T> when(Q<R> condition, ValueExpr<R, T> then) {
        return new OfValue<>(List.of(branch(condition, then.node)));
    }

    /** A boolean, a date, an enum or another value. */
    public static <R, T> OfValue<R, T> when(Q<R> condition, T then) {
        return new OfValue<>(List.of(branch(condition, Q.right(then))));
    }

    private static Expression.Case.When branch(Q<?> condition, Expression then) {
        if (condition.node.isEmpty()) {
            throw new IllegalArgumentException(
                    "An empty Q cannot be used as the condition of a branch.\n" + "  Put the value into otherwise(…).");
        }
        return new Expression.Case.When(condition.node, then);
    }

    private static List<Expression.Case.When> and(
            List<Expression.Case.When> branches, Q<?> condition, Expression then) {
        List<Expression.Case.When> more = new ArrayList<>(branches);
        more.add(branch(condition, then));
        return more;
    }

    private static Expression node(List<Expression.Case.When> branches, @Nullable Expression otherwise) {
        return new Expression.Case(branches, otherwise, null);
    }

    /** A CASE of texts that has no last word yet. Immutable. */
    public static final class OfText<R> {
        private final List<Expression.Case.When> branches;

        private OfText(List<Expression.Case.When> branches) {
            this.branches = branches;
        }

        public OfText<R> when(Q<? super R> condition, String then) {
            return new OfText<>(and(branches, condition, Expression.Value.of(then)));
        }

        public OfText<R> when(Q<? super R> condition, Expr<R, String> then) {
            return new OfText<>(and(branches, condition, then.node));
        }

        public TextExpr<R> otherwise(String value) {
            return new TextExpr<>(node(branches, Expression.Value.of(value)));
        }

        public TextExpr<R> otherwise(Expr<R, String> value) {
            return new TextExpr<>(node(branches, value.node));
        }

        /** NULL where no condition holds. */
        public TextExpr<R> otherwiseNull() {
            return new TextExpr<>(node(branches, null));
        }
    }

    /** A CASE of numbers that has no last word yet. Immutable. */
    public static final class OfNumber<R> {
        private final List<Expression.Case.When> branches;

        private OfNumber(List<Expression.Case.When> branches) {
            this.branches = branches;
        }

        public OfNumber<R> when(Q<? super R> condition, Number then) {
            return new OfNumber<>(and(branches, condition, Expression.Value.of(then)));
        }

        public OfNumber<R> when(Q<? super R> condition, NumberExpr<R, ?> then) {
            return new OfNumber<>(and(branches, condition, then.node));
        }

        public NumberExpr<R, Number> otherwise(Number value) {
            return new NumberExpr<>(node(branches, Expression.Value.of(value)));
        }

        public NumberExpr<R, Number> otherwise(NumberExpr<R, ?> value) {
            return new NumberExpr<>(node(branches, value.node));
        }

        /** NULL where no condition holds. */
        public NumberExpr<R, Number> otherwiseNull() {
            return new NumberExpr<>(node(branches, null));
        }
    }

    /** A CASE of other values that has no last word yet. Immutable. */
    public static final class OfValue<R, T> {
        private final List<Expression.Case.When> branches;

        private OfValue(List<Expression.Case.When> branches) {
            this.branches = branches;
        }

        public OfValue<R, T> when(Q<? super R> condition, T then) {
            return new OfValue<>(and(branches, condition, Q.right(then)));
        }

        public OfValue<R, T> when(Q<? super R> condition, ValueExpr<R, ? extends T> then) {
            return new OfValue<>(and(branches, condition, then.node));
        }

        public ValueExpr<R, T> otherwise(T value) {
            return new ValueExpr<>(node(branches, Q.right(value)));
        }

        public ValueExpr<R, T> otherwise(ValueExpr<R, ? extends T> value) {
            return new ValueExpr<>(node(branches, value.node));
        }

        /** NULL where no condition holds. */
        public ValueExpr<R, T> otherwiseNull() {
            return new ValueExpr<>(node(branches, null));
        }
    }
}
