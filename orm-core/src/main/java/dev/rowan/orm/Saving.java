package dev.rowan.orm;

import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.RowNotWritten;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Present;
import dev.rowan.orm.model.RefSlot;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One {@code save()}: an UPDATE, an INSERT, or an UPDATE that finds no row and an INSERT, as Django decides. */
final class Saving {
    private final Database database;
    private final Model row;
    private final ModelMeta<Model> model;
    private final Save options;
    private final RowStatements statements;
    private final Origin origin;

    Saving(Model row, Save options) {
        this.database = options.database() == null
                ? Lazily.writing(row)
                : Databases.named(Objects.requireNonNull(options.database()));
        this.row = row;
        this.model = row.meta();
        this.options = options;
        this.statements = new RowStatements(database.compiler().dialect());
        this.origin = Origin.of(Cause.SAVE, model.label());
    }

    void run() {
        relatedKeys(row, database, "save()");
        boolean changesOnly = database.savesChangesOnly(model);
        Set<String> named = options.fields();
        if (changesOnly && named == null && !options.forceInsert() && !options.forceUpdate() && isOfDatabase()) {
            named = Changes.of(row, loaded());
        }
        if (named != null && named.isEmpty()) {
            return;
        }
        Set<Field<?, ?>> fields = named == null ? loaded() : fields(named);
        Set<String> told = named == null && fields != null ? names(fields) : named;
        database.signals().saving(row, false, told, database);
        boolean created = model.concrete().parent() == null
                ? !saveTable(model.concrete(), fields, options.forceInsert())
                : database.connections()
                        .atomic(
                                Transaction.DEFAULT.withoutSavepoint(),
                                () -> saveWithParents(model.concrete(), fields));
        RowState.of(row).stored(database.alias());
        if (changesOnly) {
            Changes.written(row, database, created ? null : fields);
        }
        database.signals().saved(row, created, false, told, database);
    }

    private boolean isOfDatabase() {
        return database.alias().equals(RowState.of(row).database());
    }

    private static Set<String> names(Set<Field<?, ?>> fields) {
        Set<String> names = new LinkedHashSet<>();
        fields.forEach(field -> names.add(field.name()));
        return names;
    }

    /** A related row that was saved after it was assigned has a key now; one that was not cannot be pointed to. */
    static void relatedKeys(Model row, Database database, String operation) {
        Generics.settle(row, database, operation);
        for (Field<? super Model, ?> field : row.meta().allFields()) {
            if (!(field instanceof ForeignKey<?> key)) {
                continue;
            }
            RefSlot slot = Stitching.slot(key, row);
            if (slot == null || !(RefSlot.targetOf(slot) instanceof Model other)) {
                continue;
            }
            Object value = Stitching.value(key.targetField(), other);
            if (value == null && RefSlot.keyOf(slot) == null) {
                throw new IllegalArgumentException(operation + " prohibited to prevent data loss due to unsaved related"
                        + " object '" + key.name() + "'.\n  Save " + other + " first.");
            }
            if (RefSlot.keyOf(slot) == null) {
                RefSlot.setTarget(slot, value, other);
            }
        }
    }

    /** What to write when columns had been left out: those that were loaded or assigned; null for all columns. */
    private @Nullable Set<Field<?, ?>> loaded() {
        RowState state = RowState.of(row);
        if (state.deferred() == null || state.deferred().isEmpty() || options.forceInsert() || !isOfDatabase()) {
            return null;
        }
        Model empty = model.create();
        Set<Field<?, ?>> fields = new LinkedHashSet<>();
        List<Field<? super Model, ?>> all = model.allFields();
        for (int i = 0; i < all.size(); i++) {
            Field<? super Model, ?> field = all.get(i);
            boolean assigned = !Objects.equals(field.get(row), field.get(empty));
            if (!field.primaryKey() && (!state.isDeferred(i) || assigned)) {
                fields.add(field);
            }
        }
        return fields;
    }

    private Set<Field<?, ?>> fields(Set<String> names) {
        Set<Field<?, ?>> fields = new LinkedHashSet<>();
        Set<String> unknown = new TreeSet<>();
        for (String name : names) {
            Object member = database.models().member(model, name);
            if (member instanceof Field<?, ?> field && !field.primaryKey()) {
                fields.add(field);
            } else {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "The following fields do not exist in this model, are m2m fields, primary"
                            + " keys, or are non-concrete fields: " + String.join(", ", unknown));
        }
        return fields;
    }

    private boolean saveWithParents(ModelMeta<?> table, @Nullable Set<Field<?, ?>> fields) {
        return !saveTable(table, fields, saveParent(table, fields) || options.forceInsert());
    }

    /** Saves the row's part in the parent's table; whether it was inserted there. */
    private boolean saveParent(ModelMeta<?> table, @Nullable Set<Field<?, ?>> fields) {
        ModelMeta<?> parent = table.parent();
        if (parent == null) {
            return false;
        }
        boolean above = saveParent(parent, fields);
        return !saveTable(parent, fields, above);
    }

    /** Whether the row was there already. */
    private boolean saveTable(ModelMeta<?> table, @Nullable Set<Field<?, ?>> only, boolean forceInsert) {
        Field<?, ?> key = table.primaryKeyField();
        Supplier<?> keyDefault = key.defaultValue();
        if (Stitching.value(key, row) == null && keyDefault != null) {
            Stitching.set(key, row, keyDefault.get());
        }
        boolean keyed = Stitching.value(key, row) != null;
        if (!keyed && (options.forceUpdate() || only != null)) {
            throw new IllegalArgumentException("Cannot force an update in save() with no primary key.");
        }
        boolean insert = forceInsert
                || (!options.forceUpdate() && only == null && RowState.of(row).isAdding() && keyDefault != null);
        if (keyed && !insert) {
            boolean updated = update(table, key, only);
            if (!updated && options.forceUpdate()) {
                throw RowNotWritten.of("Forced update did not affect any rows.");
            }
            if (!updated && only != null) {
                throw RowNotWritten.of("Save with update_fields did not affect any rows.");
            }
            if (updated) {
                return true;
            }
        }
        insert(table);
        return false;
    }

    private boolean update(ModelMeta<?> table, Field<?, ?> key, @Nullable Set<Field<?, ?>> only) {
        Object value = Objects.requireNonNull(Stitching.value(key, row));
        List<Cell> cells = new ArrayList<>();
        for (Field<?, ?> field : table.fields()) {
            boolean wanted = only == null || only.contains(field);
            if (wanted) {
                Lazily.beforeWriting(row, List.of(field));
            }
            if (wanted && !field.primaryKey() && field.generatedAs() == null) {
                if (field.autoNow()) {
                    Stitching.set(field, row, Present.of(field, database.zone()));
                }
                cells.add(new Cell(field, Stitching.value(field, row)));
            }
        }
        if (cells.isEmpty()) {
            return only != null || exists(table, value);
        }
        Set<Field<?, ?>> computed =
                Computing.among(row, cells.stream().map(Cell::field).toList());
        if (!computed.isEmpty()) {
            return new Computing(database, origin).update(row, table, cells, value);
        }
        Statement statement = statements.update(table.table(), cells, key, List.of(value));
        return database.connections().update(statement, origin) > 0;
    }

    private boolean exists(ModelMeta<?> table, Object key) {
        Predicate own = new Predicate.Lookup(Chain.path("pk"), "exact", Expression.Value.of(key));
        Select select = Select.of(table).and(new Clause.Filter(own, false));
        Statement statement = database.compiler().exists(select, database.zone());
        return !new Fetching(database, FetchMode.ONE)
                .all(statement, origin)
                .rows()
                .isEmpty();
    }

    private void insert(ModelMeta<?> table) {
        List<Field<?, ?>> fields = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        List<Field<?, ?>> returning = new ArrayList<>();
        Lazily.beforeWriting(row, table.fields());
        for (Field<?, ?> field : table.fields()) {
            fill(field, row, database);
            Object value = Stitching.value(field, row);
            if (isGiven(field, value) && !RowState.of(row).computed().containsKey(field)) {
                returning.add(field);
            } else {
                fields.add(field);
                values.add(value);
            }
        }
        if (!Computing.among(row, table.fields()).isEmpty()) {
            new Computing(database, origin).insert(table, fields, List.of(row), "", returning);
            return;
        }
        Statement statement = statements.insert(table.table(), fields, List.of(values), "", returning);
        if (returning.isEmpty()) {
            database.connections().update(statement, origin);
            return;
        }
        @Nullable
        Object[] given =
                new Fetching(database, FetchMode.ONE).written(statement, origin).get(0);
        for (int i = 0; i < given.length; i++) {
            Stitching.set(returning.get(i), row, given[i]);
        }
    }

    /** Whether the database gives the value: a new key, a generated column, a default of its own. */
    static boolean isGiven(Field<?, ?> field, @Nullable Object value) {
        return field.generatedAs() != null
                || (value == null && (field.identity() || (field.databaseDefault() != null && !field.nullable())));
    }

    /** Whether saving, or the database, gives a value to a column that has none. */
    static boolean isFilled(Field<?, ?> field) {
        return isGiven(field, null) || field.autoNow() || field.autoNowAdd() || field.defaultValue() != null;
    }

    /** Sets what a new row gets by itself: the moment, and defaults that are suppliers. */
    static void fill(Field<?, ?> field, Model row, Database database) {
        if (field.autoNow() || field.autoNowAdd()) {
            Stitching.set(field, row, Present.of(field, database.zone()));
            return;
        }
        Supplier<?> supplier = field.defaultValue();
        if (supplier != null && Stitching.value(field, row) == null) {
            Stitching.set(field, row, supplier.get());
        }
    }
}
