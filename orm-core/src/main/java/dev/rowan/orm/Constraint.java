package dev.rowan.orm;

import dev.rowan.orm.model.ConstraintSpec;
import dev.rowan.orm.query.Expression;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint of a table, typed, from the static method that {@code @Table(constraints = …)} names. */
public final class Constraint {
    final ConstraintSpec spec;

    private Constraint(ConstraintSpec spec) {
        this.spec = spec;
    }

    /** A condition that each row must satisfy. */
    public static Constraint check(String name, Q<?> condition) {
        return new Constraint(new ConstraintSpec.Check(name, condition.node, null));
    }

    /** Columns or expressions that are unique together. */
    public static Constraint unique(String name, Term<?>... parts) {
        List<Object> nodes = Arrays.stream(parts).<Object>map(part -> part.node).toList();
        return new Constraint(new ConstraintSpec.Unique(name, nodes, null, List.of(), false, null, null));
    }

    /** Only among the rows of this condition (a unique constraint). */
    public Constraint where(Q<?> condition) {
        return spec instanceof ConstraintSpec.Unique u
                ? new Constraint(new ConstraintSpec.Unique(
                        u.name(), u.parts(), condition.node, u.include(), u.deferred(), u.nullsDistinct(), u.message()))
                : this;
    }

    /** What validation says when a row breaks it. */
    public Constraint message(String text) {
        return new Constraint(
                spec instanceof ConstraintSpec.Unique u
                        ? new ConstraintSpec.Unique(
                                u.name(), u.parts(), u.condition(), u.include(), u.deferred(), u.nullsDistinct(), text)
                        : new ConstraintSpec.Check(spec.name(), ((ConstraintSpec.Check) spec).condition(), text));
    }

    /** The specifications, for generated code. */
    public static List<ConstraintSpec> specs(List<Constraint> constraints) {
        return constraints.stream().map(constraint -> constraint.spec).toList();
    }

    /** The tree of a condition, for generated code. */
    public static Object tree(@Nullable Q<?> condition) {
        return condition == null ? dev.rowan.orm.query.Predicate.everything() : condition.node;
    }

    /** The trees of sort keys, for generated code. */
    public static List<Object> trees(List<? extends Sort<?>> keys) {
        return keys.stream().<Object>map(key -> key.order).toList();
    }

    static Expression node(Term<?> term) {
        return term.node;
    }
}
