package dev.rowan.orm;

import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.dialect.Features;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bulkCreate} writes into one table: on PostgreSQL one array for each column, or a COPY; elsewhere as many
 * VALUES as the bind limit allows.
 */
final class TableInsert {
    /** Rows in one statement of arrays: large enough that round trips do not count, small enough for memory. */
    private static final int ARRAY_BATCH = 10_000;

    private final Database database;
    private final ModelMeta<?> table;
    private final BulkOptions options;
    private final RowStatements statements;
    private final Origin origin;
    private final Field<?, ?> key;
    private final @Nullable Copying copying;

    TableInsert(Database database, ModelMeta<?> table, BulkOptions options, Origin origin) {
        this.database = database;
        this.table = table;
        this.options = options;
        this.statements = new RowStatements(database.compiler().dialect());
        this.origin = origin;
        this.key = table.primaryKeyField();
        this.copying = options.copied() ? new Copying(database, table, options.conflict(), origin) : null;
    }

    Field<?, ?> key() {
        return key;
    }

    String name() {
        return table.table();
    }

    /** Gives the row what it gets by itself in this table. */
    void prepare(Model row) {
        Lazily.beforeWriting(row, table.fields());
        for (Field<?, ?> field : table.fields()) {
            Saving.fill(field, row, database);
        }
    }

    /** How many rows go into one statement. */
    int batch(boolean keyed) {
        Features features = database.compiler().dialect().features();
        int columns = Math.max(1, table.fields().size() - (keyed ? 0 : 1));
        int most = features.arrays() ? ARRAY_BATCH : Math.max(1, features.maxBinds() / columns);
        return options.batch() == 0 ? most : Math.min(options.batch(), most);
    }

    /** Writes rows that all have a key, or of which none has; those that are given one know it then. */
    void write(List<Model> rows) {
        boolean keyed = Stitching.value(key, rows.get(0)) != null;
        List<Field<?, ?>> fields = new ArrayList<>();
        for (Field<?, ?> field : table.fields()) {
            boolean given = field.generatedAs() != null || (field.identity() && !keyed);
            boolean defaulted = field.databaseDefault() != null
                    && rows.stream().allMatch(row -> Saving.isGiven(field, Stitching.value(field, row)));
            if (!given && !defaulted) {
                fields.add(field);
            }
        }
        if (copying != null) {
            copying.insert(fields, rows, keyed);
        } else {
            insert(rows, fields, keyed);
        }
    }

    private void insert(List<Model> rows, List<Field<?, ?>> fields, boolean keyed) {
        Conflict conflict = options.conflict();
        String clause = "";
        if (!conflict.updated().isEmpty() || conflict.ignored()) {
            clause = statements.onConflict(named(conflict.unique()), named(conflict.updated()));
        }
        boolean giveKeys = !keyed && key.identity() && !conflict.ignored();
        List<Field<?, ?>> returning = giveKeys ? List.of(key) : List.of();
        if (rows.stream().anyMatch(row -> !Computing.among(row, fields).isEmpty())) {
            Computing computing = new Computing(database, origin);
            if (conflict.ignored()) {
                computing.insertNew(table, fields, rows, clause);
            } else {
                computing.insert(table, fields, rows, clause, returning);
            }
            return;
        }
        if (fields.isEmpty()) {
            for (Model row : rows) {
                run(
                        statements.insert(table.table(), fields, List.of(List.of()), clause, returning),
                        returning,
                        List.of(row));
            }
            return;
        }
        Statement statement = database.compiler().dialect().features().arrays()
                ? statements.insertArrays(table.table(), fields, columns(fields, rows), clause, returning)
                : statements.insert(table.table(), fields, values(fields, rows), clause, returning);
        run(statement, returning, rows);
    }

    private void run(Statement statement, List<Field<?, ?>> returning, List<Model> rows) {
        if (returning.isEmpty()) {
            database.connections().update(statement, origin);
            return;
        }
        List<@Nullable Object[]> keys = new Fetching(database, FetchMode.ONE).written(statement, origin);
        for (int i = 0; i < keys.size(); i++) {
            Stitching.set(key, rows.get(i), keys.get(i)[0]);
        }
    }

    private List<Field<?, ?>> named(List<String> names) {
        List<Field<?, ?>> fields = new ArrayList<>();
        names.forEach(name -> fields.addAll(name.equals("pk") ? key.parts() : List.of(table.field(name))));
        return fields;
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
}
