package dev.rowan.orm.compile;

import dev.rowan.orm.query.Expression;
import java.util.List;

/** An expression as it must be written one query further in. */
final class Outward {
    private Outward() {}

    static Expression expression(Expression tree) {
        if (tree instanceof Expression.Path path) {
            return new Expression.OuterPath(path.names());
        }
        if (tree instanceof Expression.OuterPath outer) {
            return new Expression.OuterPath(outer.names(), outer.levels() + 1);
        }
        if (tree instanceof Expression.Combined combined) {
            return new Expression.Combined(
                    expression(combined.left()), combined.operator(), expression(combined.right()));
        }
        if (tree instanceof Expression.Call call) {
            return new Expression.Call(call.function(), all(call.arguments()), call.output());
        }
        if (tree instanceof Expression.Items items) {
            boolean moves = items.items().stream().anyMatch(item -> !(item instanceof Expression.Value));
            return moves ? new Expression.Items(all(items.items())) : items;
        }
        return tree;
    }

    private static List<Expression> all(List<Expression> trees) {
        return trees.stream().map(Outward::expression).toList();
    }
}
