package dev.rowan.orm.property;

import dev.rowan.orm.property.Question.Condition;
import dev.rowan.orm.property.Question.Step;
import dev.rowan.orm.property.World.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A question answered by looking at each combination of rows, with Django's meaning of relations and NULL.
 *
 * <p>All relations of positive lookups are outer joins here: one filter shares a to-many relation, the next has its
 * own. A negated lookup over a to-many relation asks whether some related row satisfies it.
 */
final class Evaluation {
    /** More combinations of rows than this say nothing new and only take time. */
    private static final int MOST = 20_000;

    private final World world;
    private final Question question;
    private final List<Join> joins = new ArrayList<>();
    private final List<Truth> where = new ArrayList<>();
    private final List<Predicate<Long>> having = new ArrayList<>();
    private final Set<Join> used = new HashSet<>();
    private Set<Join> lent = new HashSet<>();
    private @Nullable Join counted;
    private boolean countsDistinct;
    private Step.@Nullable Total total;

    private Evaluation(World world, Question question) {
        this.world = world;
        this.question = question;
    }

    /** What a row of the answer shows: its key, and its count where one was asked for. */
    record Answer(Object id, @Nullable Long n) {}

    private record Join(int index, @Nullable Join parent, String relation, boolean many) {}

    /** The rows in order, or null when there are too many combinations to look at. */
    static @Nullable List<Answer> of(World world, Question question) {
        Evaluation evaluation = new Evaluation(world, question);
        evaluation.joins.add(new Join(0, null, "", false));
        question.steps().forEach(evaluation::apply);
        return evaluation.rows();
    }

    private void apply(Step step) {
        if (step instanceof Step.Filter filter) {
            Condition condition = filter.exclude() ? new Condition.Not(filter.condition()) : filter.condition();
            Set<Join> own = new HashSet<>();
            where.add(truth(condition, own, false, false));
            used.addAll(own);
        } else if (step instanceof Step.Both both) {
            both.left().forEach(this::apply);
            both.right().forEach(this::apply);
        } else if (step instanceof Step.Either either) {
            either(either);
        } else if (step instanceof Step.Count count) {
            counted = join(count.path(), count.path().size(), join -> true);
            countsDistinct = count.distinct();
        } else if (step instanceof Step.Total asked) {
            counted = join(asked.path(), asked.path().size() - 1, join -> true);
            total = asked;
        } else if (step instanceof Step.Having asked) {
            having.add(n -> Boolean.TRUE.equals(Truth.compare(asked.operator(), n, asked.value())));
        }
    }

    /** A relation that the left side looked at may serve the right side, for one of its filters. */
    private void either(Step.Either either) {
        Set<Join> lentBefore = lent;
        Set<Join> usedBefore = Set.copyOf(used);
        int start = where.size();
        used.clear();
        either.left().forEach(this::apply);
        Truth left = taken(start);
        lent = new HashSet<>(lentBefore);
        lent.addAll(used);
        either.right().forEach(this::apply);
        Truth right = taken(start);
        lentBefore.retainAll(lent);
        lent = lentBefore;
        used.addAll(usedBefore);
        List<Truth> sides = List.of(left, right);
        where.add(
                either.exclusive()
                        ? combination -> Truth.odd(sides, combination)
                        : combination -> Truth.any(sides, combination));
    }

    private Truth taken(int start) {
        List<Truth> since = where.subList(start, where.size());
        List<Truth> all = List.copyOf(since);
        since.clear();
        return combination -> Truth.all(all, combination);
    }

    private Truth truth(Condition condition, Set<Join> own, boolean inNegation, boolean negated) {
        if (condition instanceof Condition.Lookup lookup) {
            return lookup(lookup, own, inNegation, negated);
        }
        if (condition instanceof Condition.Not not) {
            Truth inner = truth(not.inner(), own, true, !negated);
            return combination -> Truth.not(inner.of(combination));
        }
        List<Truth> parts = new ArrayList<>();
        for (Condition each : condition.parts()) {
            parts.add(truth(each, own, inNegation, negated));
        }
        if (condition instanceof Condition.All) {
            return combination -> Truth.all(parts, combination);
        }
        if (condition instanceof Condition.Any) {
            return combination -> Truth.any(parts, combination);
        }
        return combination -> Truth.odd(parts, combination);
    }

    private Truth lookup(Condition.Lookup lookup, Set<Join> own, boolean inNegation, boolean negated) {
        List<String> path = lookup.path();
        boolean toColumn = endsAtColumn(path);
        int hops = toColumn ? path.size() - 1 : path.size();
        String column = toColumn ? path.get(hops) : "id";
        int many = firstMany(path.subList(0, hops));
        if (inNegation && many >= 0) {
            return exists(lookup, hops, column, shared(lookup, many, own));
        }
        Join join = join(path, hops, own::contains);
        for (Join each = join; each != null; each = each.parent()) {
            own.add(each);
        }
        return combination -> {
            Row row = combination[join.index()];
            Object left = row == null ? null : row.column(column);
            Object right = right(lookup, Objects.requireNonNull(combination[0]));
            Boolean result = Truth.compare(lookup.lookup(), left, right);
            // A negated lookup is false for NULL on its left, and on its right where the column may hold NULL.
            boolean rightIsNothing = right == null && mayHoldNull(((Question.Named) lookup.right()).path());
            boolean falsified = result == null && negated && (left == null || rightIsNothing);
            return falsified ? Boolean.valueOf(false) : result;
        };
    }

    /** Whether a related row exists that satisfies the lookup, which is then negated. */
    private Truth exists(Condition.Lookup lookup, int hops, String column, @Nullable Join shared) {
        int first = firstMany(lookup.path().subList(0, hops));
        return combination -> {
            Row base = Objects.requireNonNull(combination[0]);
            Object right = right(lookup, base);
            List<@Nullable Row> reached = new ArrayList<>();
            reached.add(base);
            for (int i = 0; i < hops; i++) {
                List<@Nullable Row> next = new ArrayList<>();
                for (Row row : reached) {
                    next.addAll(follow(row, lookup.path().get(i)));
                }
                if (i == first && shared != null) {
                    Row same = combination[shared.index()];
                    next.removeIf(row -> row == null || row != same);
                }
                reached = next;
            }
            return reached.stream()
                    .anyMatch(row -> Boolean.TRUE.equals(
                            Truth.compare(lookup.lookup(), row == null ? null : row.column(column), right)));
        };
    }

    /** The relation of a positive lookup before, in the same filter: then the very same row is meant. */
    private @Nullable Join shared(Condition.Lookup lookup, int many, Set<Join> own) {
        if (lookup.lookup().equals("isnull") && lookup.right().equals(true)) {
            return null;
        }
        Join found = null;
        for (Join join : joins) {
            boolean same = own.contains(join)
                    && join.many()
                    && names(join).equals(lookup.path().subList(0, many + 1));
            found = same ? join : found;
        }
        return found;
    }

    private static List<String> names(Join join) {
        List<String> names = new ArrayList<>();
        for (Join each = join; each != null && each.parent() != null; each = each.parent()) {
            names.add(0, each.relation());
        }
        return names;
    }

    private Join join(List<String> path, int hops, Predicate<Join> reusable) {
        Join at = joins.get(0);
        for (int i = 0; i < hops; i++) {
            String name = path.get(i);
            boolean many = end(path.subList(0, i), name).many();
            Join found = last(at, name, join -> !many || reusable.test(join));
            if (found == null) {
                found = last(at, name, lent::contains);
                lent.remove(found);
            }
            if (found == null) {
                found = new Join(joins.size(), at, name, many);
                joins.add(found);
            }
            at = found;
        }
        return at;
    }

    private @Nullable Join last(Join from, String relation, Predicate<Join> usable) {
        Join last = null;
        for (Join join : joins) {
            boolean same = from.equals(join.parent()) && join.relation().equals(relation);
            last = same && usable.test(join) ? join : last;
        }
        return last;
    }

    private World.End end(List<String> before, String name) {
        return Objects.requireNonNull(
                Questions.kind(question.model(), before).relations().get(name));
    }

    private int firstMany(List<String> path) {
        for (int i = 0; i < path.size(); i++) {
            if (end(path.subList(0, i), path.get(i)).many()) {
                return i;
            }
        }
        return -1;
    }

    private boolean endsAtColumn(List<String> path) {
        int last = path.size() - 1;
        return Questions.kind(question.model(), path.subList(0, last)).columns().containsKey(path.get(last));
    }

    private static @Nullable Object right(Condition.Lookup lookup, Row base) {
        return lookup.right() instanceof Question.Named named ? value(base, named.path()) : lookup.right();
    }

    /** The column of a path: for the key of another row that is the column that points to it. */
    private boolean mayHoldNull(List<String> path) {
        int last = path.size() - 1;
        String name = path.get(last);
        if (name.equals("id") && last > 0) {
            return List.of("mentor", "editor", "parent").contains(path.get(last - 1));
        }
        return Questions.kind(question.model(), path.subList(0, last)).columns().get(name)
                == World.Column.NULLABLE_TEXT;
    }

    /** The value at the end of a path over to-one relations. */
    private static @Nullable Object value(Row base, List<String> path) {
        Row row = base;
        for (String name : path.subList(0, path.size() - 1)) {
            row = row == null ? null : follow(row, name).get(0);
        }
        return row == null ? null : row.column(path.get(path.size() - 1));
    }

    private static List<@Nullable Row> follow(@Nullable Row row, String relation) {
        List<@Nullable Row> rows = new ArrayList<>(row == null ? List.of() : row.related(relation));
        if (rows.isEmpty()) {
            rows.add(null);
        }
        return rows;
    }

    private @Nullable List<Answer> rows() {
        List<@Nullable Row[]> kept = combinations();
        if (kept == null) {
            return null;
        }
        List<Row> rows = new ArrayList<>();
        Map<Row, @Nullable Long> counts = new LinkedHashMap<>();
        Join count = counted;
        if (count == null) {
            kept.forEach(each -> rows.add(Objects.requireNonNull(each[0])));
        } else {
            Map<Row, Collection<Row>> groups = new LinkedHashMap<>();
            for (@Nullable Row[] each : kept) {
                Row found = each[count.index()];
                Collection<Row> group = groups.computeIfAbsent(
                        Objects.requireNonNull(each[0]),
                        row -> countsDistinct ? new LinkedHashSet<>() : new ArrayList<>());
                if (found != null) {
                    group.add(found);
                }
            }
            groups.forEach((row, group) -> {
                Long n = total == null ? Long.valueOf(group.size()) : total(total, group);
                if (having.stream().allMatch(test -> test.test(n))) {
                    rows.add(row);
                    counts.put(row, n);
                }
            });
        }
        List<Row> all = new ArrayList<>(question.distinct() ? new LinkedHashSet<>(rows) : rows);
        all.sort(order());
        int to = question.to() == null ? all.size() : Math.min(all.size(), question.to());
        return all.subList(Math.min(question.from(), to), to).stream()
                .map(row -> new Answer(Objects.requireNonNull(row.column("id")), counts.get(row)))
                .toList();
    }

    private static @Nullable Long total(Step.Total asked, Collection<Row> group) {
        String column = asked.path().get(asked.path().size() - 1);
        LongStream numbers = group.stream().mapToLong(row -> (Long) Objects.requireNonNull(row.column(column)));
        if (group.isEmpty()) {
            return null;
        }
        return switch (asked.function()) {
            case "sum" -> numbers.sum();
            case "min" -> numbers.min().orElseThrow();
            default -> numbers.max().orElseThrow();
        };
    }

    /** The combinations of rows that satisfy all filters. */
    private @Nullable List<@Nullable Row[]> combinations() {
        List<@Nullable Row[]> combinations = new ArrayList<>();
        for (Row row : world.rows(question.model())) {
            @Nullable Row[] combination = new @Nullable Row[joins.size()];
            combination[0] = row;
            combinations.add(combination);
        }
        for (Join join : joins.subList(1, joins.size())) {
            List<@Nullable Row[]> next = new ArrayList<>();
            for (@Nullable Row[] each : combinations) {
                Row from = each[Objects.requireNonNull(join.parent()).index()];
                for (Row row : follow(from, join.relation())) {
                    @Nullable Row[] more = each.clone();
                    more[join.index()] = row;
                    next.add(more);
                }
            }
            combinations = next;
            if (combinations.size() > MOST) {
                return null;
            }
        }
        combinations.removeIf(each -> !Boolean.TRUE.equals(Truth.all(where, each)));
        return combinations;
    }

    /** NULL comes first in ascending order, last in descending. */
    private Comparator<Row> order() {
        Comparator<Row> order = Comparator.comparing(row -> 0);
        for (String key : question.order()) {
            boolean descending = key.startsWith("-");
            List<String> path = List.of(key.substring(descending ? 1 : 0).split("__", -1));
            Function<Row, @Nullable Object> value = row -> value(row, path);
            Comparator<Row> by =
                    (one, two) -> Comparator.nullsFirst(Truth::order).compare(value.apply(one), value.apply(two));
            order = order.thenComparing(descending ? by.reversed() : by);
        }
        return order.thenComparing(row -> (Long) Objects.requireNonNull(row.column("id")));
    }
}
