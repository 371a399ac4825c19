package dev.rowan.orm;

import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        List<Model> all = new ArrayList<>();
        for (Model row : rows) {
            if (row.key() == null) {
                throw new IllegalArgumentException("All bulk_update() objects must have a primary key set.");
            }
            Saving.relatedKeys(row, "bulk_update()");
            all.add(row);
        }
        if (all.isEmpty()) {
            return 0;
        }
        return database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> {
            long written = 0;
            for (Map.Entry<ModelMeta<?>, List<Field<?, ?>>> table : tables.entrySet()) {
                written = table(table.getKey(), table.getValue(), all);
            }
            return written;
        });
    }

    private long table(ModelMeta<?> table, List<Field<?, ?>> fields, List<Model> rows) {
        boolean arrays = database.compiler().dialect().features().arrays();
        int most = arrays
                ? ARRAY_BATCH
                : Math.max(1, database.compiler().dialect().features().maxBinds() / (fields.size() + 1));
        int batch = options.batch() == 0 ? most : Math.min(most, options.batch());
        long written = 0;
        for (List<Model> some : Prefetching.chunks(rows, batch)) {
            written += batch(table, fields, some);
            if (options.progress() != null) {
                options.progress().accept(written);
            }
        }
        return written;
    }

    private long batch(ModelMeta<?> table, List<Field<?, ?>> fields, List<Model> rows) {
        List<Model> computed = new ArrayList<>();
        List<Model> constant = new ArrayList<>();
        for (Model row : rows) {
            (Computing.among(row, fields).isEmpty() ? constant : computed).add(row);
        }
        long written = computed.isEmpty() ? 0 : new Computing(database, origin).update(table, fields, computed);
        return constant.isEmpty() ? written : written + constants(table, fields, constant);
    }

    private long constants(ModelMeta<?> table, List<Field<?, ?>> fields, List<Model> rows) {
        Field<?, ?> key = table.primaryKeyField();
        List<List<@Nullable Object>> values = new ArrayList<>(rows.size());
        for (Model row : rows) {
            List<@Nullable Object> cells = new ArrayList<>(fields.size() + 1);
            cells.add(Stitching.value(key, row));
            fields.forEach(field -> cells.add(Stitching.value(field, row)));
            values.add(cells);
        }
        if (rows.size() == 1) {
            List<Cell> cells = new ArrayList<>();
            fields.forEach(field -> cells.add(new Cell(field, Stitching.value(field, rows.get(0)))));
            return database.connections()
                    .update(
                            statements.update(
                                    table.table(),
                                    cells,
                                    key,
                                    List.of(values.get(0).get(0))),
                            origin);
        }
        boolean arrays = database.compiler().dialect().features().arrays();
        return database.connections()
                .update(
                        arrays
                                ? statements.updateArrays(table.table(), key, fields, values)
                                : statements.updateValues(table.table(), key, fields, values),
                        origin);
    }
}
