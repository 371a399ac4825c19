package dev.rowan.orm;

import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.dialect.Features;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.orm.model.RowState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many new rows of one model: on PostgreSQL one array for each column, elsewhere as many VALUES as the bind limit
 * allows. Rows with a key and rows without go in statements of their own, since only the latter are given one.
 */
final class BulkInsert {
    /** Rows in one statement of arrays: large enough that round trips do not count, small enough for memory. */
    private static final int ARRAY_BATCH = 10_000;

    private final Database database;
    private final ModelMeta<?> model;
    private final BulkOptions options;
    private final RowStatements statements;
    private final Origin origin;
    private final Field<?, ?> key;
    private final @Nullable Copying copying;
    private long written;

    BulkInsert(Database database, ModelMeta<?> model, BulkOptions options) {
        this.database = database;
        this.model = model.concrete();
        this.options = options;
        this.statements = new RowStatements(database.compiler().dialect());
        this.origin = Origin.of(Cause.BULK, model.label());
        this.key = this.model.primaryKeyField();
        if (this.model.parent() != null) {
            throw new NotSupported("Can't bulk create a multi-table inherited model.\n  Save rows of " + model.name()
                    + " one by one, or bulk create in each table.");
        }
        this.copying = options.copied() ? new Copying(database, this.model, options.conflict(), origin) : null;
    }

    /** Writes the rows, which are read from the iterable a batch at a time; how many there were. */
    long run(Iterable<? extends Model> rows) {
        Iterator<? extends Model> iterator = rows.iterator();
        if (!iterator.hasNext()) {
            return 0;
        }
        if (options.parts()) {
            // Rows with a key have one column more, so that their batch is the one that both kinds fit in.
            new BulkParts("bulkCreate()", database.connections(), batch(true), options.progress())
                    .run(iterator, new Parts());
            return written;
        }
        return database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> {
            List<Model> keyed = new ArrayList<>();
            List<Model> unkeyed = new ArrayList<>();
            while (iterator.hasNext()) {
                Model row = iterator.next();
                prepare(row);
                List<Model> part = Stitching.value(key, row) == null ? unkeyed : keyed;
                part.add(row);
                if (part.size() >= batch(part == keyed)) {
                    flush(part);
                    part.clear();
                }
            }
            flush(keyed);
            flush(unkeyed);
            return written;
        });
    }

    /** One part: its rows with a key, and those that are given one. */
    private final class Parts implements BulkParts.Work {
        private List<Model> fresh = List.of();
        private List<Model> given = List.of();

        @Override
        public void write(List<Model> rows) {
            // Nothing to take back from the part before, should preparing these rows fail.
            given = List.of();
            fresh = rows.stream().filter(row -> RowState.of(row).isAdding()).toList();
            rows.forEach(BulkInsert.this::prepare);
            given = rows.stream()
                    .filter(row -> Stitching.value(key, row) == null)
                    .toList();
            flush(rows.stream().filter(row -> Stitching.value(key, row) != null).toList());
            flush(given);
        }

        @Override
        public void undo() {
            fresh.forEach(row -> RowState.of(row).adding(null));
            given.forEach(row -> Stitching.set(key, row, null));
        }
    }

    private void prepare(Model row) {
        Saving.relatedKeys(row, database, "bulk_create()");
        Lazily.beforeWriting(row, model.fields());
        for (Field<?, ?> field : model.fields()) {
            Saving.fill(field, row, database);
        }
    }

    private int batch(boolean keyed) {
        Features features = database.compiler().dialect().features();
        int columns = Math.max(1, model.fields().size() - (keyed ? 0 : 1));
        int most = features.arrays() ? ARRAY_BATCH : Math.max(1, features.maxBinds() / columns);
        return options.batch() == 0 ? most : Math.min(options.batch(), most);
    }

    private void flush(List<Model> rows) {
        if (rows.isEmpty()) {
            return;
        }
        boolean keyed = Stitching.value(key, rows.get(0)) != null;
        List<Field<?, ?>> fields = new ArrayList<>();
        for (Field<?, ?> field : model.fields()) {
            boolean given = field.generatedAs() != null || (field.identity() && !keyed);
            boolean defaulted = field.databaseDefault() != null
                    && rows.stream().allMatch(row -> Saving.isGiven(field, Stitching.value(field, row)));
            if (!given && !defaulted) {
                fields.add(field);
            }
        }
        if (copying != null) {
            copying.insert(fields, rows, keyed);
            stored(rows, List.of());
        } else {
            write(rows, fields, keyed);
        }
        written += rows.size();
        if (options.progress() != null && !options.parts()) {
            options.progress().accept(written);
        }
    }

    private void write(List<Model> rows, List<Field<?, ?>> fields, boolean keyed) {
        Conflict conflict = options.conflict();
        String clause = "";
        if (!conflict.updated().isEmpty() || conflict.ignored()) {
            clause = statements.onConflict(named(conflict.unique()), named(conflict.updated()));
        }
        boolean giveKeys = !keyed && key.identity() && !conflict.ignored();
        List<Field<?, ?>> returning = giveKeys ? List.of(key) : List.of();
        boolean arrays = database.compiler().dialect().features().arrays() && !fields.isEmpty();
        if (rows.stream().anyMatch(row -> !Computing.among(row, fields).isEmpty())) {
            Computing computing = new Computing(database, origin);
            if (conflict.ignored()) {
                computing.insertNew(model, fields, rows, clause);
            } else {
                computing.insert(model, fields, rows, clause, returning);
            }
            stored(rows, List.of());
            return;
        }
        if (fields.isEmpty()) {
            for (Model row : rows) {
                stored(
                        List.of(row),
                        run(
                                statements.insert(model.table(), fields, List.of(List.of()), clause, returning),
                                returning));
            }
            return;
        }
        Statement statement = arrays
                ? statements.insertArrays(model.table(), fields, columns(fields, rows), clause, returning)
                : statements.insert(model.table(), fields, values(fields, rows), clause, returning);
        stored(rows, run(statement, returning));
    }

    static List<List<@Nullable Object>> values(List<Field<?, ?>> fields, List<Model> rows) {
        List<List<@Nullable Object>> values = new ArrayList<>(rows.size());
        for (Model row : rows) {
            List<@Nullable Object> cells = new ArrayList<>(fields.size());
            fields.forEach(field -> cells.add(Stitching.value(field, row)));
            values.add(cells);
        }
        return values;
    }

    /** The carriers of each field, from row to row. */
    static List<List<@Nullable Object>> columns(List<? extends Field<?, ?>> fields, List<Model> rows) {
        List<List<@Nullable Object>> columns = new ArrayList<>(fields.size() + 1);
        for (Field<?, ?> field : fields) {
            List<@Nullable Object> carriers = new ArrayList<>(rows.size());
            for (Model row : rows) {
                carriers.add(field.type().toCarrier(Stitching.value(field, row)));
            }
            columns.add(carriers);
        }
        return columns;
    }

    private List<Field<?, ?>> named(List<String> names) {
        List<Field<?, ?>> fields = new ArrayList<>();
        names.forEach(name -> fields.addAll(name.equals("pk") ? key.parts() : List.of(model.field(name))));
        return fields;
    }

    private List<@Nullable Object[]> run(Statement statement, List<Field<?, ?>> returning) {
        if (!returning.isEmpty()) {
            return new Fetching(database, FetchMode.ONE).written(statement, origin);
        }
        database.connections().update(statement, origin);
        return List.of();
    }

    private void stored(List<Model> rows, List<@Nullable Object[]> keys) {
        for (int i = 0; i < rows.size(); i++) {
            Model row = rows.get(i);
            if (i < keys.size()) {
                Stitching.set(key, row, keys.get(i)[0]);
            }
            if (!options.conflict().ignored()) {
                RowState.of(row).stored(database.alias());
            }
        }
    }
}
