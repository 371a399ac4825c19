package dev.rowan.orm.compile;

import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Combination;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UNION, INTERSECT and EXCEPT of whole queries.
 *
 * <p>What the whole is ordered by must be a column of its parts. What is not selected is added to each part, and a query
 * around the combination leaves it out again; so does one that selects fewer values than the parts do.
 */
final class Combining {
    private final Context context;
    private final Assembly assembly;
    private final Select select;
    private final Combination combination;
    private final @Nullable Scope outer;

    Combining(Context context, Assembly assembly, Select select, Combination combination, @Nullable Scope outer) {
        this.context = context;
        this.assembly = assembly;
        this.select = select;
        this.combination = combination;
        this.outer = outer;
    }

    /** @param also values that the query around wants beside those that are selected */
    Assembly.Built rows(Assembly.Keep keep, List<Expression> also) {
        Clause.Values values = valuesAfter();
        Assembly.Built first = part(combination.parts().get(0), values, also);
        CombinedOrder order = new CombinedOrder(
                context, select, first, !choosesValues(combination.parts().get(0)));
        if (keep == Assembly.Keep.ORDER || select.isSliced()) {
            order.by(Ordering.tree(select));
        }
        List<Expression> more = new ArrayList<>(also);
        more.addAll(order.hidden());
        List<Assembly.Built> built = new ArrayList<>();
        for (Select part : combination.parts()) {
            boolean known = built.isEmpty() && order.hidden().isEmpty();
            built.add(known ? first : part(part, values, more));
        }
        List<RowPlan.Output> outputsChosen = chosen(first, values);
        List<Integer> chosen = outputsChosen == null
                ? null
                : outputsChosen.stream()
                        .flatMap(output -> output.places().stream())
                        .toList();
        RowPlan plan = outputsChosen == null ? first.plan() : narrowed(outputsChosen);
        List<SelectText.Item> items = chosen == null
                ? first.items()
                : chosen.stream().map(place -> first.items().get(place - 1)).toList();
        Compound compound = compound(built);
        if (compound == null) {
            return new Assembly.Built(null, plan, items);
        }
        if (chosen == null && order.isPlain()) {
            compound.order = order.places();
            compound.offset = select.offset();
            compound.limit = select.limit();
            return new Assembly.Built(compound, plan, items);
        }
        int own = first.items().size();
        List<String> names = compound.names(own + more.size());
        List<SelectText.Item> outputs = new ArrayList<>();
        boolean fewer = chosen != null || !order.hidden().isEmpty();
        for (int i = 0; fewer && i < own + also.size(); i++) {
            if (i >= own || chosen == null) {
                outputs.add(output(names.get(i)));
            }
            if (i == own - 1 && chosen != null) {
                chosen.forEach(place -> outputs.add(output(names.get(place - 1))));
            }
        }
        Wrapped around = new Wrapped(context, compound, outputs);
        around.order = order.named(names, own + also.size());
        around.offset = select.offset();
        around.limit = select.limit();
        return new Assembly.Built(around, plan, items);
    }

    private SelectText.Item output(String name) {
        return new SelectText.Item(new Node.Output(context, null, name, null), null);
    }

    /** The parts that can have rows; null when the whole cannot. */
    private @Nullable Compound compound(List<Assembly.Built> built) {
        List<Part> parts = new ArrayList<>();
        Select last = select;
        boolean nothing = select.none() || (select.limit() != null && select.limit() == 0);
        for (int i = 0; i < built.size(); i++) {
            Part part = built.get(i).part();
            if (part != null) {
                parts.add(part);
                last = combination.parts().get(i);
            } else {
                nothing |= combination.kind() == Combination.Kind.INTERSECT
                        || (combination.kind() == Combination.Kind.EXCEPT && i == 0);
            }
        }
        if (nothing || parts.isEmpty()) {
            return null;
        }
        if (parts.size() == 1) {
            parts.set(0, alone(parts.get(0), last));
        }
        String operator = combination.kind().name() + (combination.all() ? " ALL" : "");
        return new Compound(context, operator, parts, context.features.compoundSlices());
    }

    /**
     * The only part that can have rows: it loses its duplicates all the same, and keeps its own slice.
     *
     * <p>Ordered inside and outside it is left to the database to refuse, as by Django.
     */
    private Part alone(Part part, Select only) {
        boolean distinct = combination.parts().size() > 1 && !combination.all();
        boolean orderedTwice = !only.isSliced()
                && only.combination() == null
                && !Ordering.tree(only).isEmpty()
                && !Ordering.tree(select).isEmpty();
        if (only.isSliced() || (distinct && !orderedTwice)) {
            Wrapped around = new Wrapped(context, part, List.of());
            around.distinct = distinct;
            return around;
        }
        return part;
    }

    /** {@code values()} may follow a combination; nothing else may. */
    private Clause.@Nullable Values valuesAfter() {
        Clause.Values values = null;
        List<Clause> clauses = select.clauses();
        int known = Math.min(combination.parts().get(0).clauses().size(), clauses.size());
        for (Clause clause : clauses.subList(known, clauses.size())) {
            if (!(clause instanceof Clause.Values chosen)) {
                String method =
                        clause instanceof Clause.Filter filter ? filter.negated() ? "exclude" : "filter" : "annotate";
                throw new NotSupported(combination.kind().refusal(method));
            }
            values = chosen;
        }
        return values;
    }

    private static boolean choosesValues(Select part) {
        return part.clauses().stream().anyMatch(Clause.Values.class::isInstance);
    }

    /** Whole rows take the values that are chosen afterwards, as their own; a part that chose keeps what it chose. */
    private Assembly.Built part(Select part, Clause.@Nullable Values values, List<Expression> also) {
        Select asked = values == null || choosesValues(part) ? part : part.and(values);
        boolean parenthesised = context.features.compoundSlices();
        boolean ordered = part.combination() == null
                && !part.isSliced()
                && !part.none()
                && !Ordering.tree(part).isEmpty();
        if (ordered && !parenthesised) {
            throw new NotSupported("ORDER BY not allowed in subqueries of compound statements on "
                    + context.dialect.name() + ".\n  Call unordered() on the parts.");
        }
        Assembly.Built built = assembly.part(asked, outer, also);
        boolean apart = !parenthesised && (part.isSliced() || built.part() instanceof Compound);
        return apart && built.part() != null
                ? new Assembly.Built(new Wrapped(context, built.part(), List.of()), built.plan(), built.items())
                : built;
    }

    /** The values chosen from those of the parts; null for all of them as they are. */
    private @Nullable List<RowPlan.Output> chosen(Assembly.Built first, Clause.@Nullable Values values) {
        if (values == null
                || values.items().isEmpty()
                || !choosesValues(combination.parts().get(0))) {
            return null;
        }
        List<RowPlan.Output> outputs = first.plan().outputs();
        List<RowPlan.Output> chosen = new ArrayList<>();
        for (Expression item : values.items()) {
            String name = item instanceof Expression.Path path ? String.join("__", path.names()) : item.toString();
            chosen.add(outputs.stream()
                    .filter(output -> output.name().equals(name))
                    .reduce((one, later) -> later)
                    .orElseThrow(() -> notSelected(name, outputs)));
        }
        return chosen.equals(outputs) ? null : chosen;
    }

    private static FieldError notSelected(String name, List<RowPlan.Output> outputs) {
        return new FieldError("The parts of the combined query do not select '" + name + "'.\n  They select: "
                + String.join(", ", outputs.stream().map(RowPlan.Output::name).toList()) + ".");
    }

    private static RowPlan narrowed(List<RowPlan.Output> chosen) {
        List<RowPlan.Output> outputs = new ArrayList<>();
        int next = 1;
        for (RowPlan.Output output : chosen) {
            outputs.add(output.from(next));
            next += output.places().size();
        }
        return new RowPlan.Tuples(outputs);
    }
}
