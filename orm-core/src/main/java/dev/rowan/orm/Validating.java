package dev.rowan.orm;

import dev.rowan.orm.compile.RowConditions;
import dev.rowan.orm.compile.RowUniqueness;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.ConstraintSpec;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row held against its model's rules: the values alone, the rows they name, what must be unique, constraints. */
final class Validating {
    private final Model row;
    private final ModelMeta<Model> model;
    private final Database database;
    private final Faults faults;
    private final Set<String> excluded;

    Validating(Model row, Set<String> excluded) {
        this.row = row;
        this.model = row.meta();
        this.database = Lazily.database(row);
        this.faults = new Faults(model.name());
        this.excluded = new HashSet<>(excluded);
    }

    /** All steps, each without the fields in which one before it found faults. */
    void all(Cleaning cleaning) {
        values();
        excluded.addAll(faults.fields());
        annotations(true);
        excluded.addAll(faults.fields());
        row.clean(faults);
        excluded.addAll(faults.fields());
        if (cleaning.unique()) {
            uniqueFields();
        }
        excluded.addAll(faults.fields());
        if (cleaning.constraints()) {
            constraints();
        }
        faults.refuse();
    }

    void valuesOnly() {
        values();
        excluded.addAll(faults.fields());
        annotations(false);
        faults.refuse();
    }

    void uniqueOnly() {
        uniqueFields();
        faults.refuse();
    }

    void constraintsOnly() {
        constraints();
        faults.refuse();
    }

    /** The value of a column; one that {@code only} or {@code defer} left out, and nobody assigned, is loaded. */
    private @Nullable Object value(Field<?, ?> field) {
        if (RowState.of(row).deferred() != null
                && Objects.equals(Stitching.value(field, row), Stitching.value(field, model.create()))) {
            Lazily.column(row, field);
        }
        Lazily.beforeWriting(row, List.of(field));
        return Stitching.value(field, row);
    }

    private void values() {
        Generics.settle(row, database, "fullClean()");
        for (Field<? super Model, ?> field : model.allFields()) {
            boolean linked = field instanceof ForeignKey<?> key && key.parentLink();
            boolean unread = field.lazy() && RowState.of(row).isDeferred(model.positionOf(field));
            if (excluded.contains(field.name()) || linked || isComputed(field) || unread) {
                continue;
            }
            Object value = value(field);
            if (field.blank() && ValueChecks.isEmpty(value)) {
                continue;
            }
            boolean given = value == null && Saving.isFilled(field);
            if (given) {
                continue;
            }
            List<dev.rowan.orm.model.Validator.Fault> wrong = ValueChecks.of(field, value);
            wrong.forEach(fault -> faults.add(field.name(), fault.code(), fault.message()));
            if (wrong.isEmpty() && value != null && field instanceof ForeignKey<?> key) {
                pointsSomewhere(key, value);
            }
        }
    }

    /** What Jakarta Validation's annotations say; of the row as a whole, too, when that is asked for. */
    private void annotations(boolean whole) {
        for (AnnotationRules.Broken broken : database.annotationRules().brokenBy(row)) {
            String field = broken.field();
            if (field.isEmpty()) {
                if (whole) {
                    faults.add(broken.code(), broken.message());
                }
            } else if (!excluded.contains(field) && !isToCome(field)) {
                faults.add(broken.path(), broken.code(), broken.message());
            }
        }
    }

    /** Whether a column has no value yet because saving gives it one. */
    private boolean isToCome(String name) {
        for (Field<? super Model, ?> field : model.allFields()) {
            if (field.name().equals(name)) {
                return isComputed(field) || (value(field) == null && Saving.isFilled(field));
            }
        }
        return false;
    }

    private boolean isComputed(Field<?, ?> field) {
        return RowState.of(row).computed().containsKey(field);
    }

    private void pointsSomewhere(ForeignKey<?> key, Object value) {
        if (!exists(Select.of(key.target()), List.of(equal(key.targetField(), value)))) {
            faults.add(
                    key.name(),
                    "invalid",
                    words(key.target()) + " instance with " + key.targetField().name() + " " + ValueChecks.shown(value)
                            + " is not a valid choice.");
        }
    }

    private static Predicate equal(Field<?, ?> field, Object value) {
        return new Predicate.Lookup(new Expression.Path(List.of(field.name())), "exact", Expression.Value.of(value));
    }

    private static String words(ModelMeta<?> of) {
        String named = of.options().verboseName();
        return named != null
                ? named
                : dev.rowan.orm.model.Names.snake(of.name()).replace('_', ' ');
    }

    private void uniqueFields() {
        for (ModelMeta<?> at = model.concrete(); at != null; at = at.parent()) {
            for (Field<?, ?> field : at.fields()) {
                boolean linked = field instanceof ForeignKey<?> key && key.parentLink();
                boolean asked = field.unique() && !linked && !excluded.contains(field.name());
                Object value = asked ? value(field) : null;
                // The key of a stored row is its own.
                boolean own = field.primaryKey() && !RowState.of(row).isAdding();
                if (value != null && !own && exists(others(at), List.of(equal(field, value)))) {
                    faults.add(field.name(), "unique", taken(at, List.of(field)));
                }
            }
            compositeKey(at);
        }
    }

    private void compositeKey(ModelMeta<?> at) {
        Object key = value(at.primaryKeyField());
        boolean asked = at.primaryKey().size() > 1
                && RowState.of(row).isAdding()
                && at.primaryKey().stream().noneMatch(part -> excluded.contains(part.name()));
        if (key != null && asked && exists(Select.of(at), List.of(equal(at.primaryKeyField(), key)))) {
            faults.add("unique_together", taken(at, at.primaryKey()));
        }
    }

    /** The stored rows but this one. */
    private Select others(ModelMeta<?> of) {
        Select rows = Select.of(of).orderedBy(List.of());
        Object key = value(of.primaryKeyField());
        return RowState.of(row).isAdding() || key == null
                ? rows
                : rows.and(new Clause.Filter(equal(of.primaryKeyField(), key), true));
    }

    private static String taken(ModelMeta<?> of, List<? extends Field<?, ?>> fields) {
        List<String> labels =
                fields.stream().map(field -> capital(field.verboseName())).toList();
        String named = labels.size() == 1
                ? labels.get(0)
                : String.join(", ", labels.subList(0, labels.size() - 1)) + " and " + labels.get(labels.size() - 1);
        return capital(words(of)) + " with this " + named + " already exists.";
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private void constraints() {
        for (ModelMeta<?> at = model.concrete(); at != null; at = at.parent()) {
            for (ConstraintSpec constraint : at.options().constraints().get()) {
                if (constraint instanceof ConstraintSpec.Check check) {
                    check(at, check);
                } else if (constraint instanceof ConstraintSpec.Unique unique) {
                    unique(at, unique);
                }
            }
        }
    }

    private boolean isLeftOut(ModelMeta<?> at, Set<String> columns) {
        return at.fields().stream()
                .anyMatch(field ->
                        columns.contains(field.column()) && (excluded.contains(field.name()) || isComputed(field)));
    }

    private void check(ModelMeta<?> at, ConstraintSpec.Check check) {
        RowConditions condition =
                new RowConditions(database.models(), database.compiler().dialect(), at, (Predicate) check.condition());
        if (!isLeftOut(at, condition.columns()) && hasRow(condition.broken(this::value))) {
            String message = check.message();
            faults.add("invalid", message != null ? message : "Constraint “" + check.name() + "” is violated.");
        }
    }

    private void unique(ModelMeta<?> at, ConstraintSpec.Unique unique) {
        List<Field<?, ?>> fields = new ArrayList<>();
        List<Predicate> same = new ArrayList<>();
        for (Object part : unique.parts()) {
            Field<?, ?> field = fieldOf(at, part);
            if (field == null) {
                continue;
            }
            Object value = value(field);
            // A NULL equals nothing.
            if (value == null || excluded.contains(field.name()) || isComputed(field)) {
                return;
            }
            fields.add(field);
            same.add(equal(field, value));
        }
        boolean plain = fields.size() == unique.parts().size();
        if ((plain && unique.condition() == null) ? exists(others(at), same) : hasEqual(at, unique)) {
            tell(at, unique, plain ? fields : List.of());
        }
    }

    private void tell(ModelMeta<?> at, ConstraintSpec.Unique unique, List<Field<?, ?>> fields) {
        String message = unique.message();
        if (fields.isEmpty()) {
            faults.add("unique", message != null ? message : "Constraint “" + unique.name() + "” is violated.");
            return;
        }
        String text = message != null ? message : taken(at, fields);
        if (fields.size() == 1 && unique.condition() == null) {
            faults.add(fields.get(0).name(), "unique", text);
        } else {
            faults.add(fields.size() == 1 ? "unique" : "unique_together", text);
        }
    }

    /** Asks the database, which computes the expressions of this row's values as it does those of the stored rows. */
    private boolean hasEqual(ModelMeta<?> at, ConstraintSpec.Unique unique) {
        List<Expression> parts = new ArrayList<>();
        for (Object part : unique.parts()) {
            parts.add(part instanceof String name ? new Expression.Path(List.of(name)) : (Expression) part);
        }
        RowUniqueness uniqueness = new RowUniqueness(
                database.models(), database.compiler().dialect(), at, parts, (Predicate) unique.condition());
        Object key = RowState.of(row).isAdding() ? null : value(at.primaryKeyField());
        return !isLeftOut(at, uniqueness.columns()) && hasRow(uniqueness.equal(this::value, key));
    }

    private static @Nullable Field<?, ?> fieldOf(ModelMeta<?> at, Object part) {
        if (part instanceof String name) {
            return at.field(name);
        }
        return part instanceof Expression.Path path && path.names().size() == 1
                ? at.fieldOrNull(path.names().get(0))
                : null;
    }

    private static Select filtered(Select rows, List<Predicate> conditions) {
        return rows.and(new Clause.Filter(new Predicate.AllOf(conditions), false));
    }

    private boolean exists(Select rows, List<Predicate> conditions) {
        Statement statement = database.compiler().exists(filtered(rows, conditions), database.zone());
        return !statement.empty() && hasRow(statement);
    }

    private boolean hasRow(Statement statement) {
        return !new Fetching(database, FetchMode.ONE)
                .all(statement, Origin.of(Cause.QUERY, model.label()))
                .rows()
                .isEmpty();
    }
}
