package dev.rowan.orm;

import dev.rowan.orm.compile.RowConditions;
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

    private @Nullable Object value(Field<?, ?> field) {
        Lazily.beforeWriting(row, List.of(field));
        return Stitching.value(field, row);
    }

    private void values() {
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

    private RowConditions conditions(ModelMeta<?> at, Object predicate) {
        return new RowConditions(database.models(), database.compiler().dialect(), at, (Predicate) predicate);
    }

    private boolean isLeftOut(ModelMeta<?> at, Set<String> columns) {
        return at.fields().stream()
                .anyMatch(field ->
                        columns.contains(field.column()) && (excluded.contains(field.name()) || isComputed(field)));
    }

    private void check(ModelMeta<?> at, ConstraintSpec.Check check) {
        RowConditions condition = conditions(at, check.condition());
        if (!isLeftOut(at, condition.columns()) && hasRow(condition.broken(at, this::value))) {
            String message = check.message();
            faults.add("invalid", message != null ? message : "Constraint “" + check.name() + "” is violated.");
        }
    }

    private void unique(ModelMeta<?> at, ConstraintSpec.Unique unique) {
        List<Field<?, ?>> fields = new ArrayList<>();
        List<Predicate> same = new ArrayList<>();
        for (Object part : unique.parts()) {
            Field<?, ?> field = fieldOf(at, part);
            Object value = field == null ? null : value(field);
            // An expression is left to the database; a NULL equals nothing.
            if (field == null || value == null || excluded.contains(field.name()) || isComputed(field)) {
                return;
            }
            fields.add(field);
            same.add(equal(field, value));
        }
        if (isTaken(at, unique, same)) {
            String message = unique.message();
            String text = message != null ? message : taken(at, fields);
            if (fields.size() == 1 && unique.condition() == null) {
                faults.add(fields.get(0).name(), "unique", text);
            } else {
                faults.add(fields.size() == 1 ? "unique" : "unique_together", text);
            }
        }
    }

    private boolean isTaken(ModelMeta<?> at, ConstraintSpec.Unique unique, List<Predicate> same) {
        Object where = unique.condition();
        if (where == null) {
            return exists(others(at), same);
        }
        RowConditions condition = conditions(at, where);
        if (isLeftOut(at, condition.columns())) {
            return false;
        }
        List<Predicate> all = new ArrayList<>(same);
        all.add((Predicate) where);
        Statement exists = database.compiler().exists(filtered(others(at), all), database.zone());
        return !exists.empty() && hasRow(condition.also(at, this::value, exists));
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
