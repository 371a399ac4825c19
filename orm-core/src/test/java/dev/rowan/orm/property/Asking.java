package dev.rowan.orm.property;

import dev.rowan.orm.Aggregates;
import dev.rowan.orm.F;
import dev.rowan.orm.Model;
import dev.rowan.orm.Q;
import dev.rowan.orm.QuerySet;
import dev.rowan.orm.Sort;
import dev.rowan.orm.Term;
import dev.rowan.orm.ValueExpr;
import dev.rowan.orm.property.Question.Condition;
import dev.rowan.orm.property.Question.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Questions as querysets. */
final class Asking {
    private Asking() {}

    static <M extends Model> QuerySet<M> queryset(QuerySet<M> rows, Question question) {
        QuerySet<M> asked = after(rows.all(), question.steps());
        asked = asked.orderBy(order(question.order()));
        asked = question.distinct() ? asked.distinct() : asked;
        return question.to() == null
                ? asked
                : asked.slice(question.from(), question.to().longValue());
    }

    private static <M extends Model> QuerySet<M> after(QuerySet<M> rows, List<Step> steps) {
        QuerySet<M> asked = rows;
        for (Step step : steps) {
            if (step instanceof Step.Filter filter) {
                Q<M> q = q(filter.condition());
                asked = filter.exclude() ? asked.exclude(q) : asked.filter(q);
            } else if (step instanceof Step.Count count) {
                String path = name(count.path());
                var number = Aggregates.<M>count(path);
                asked = asked.annotate("n", count.distinct() ? number.distinct() : number);
            } else if (step instanceof Step.Total total) {
                String path = name(total.path());
                asked = asked.annotate(
                        "n",
                        switch (total.function()) {
                            case "sum" -> Aggregates.<M>sum(path);
                            case "min" -> Aggregates.<M>min(path);
                            default -> Aggregates.<M>max(path);
                        });
            } else if (step instanceof Step.Having having) {
                asked = asked.filter("n__" + having.operator(), having.value());
            } else if (step instanceof Step.Either either) {
                QuerySet<M> left = after(asked, either.left());
                QuerySet<M> right = after(asked, either.right());
                asked = either.exclusive() ? left.xor(right) : left.or(right);
            } else if (step instanceof Step.Both both) {
                asked = after(asked, both.left()).and(after(asked, both.right()));
            }
        }
        return asked;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    static <M extends Model> Sort<M>[] order(List<String> keys) {
        List<Sort<M>> sorts = new ArrayList<>();
        for (String key : keys) {
            boolean descending = key.startsWith("-");
            ValueExpr<M, Object> value = F.value(key.substring(descending ? 1 : 0));
            sorts.add(descending ? value.descNullsLast() : value.ascNullsFirst());
        }
        sorts.add(F.<M>value("id").asc());
        return sorts.toArray(Sort[]::new);
    }

    static <M extends Model> Q<M> q(Condition condition) {
        if (condition instanceof Condition.Lookup lookup) {
            return lookup(lookup);
        }
        if (condition instanceof Condition.Not not) {
            return Asking.<M>q(not.inner()).not();
        }
        List<Condition> parts = condition.parts();
        Q<M> whole = q(parts.get(0));
        for (Condition part : parts.subList(1, parts.size())) {
            Q<M> next = q(part);
            whole = condition instanceof Condition.All
                    ? whole.and(next)
                    : condition instanceof Condition.Any ? whole.or(next) : whole.xor(next);
        }
        return whole;
    }

    private static <M extends Model> Q<M> lookup(Condition.Lookup lookup) {
        String path = name(lookup.path());
        Object right = lookup.right() instanceof Question.Named named ? F.<M>value(name(named.path())) : lookup.right();
        if (!lookup.typed()) {
            return Q.of(path + "__" + lookup.lookup(), right);
        }
        ValueExpr<M, Object> left = F.value(path);
        return switch (lookup.lookup()) {
            case "exact" -> right instanceof Term<?> ? Q.of(path, right) : left.eq(right);
            case "isnull" -> right.equals(true) ? left.isNull() : left.isNotNull();
            case "in" -> left.in((Collection<?>) right);
            default -> Q.of(path + "__" + lookup.lookup(), right);
        };
    }

    static String name(List<String> path) {
        return String.join("__", path);
    }
}
