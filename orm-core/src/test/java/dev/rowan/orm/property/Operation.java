package dev.rowan.orm.property;

import dev.rowan.orm.Model;
import dev.rowan.orm.QuerySet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A set operation over querysets of one model, ordered and cut as a whole.
 *
 * @param parts filters, perhaps ordered and cut
 * @param nested another operation as the last part, or null
 * @param order as in {@link Question}
 */
record Operation(
        String model,
        Kind kind,
        List<Question> parts,
        @Nullable Operation nested,
        List<String> order,
        int from,
        @Nullable Integer to) {

    enum Kind {
        UNION,
        INTERSECTION,
        DIFFERENCE
    }

    /** The keys in order, by looking at the rows; null when there is too much to look at. */
    @Nullable
    List<Object> expected(World world) {
        List<Set<Object>> sets = new ArrayList<>();
        for (Question part : parts) {
            List<Evaluation.Answer> answers = Evaluation.of(world, part);
            if (answers == null) {
                return null;
            }
            sets.add(ids(answers));
        }
        if (nested != null) {
            List<Object> inner = nested.expected(world);
            if (inner == null) {
                return null;
            }
            sets.add(new LinkedHashSet<>(inner));
        }
        Set<Object> all = sets.get(0);
        for (Set<Object> other : sets.subList(1, sets.size())) {
            switch (kind) {
                case UNION -> all.addAll(other);
                case INTERSECTION -> all.retainAll(other);
                case DIFFERENCE -> all.removeAll(other);
            }
        }
        Question.Condition among = new Question.Condition.Lookup(List.of("id"), "in", List.copyOf(all), false);
        Question whole = new Question(model, List.of(new Question.Step.Filter(among, false)), order, false, from, to);
        List<Evaluation.Answer> sorted = Evaluation.of(world, whole);
        return sorted == null ? null : List.copyOf(ids(sorted));
    }

    private static Set<Object> ids(List<Evaluation.Answer> answers) {
        Set<Object> ids = new LinkedHashSet<>();
        answers.forEach(answer -> ids.add(answer.id()));
        return ids;
    }

    /** The same as a queryset. */
    <M extends Model> QuerySet<M> asked(Supplier<QuerySet<M>> root) {
        List<QuerySet<M>> all = new ArrayList<>();
        for (Question part : parts) {
            QuerySet<M> rows = Asking.queryset(root.get(), part);
            all.add(part.to() == null ? rows.unordered() : rows);
        }
        if (nested != null) {
            all.add(nested.asked(root));
        }
        QuerySet<?>[] others = all.subList(1, all.size()).toArray(QuerySet<?>[]::new);
        QuerySet<M> whole = switch (kind) {
            case UNION -> all.get(0).union(others);
            case INTERSECTION -> all.get(0).intersection(others);
            case DIFFERENCE -> all.get(0).difference(others);
        };
        QuerySet<M> ordered = whole.orderBy(Asking.order(order));
        return to == null ? ordered : ordered.slice(from, to.longValue());
    }
}
