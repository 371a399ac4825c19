package dev.rowan.orm;

import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * New values for many rows: on PostgreSQL one UPDATE from arrays, elsewhere one from a list of VALUES as long as the
 * bind limit allows. Never a CASE for each row.
 */
final class BulkUpdate {
    private static final int ARRAY_BATCH = 10_000;

    private final Database database;
    private final ModelMeta<?> model;
    private final BulkOptions options;
    private final RowStatements statements;
    private final Origin origin;
    private long found;

    BulkUpdate(Database database, ModelMeta<?> model, BulkOptions options) {
        this.database = database;
        this.model = model;
        this.options = options;
        this.statements = new RowStatements(database.compiler().dialect());
        this.origin = Origin.of(Cause.BULK, model.label());
    }

    /** How many rows were found and written. */
    long run(Iterable<? extends Model> rows, List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("Field names must be given to bulk_update().");
        }
        Map<ModelMeta<?>, List<Field<?, ?>>> tables = new LinkedHashMap<>();
        for (String name : names) {
            Field<?, ?> field = model.field(name);
            if (field.primaryKey()) {
                throw new IllegalArgumentException("bulk_update() cannot be used with primary key fields.");
            }
            tables.computeIfAbsent(field.model().concrete(), table -> new ArrayList<>())
                    .add(field);
        }
        Iterator<? extends Model> iterator = rows.iterator();
        if (!iterator.hasNext()) {
            return 0;
        }
        int batch = size(tables.values());
        if (options.parts()) {
            new BulkParts("bulkUpdate()", database.connections(), batch, options.progress())
                    .run(iterator, new Parts(tables));
            return found;
        }
        // The first batch is looked at before anything is begun: most calls have no other.
        List<Model> first = next(iterator, batch);
        first.forEach(this::check);
        return database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> {
            long read = 0;
            for (List<Model> some = first; !some.isEmpty(); some = next(iterator, batch)) {
                some.forEach(this::check);
                write(tables, some);
                read += some.size();
                if (options.progress() != null) {
                    options.progress().accept(read);
                }
            }
            return found;
        });
    }

    private static List<Model> next(Iterator<? extends Model> rows, int batch) {
        List<Model> some = new ArrayList<>();
        while (some.size() < batch && rows.hasNext()) {
            some.add(rows.next());
        }
        return some;
    }

    private void check(Model row) {
        if (row.key() == null) {
            throw new IllegalArgumentException("All bulk_update() objects must have a primary key set.");
        }
        Saving.relatedKeys(row, database, "bulk_update()");
    }

    /** One part: nothing stays in a row when it is updated, so nothing is taken back. */
    private final class Parts implements BulkParts.Work {
        private final Map<ModelMeta<?>, List<Field<?, ?>>> tables;
        private long before;

        Parts(Map<ModelMeta<?>, List<Field<?, ?>>> tables) {
            this.tables = tables;
        }

        @Override
        public void write(List<Model> rows) {
            before = found;
            rows.forEach(BulkUpdate.this::check);
            BulkUpdate.this.write(tables, rows);
        }

        @Override
        public void undo() {
            found = before;
        }
    }

    /** Rows that each of the tables takes in one statement. */
    private int size(Collection<List<Field<?, ?>>> tables) {
        boolean arrays = database.compiler().dialect().features().arrays();
        int most = ARRAY_BATCH;
        for (List<Field<?, ?>> fields : tables) {
            int binds = database.compiler().dialect().features().maxBinds() / (fields.size() + 1);
            most = arrays ? most : Math.min(most, Math.max(1, binds));
        }
        return options.batch() == 0 ? most : Math.min(most, options.batch());
    }

    private void write(Map<ModelMeta<?>, List<Field<?, ?>>> tables, List<Model> rows) {
        long written = 0;
        for (Map.Entry<ModelMeta<?>, List<Field<?, ?>>> table : tables.entrySet()) {
            written = batch(table.getKey(), table.getValue(), rows);
        }
        found += written;
    }

    private long batch(ModelMeta<?> table, List<Field<?, ?>> fields, List<Model> rows) {
        List<Model> computed = new ArrayList<>();
        List<Model> constant = new ArrayList<>();
        for (Model row : rows) {
            Lazily.beforeWriting(row, fields);
            Changes.forget(row, fields);
            (Computing.among(row, fields).isEmpty() ? constant : computed).add(row);
        }
        long written = computed.isEmpty() ? 0 : new Computing(database, origin).update(table, fields, computed);
        return constant.isEmpty() ? written : written + constants(table, fields, constant);
    }

    private long constants(ModelMeta<?> table, List<Field<?, ?>> fields, List<Model> rows) {
        Field<?, ?> key = table.primaryKeyField();
        return database.connections().update(statement(table, key, fields, rows), origin);
    }

    private Statement statement(ModelMeta<?> table, Field<?, ?> key, List<Field<?, ?>> fields, List<Model> rows) {
        List<Field<?, ?>> all = new ArrayList<>(key.parts());
        all.addAll(fields);
        if (rows.size() == 1) {
            Model row = rows.get(0);
            List<Cell> cells = fields.stream()
                    .map(field -> new Cell(field, Stitching.value(field, row)))
                    .toList();
            return statements.update(table.table(), cells, key, Collections.singletonList(Stitching.value(key, row)));
        }
        return database.compiler().dialect().features().arrays()
                ? statements.updateArrays(table.table(), key, fields, TableInsert.columns(all, rows))
                : statements.updateValues(table.table(), key, fields, TableInsert.values(all, rows));
    }
}
