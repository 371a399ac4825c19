package dev.rowan.orm;

import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RefSlot;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Columns and values given together: put into a row, or looked up by. */
final class Assigning {
    private Assigning() {}

    static String name(Assignment<?> assignment) {
        return String.join("__", assignment.column.names());
    }

    static boolean isConstant(Assignment<?> assignment) {
        return assignment.value instanceof Expression.Value;
    }

    private static boolean isLookup(Assignment<?> assignment) {
        return assignment.column.names().size() > 1;
    }

    /** The rows that have all these values; names may be lookups. */
    static Select lookup(Select tree, List<? extends Assignment<?>> lookups) {
        List<Predicate> parts = new ArrayList<>();
        lookups.forEach(one -> parts.add(new Predicate.Named(name(one), one.value)));
        return parts.isEmpty() ? tree : tree.and(new Clause.Filter(new Predicate.AllOf(parts), false));
    }

    /** What a new row takes of lookups and defaults: lookups that are no plain columns only find rows. */
    static List<Assignment<?>> ofNewRow(List<? extends Assignment<?>> lookups, List<? extends Assignment<?>> defaults) {
        List<Assignment<?>> all = new ArrayList<>();
        Set<String> later = names(defaults);
        for (Assignment<?> lookup : lookups) {
            if (!isLookup(lookup) && !later.contains(name(lookup))) {
                all.add(lookup);
            }
        }
        all.addAll(defaults);
        return all;
    }

    static Set<String> names(List<? extends Assignment<?>> assignments) {
        Set<String> names = new LinkedHashSet<>();
        assignments.forEach(one -> names.add(name(one)));
        return names;
    }

    /** Refuses names that the model does not have. */
    static void check(ModelMeta<?> model, List<? extends Assignment<?>> assignments) {
        Set<String> unknown = new TreeSet<>();
        for (Assignment<?> one : assignments) {
            if (fieldOrNull(model, one) == null) {
                unknown.add("'" + name(one) + "'");
            }
        }
        if (!unknown.isEmpty()) {
            throw new FieldError("Invalid field name(s) for model " + model.name() + ": " + String.join(", ", unknown)
                    + ".\n  Its columns: "
                    + String.join(
                            ", ",
                            model.allFields().stream().map(Field::name).sorted().toList())
                    + ".");
        }
    }

    private static @Nullable Field<?, ?> fieldOrNull(ModelMeta<?> model, Assignment<?> assignment) {
        String name = name(assignment);
        if (name.equals("pk")) {
            return model.concrete().primaryKeyField();
        }
        for (ModelMeta<?> at = model.concrete(); at != null; at = at.parent()) {
            Field<?, ?> field = at.fieldOrNull(name);
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    /**
     * Puts values into a row: a constant now, a supplier's value too; an expression waits for the row to be saved, since
     * only the database can compute it.
     */
    static void apply(Model row, List<? extends Assignment<?>> assignments) {
        check(row.meta(), assignments);
        for (Assignment<?> one : assignments) {
            Field<?, ?> field = java.util.Objects.requireNonNull(fieldOrNull(row.meta(), one));
            if (one.value instanceof Expression.Value constant) {
                Object value = constant.value() instanceof Supplier<?> supplier ? supplier.get() : constant.value();
                RowState.of(row).computed(field);
                set(row, field, value);
            } else {
                RowState.of(row).compute(field, one.value);
            }
        }
    }

    private static void set(Model row, Field<?, ?> field, @Nullable Object value) {
        if (field instanceof ForeignKey<?> key && value instanceof Model other) {
            RefSlot slot = Stitching.slot(key, row);
            Object target = Stitching.value(key.targetField(), other);
            if (slot == null) {
                Stitching.set(key, row, target);
            } else {
                RefSlot.setTarget(slot, target, other);
            }
            return;
        }
        Stitching.set(field, row, value == null ? null : coerced(field, value));
    }

    private static Object coerced(Field<?, ?> field, Object value) {
        return field.type().javaType().isInstance(value) ? value : field.type().coerce(value);
    }
}
