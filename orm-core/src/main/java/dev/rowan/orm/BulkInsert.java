package dev.rowan.orm;

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

/**
 * Many new rows of one model. Rows with a key and rows without go in statements of their own, since only the latter are
 * given one.
 *
 * <p>Rows of a child model are a row in each of several tables: a batch goes into the topmost one first, which gives the
 * keys, then into each below it.
 */
final class BulkInsert {
    private final Database database;
    private final BulkOptions options;

    /** The model's own last. */
    private final List<TableInsert> tables = new ArrayList<>();

    private final Field<?, ?> key;
    private long written;

    BulkInsert(Database database, ModelMeta<?> model, BulkOptions options) {
        this.database = database;
        this.options = options;
        Origin origin = Origin.of(Cause.BULK, model.label());
        for (ModelMeta<?> table = model.concrete(); table != null; table = table.parent()) {
            tables.add(0, new TableInsert(database, table, options, origin));
        }
        this.key = tables.get(0).key();
        if (tables.size() > 1 && !options.conflict().equals(Conflict.FAIL)) {
            throw new NotSupported("bulkCreate(…) of " + model.name()
                    + " knows no rule for rows that exist: each of them"
                    + " is a row in "
                    + String.join(
                            " and in ", tables.stream().map(TableInsert::name).toList())
                    + ", of which one may exist without the other.\n  Leave out the Conflict, or look for the rows"
                    + " that exist first.");
        }
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
        tables.forEach(table -> table.prepare(row));
    }

    /** Rows that each of the tables takes in one statement; those below the topmost one always have a key. */
    private int batch(boolean keyed) {
        int most = tables.get(0).batch(keyed);
        for (TableInsert table : tables.subList(1, tables.size())) {
            most = Math.min(most, table.batch(true));
        }
        return most;
    }

    private void flush(List<Model> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tables.forEach(table -> table.write(rows));
        if (!options.conflict().ignored()) {
            rows.forEach(row -> RowState.of(row).stored(database.alias()));
        }
        written += rows.size();
        if (options.progress() != null && !options.parts()) {
            options.progress().accept(written);
        }
    }
}
