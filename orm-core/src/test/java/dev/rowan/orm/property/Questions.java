package dev.rowan.orm.property;

import dev.rowan.orm.property.Question.Condition;
import dev.rowan.orm.property.Question.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Random querysets over the models of {@link World}. */
final class Questions {
    private static final Map<List<Object>, List<List<String>>> PATHS = new ConcurrentHashMap<>();

    private final Random random;

    Questions(Random random) {
        this.random = random;
    }

    Question any() {
        String model = pick(World.KINDS.keySet().stream().sorted().toList());
        List<Step> steps = new ArrayList<>();
        filters(model, steps);
        if (random.nextInt(3) == 0) {
            List<List<String>> numbers = columns(model, 2, true).stream()
                    .filter(path -> path.size() > 1 && isNumber(model, path))
                    .toList();
            steps.add(
                    random.nextBoolean()
                            ? new Step.Count(pick(relations(model, 2)), random.nextBoolean())
                            : new Step.Total(pick(List.of("sum", "min", "max")), pick(numbers)));
            steps.add(new Step.Having(pick(List.of("gt", "exact", "lte")), random.nextInt(3)));
            filters(model, steps);
        }
        List<String> order = ordering(model);
        Integer to = random.nextBoolean() ? null : Integer.valueOf(random.nextInt(6));
        return new Question(model, steps, order, random.nextBoolean(), to == null ? 0 : random.nextInt(3), to);
    }

    private void filters(String model, List<Step> steps) {
        for (int i = random.nextInt(3); i > 0; i--) {
            steps.add(filter(model));
        }
    }

    private Step filter(String model) {
        return new Step.Filter(condition(model, 2), random.nextInt(3) == 0);
    }

    /** A set operation over querysets, nested now and then. */
    Operation operation() {
        return operation(pick(World.KINDS.keySet().stream().sorted().toList()), 2);
    }

    private Operation operation(String model, int depth) {
        List<Question> parts = new ArrayList<>();
        for (int i = random.nextInt(2); i < 3; i++) {
            List<Step> steps = new ArrayList<>();
            filters(model, steps);
            boolean cut = random.nextInt(4) == 0;
            parts.add(new Question(
                    model,
                    steps,
                    cut ? ordering(model) : List.of(),
                    random.nextInt(3) == 0,
                    cut ? random.nextInt(2) : 0,
                    cut ? Integer.valueOf(1 + random.nextInt(4)) : null));
        }
        Operation nested = depth > 1 && random.nextInt(3) == 0 ? operation(model, depth - 1) : null;
        Integer to = random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(5));
        return new Operation(
                model,
                pick(List.of(Operation.Kind.values())),
                parts,
                nested,
                ordering(model),
                to == null ? 0 : random.nextInt(2),
                to);
    }

    private List<String> ordering(String model) {
        List<String> order = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            order.add((random.nextBoolean() ? "-" : "") + Asking.name(pick(columns(model, 2, false))));
        }
        return order;
    }

    /** Two querysets in one, and perhaps a filter on both. */
    Question combined() {
        String model = pick(World.KINDS.keySet().stream().sorted().toList());
        List<Step> steps = new ArrayList<>();
        steps.add(combined(model, 2));
        if (random.nextInt(3) == 0) {
            steps.add(filter(model));
        }
        return new Question(model, steps, List.of(), random.nextBoolean(), 0, null);
    }

    private Step combined(String model, int depth) {
        List<Step> left = side(model, depth);
        List<Step> right = side(model, depth);
        return random.nextInt(4) == 0
                ? new Step.Both(left, right)
                : new Step.Either(left, right, random.nextInt(3) == 0);
    }

    private List<Step> side(String model, int depth) {
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            boolean nested = depth > 1 && random.nextInt(4) == 0;
            steps.add(
                    nested && steps.isEmpty()
                            ? combined(model, depth - 1)
                            : new Step.Filter(condition(model, 1), random.nextInt(4) == 0));
        }
        return steps;
    }

    private Condition condition(String model, int depth) {
        int choice = depth == 0 ? 0 : random.nextInt(11);
        if (choice < 3) {
            return lookup(model);
        }
        if (choice < 5) {
            return new Condition.Not(condition(model, depth - 1));
        }
        List<Condition> parts = new ArrayList<>();
        for (int i = random.nextInt(2); i < 3; i++) {
            parts.add(condition(model, depth - 1));
        }
        return choice < 7
                ? new Condition.All(parts)
                : choice < 10 ? new Condition.Any(parts) : new Condition.Odd(parts);
    }

    private Condition lookup(String model) {
        boolean toRelation = random.nextInt(4) == 0;
        List<String> path = pick(toRelation ? relations(model, 3) : columns(model, 3, true));
        boolean number = toRelation || isNumber(model, path);
        boolean typed = random.nextBoolean();
        int choice = random.nextInt(6);
        if (choice == 0) {
            return new Condition.Lookup(path, "isnull", random.nextBoolean(), typed);
        }
        if (choice == 1) {
            List<Object> items = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(value(number));
            }
            return new Condition.Lookup(path, "in", items, typed);
        }
        if (choice == 2) {
            List<List<String>> others = columns(model, 1, false).stream()
                    .filter(each -> isNumber(model, each) == number)
                    .toList();
            return new Condition.Lookup(
                    path, pick(List.of("exact", "gt", "lt")), new Question.Named(pick(others)), typed);
        }
        List<String> lookups = number
                ? List.of("exact", "gt", "lte")
                : List.of("exact", "gt", "lt", "startswith", "contains", "iexact");
        return new Condition.Lookup(path, pick(lookups), value(number), typed);
    }

    private Object value(boolean number) {
        return number ? (Object) (long) random.nextInt(5) : pick(World.TEXTS);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static boolean isNumber(String model, List<String> path) {
        int last = path.size() - 1;
        return kind(model, path.subList(0, last)).columns().get(path.get(last)) == World.Column.NUMBER;
    }

    static World.Kind kind(String model, List<String> path) {
        World.Kind kind = Objects.requireNonNull(World.KINDS.get(model));
        for (String name : path) {
            kind = Objects.requireNonNull(World.KINDS.get(
                    Objects.requireNonNull(kind.relations().get(name)).model()));
        }
        return kind;
    }

    /** All paths to columns over at most so many relations. */
    private static List<List<String>> columns(String model, int hops, boolean many) {
        return PATHS.computeIfAbsent(
                List.of(model, hops, many), key -> walk(model, hops, many, List.of(), new ArrayList<>(), true));
    }

    private static List<List<String>> relations(String model, int hops) {
        return PATHS.computeIfAbsent(
                List.of(model, hops), key -> walk(model, hops, true, List.of(), new ArrayList<>(), false));
    }

    private static List<List<String>> walk(
            String model, int hops, boolean many, List<String> before, List<List<String>> paths, boolean columns) {
        World.Kind kind = Objects.requireNonNull(World.KINDS.get(model));
        if (columns) {
            new TreeMap<>(kind.columns()).keySet().forEach(name -> paths.add(and(before, name)));
        }
        for (Map.Entry<String, World.End> way : new TreeMap<>(kind.relations()).entrySet()) {
            if (hops > 0 && (many || !way.getValue().many())) {
                List<String> path = and(before, way.getKey());
                if (!columns) {
                    paths.add(path);
                }
                walk(way.getValue().model(), hops - 1, many, path, paths, columns);
            }
        }
        return paths;
    }

    private static List<String> and(List<String> before, String name) {
        List<String> path = new ArrayList<>(before);
        path.add(name);
        return List.copyOf(path);
    }

    /** Questions that ask a little less: where one of them fails too, it shows the fault better. */
    static List<Question> smaller(Question of) {
        List<Question> smaller = new ArrayList<>();
        if (of.to() != null) {
            smaller.add(new Question(of.model(), of.steps(), of.order(), of.distinct(), 0, null));
        }
        if (of.distinct()) {
            smaller.add(new Question(of.model(), of.steps(), of.order(), false, of.from(), of.to()));
        }
        if (!of.order().isEmpty()) {
            smaller.add(new Question(of.model(), of.steps(), List.of(), of.distinct(), of.from(), of.to()));
        }
        for (int i = 0; i < of.steps().size(); i++) {
            if (of.steps().get(i) instanceof Step.Filter filter) {
                smaller.add(with(of, i, null));
                for (Condition less : smaller(filter.condition())) {
                    smaller.add(with(of, i, new Step.Filter(less, filter.exclude())));
                }
            } else if (of.steps().get(i) instanceof Step.Having) {
                smaller.add(with(of, i, null));
            } else if (of.steps().get(i) instanceof Step.Either either) {
                for (List<Step> less : smaller(either.left())) {
                    smaller.add(with(of, i, new Step.Either(less, either.right(), either.exclusive())));
                }
                for (List<Step> less : smaller(either.right())) {
                    smaller.add(with(of, i, new Step.Either(either.left(), less, either.exclusive())));
                }
            }
        }
        return smaller;
    }

    private static List<List<Step>> smaller(List<Step> of) {
        List<List<Step>> smaller = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            List<Step> rest = new ArrayList<>(of);
            rest.remove(i);
            smaller.add(List.copyOf(rest));
            if (of.get(i) instanceof Step.Filter filter) {
                for (Condition less : smaller(filter.condition())) {
                    List<Step> other = new ArrayList<>(of);
                    other.set(i, new Step.Filter(less, filter.exclude()));
                    smaller.add(other);
                }
            }
        }
        return smaller;
    }

    private static Question with(Question of, int position, @Nullable Step step) {
        List<Step> steps = new ArrayList<>(of.steps());
        steps.remove(position);
        if (step != null) {
            steps.add(position, step);
        }
        return new Question(of.model(), steps, of.order(), of.distinct(), of.from(), of.to());
    }

    private static List<Condition> smaller(Condition of) {
        if (of instanceof Condition.Lookup) {
            return List.of();
        }
        if (of instanceof Condition.Not not) {
            List<Condition> smaller = new ArrayList<>(List.of(not.inner()));
            smaller(not.inner()).forEach(less -> smaller.add(new Condition.Not(less)));
            return smaller;
        }
        List<Condition> parts = of.parts();
        List<Condition> smaller = new ArrayList<>(parts);
        for (int i = 0; i < parts.size(); i++) {
            List<Condition> rest = new ArrayList<>(parts);
            rest.remove(i);
            if (rest.size() > 1) {
                smaller.add(of.of(rest));
            }
            for (Condition less : smaller(parts.get(i))) {
                List<Condition> other = new ArrayList<>(parts);
                other.set(i, less);
                smaller.add(of.of(other));
            }
        }
        return smaller;
    }
}
