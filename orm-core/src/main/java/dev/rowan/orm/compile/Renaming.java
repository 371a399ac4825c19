package dev.rowan.orm.compile;

import dev.rowan.orm.model.Names;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions in which paths that begin with a relation begin with another name instead. */
final class Renaming {
    private final List<String> prefix;
    private final String name;

    Renaming(List<String> prefix, String name) {
        this.prefix = prefix;
        this.name = name;
    }

    Predicate predicate(Predicate tree) {
        if (tree instanceof Predicate.Named named) {
            String renamed = String.join("__", names(Expression.Path.split(named.name())));
            return new Predicate.Named(renamed, expression(named.right()));
        }
        if (tree instanceof Predicate.Lookup lookup) {
            return new Predicate.Lookup(expression(lookup.left()), lookup.lookup(), expression(lookup.right()));
        }
        if (tree instanceof Predicate.Holds holds) {
            return new Predicate.Holds(expression(holds.expression()));
        }
        if (tree instanceof Predicate.Not not) {
            return new Predicate.Not(predicate(not.inner()));
        }
        if (tree instanceof Predicate.AllOf all) {
            return new Predicate.AllOf(predicates(all.parts()));
        }
        if (tree instanceof Predicate.AnyOf any) {
            return new Predicate.AnyOf(predicates(any.parts()));
        }
        return new Predicate.OneOf(predicates(((Predicate.OneOf) tree).parts()));
    }

    private List<Predicate> predicates(List<Predicate> trees) {
        return trees.stream().map(this::predicate).toList();
    }

    /** Java's and Django's spelling of a relation are the same relation. */
    private List<String> names(List<String> path) {
        if (path.size() < prefix.size()) {
            return path;
        }
        for (int i = 0; i < prefix.size(); i++) {
            if (!Names.snake(path.get(i)).equals(Names.snake(prefix.get(i)))) {
                return path;
            }
        }
        List<String> renamed = new ArrayList<>(List.of(name));
        renamed.addAll(path.subList(prefix.size(), path.size()));
        return renamed;
    }

    private Expression expression(Expression tree) {
        if (tree instanceof Expression.Path path) {
            return new Expression.Path(names(path.names()));
        }
        if (tree instanceof Expression.Combined combined) {
            return new Expression.Combined(
                    expression(combined.left()), combined.operator(), expression(combined.right()));
        }
        if (tree instanceof Expression.Call call) {
            return new Expression.Call(call.function(), all(call.arguments()), call.output());
        }
        if (tree instanceof Expression.Native call) {
            return new Expression.Native(call.name(), all(call.arguments()), call.output());
        }
        if (tree instanceof Expression.Items items) {
            boolean moves = items.items().stream().anyMatch(item -> !(item instanceof Expression.Value));
            return moves ? new Expression.Items(all(items.items())) : items;
        }
        return inner(tree);
    }

    private Expression inner(Expression tree) {
        if (tree instanceof Expression.Transformed transformed) {
            return new Expression.Transformed(expression(transformed.inner()), transformed.transform());
        }
        if (tree instanceof Expression.JsonKey key) {
            return new Expression.JsonKey(expression(key.inner()), key.key());
        }
        if (tree instanceof Expression.JsonText text) {
            return new Expression.JsonText(expression(text.inner()));
        }
        if (tree instanceof Expression.Extract extract) {
            return new Expression.Extract(expression(extract.inner()), extract.part(), extract.zone());
        }
        if (tree instanceof Expression.Truncate cut) {
            return new Expression.Truncate(expression(cut.inner()), cut.unit(), cut.zone(), cut.output());
        }
        if (tree instanceof Expression.Cast cast) {
            return new Expression.Cast(expression(cast.inner()), cast.target());
        }
        if (tree instanceof Expression.Condition condition) {
            return new Expression.Condition(predicate(condition.predicate()));
        }
        if (tree instanceof Expression.Case choice) {
            return new Expression.Case(
                    choice.branches().stream()
                            .map(when -> new Expression.Case.When(predicate(when.condition()), expression(when.then())))
                            .toList(),
                    optional(choice.otherwise()),
                    choice.output());
        }
        return tree;
    }

    private @Nullable Expression optional(@Nullable Expression tree) {
        return tree == null ? null : expression(tree);
    }

    private List<Expression> all(List<Expression> trees) {
        return trees.stream().map(this::expression).toList();
    }
}
