package dev.rowan.orm;

import dev.rowan.orm.compile.Parameter;
import dev.rowan.orm.compile.RowPlan;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.dialect.RowCopy;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.NotSupported;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New rows of one model by the database's own copy. It answers nothing, so keys that the database would give are taken
 * from their sequence before.
 */
final class Copying {
    private final Database database;
    private final ModelMeta<?> model;
    private final Origin origin;
    private final RowCopy copy;
    private final Field<?, ?> key;
    private boolean compared;

    Copying(Database database, ModelMeta<?> model, Conflict conflict, Origin origin) {
        RowCopy known = database.compiler().dialect().copy();
        if (known == null) {
            throw new NotSupported("bulkCreate(…) cannot copy on "
                    + database.compiler().dialect().name() + ", which has no COPY.\n  Leave out copying().");
        }
        if (!conflict.equals(Conflict.FAIL)) {
            throw new NotSupported("COPY knows no rule for rows that exist.\n  Leave out copying(), or the Conflict.");
        }
        this.database = database;
        this.model = model;
        this.origin = origin;
        this.copy = known;
        this.key = model.primaryKeyField();
    }

    /** Writes rows of these fields; those without a key get one when the database numbers them. */
    void insert(List<Field<?, ?>> fields, List<Model> rows, boolean keyed) {
        for (Model row : rows) {
            if (!Computing.among(row, fields).isEmpty()) {
                throw new NotSupported("COPY takes no expressions.\n  Assign values to rows of " + model.name()
                        + ", or leave out copying().");
            }
        }
        compareTypes();
        boolean numbered = !keyed && key.identity();
        List<Field<?, ?>> all = new ArrayList<>(fields);
        List<List<@Nullable Object>> columns = TableInsert.columns(fields, rows);
        List<@Nullable Object> keys = numbered ? newKeys(rows.size()) : List.of();
        if (numbered) {
            all.add(key);
            List<@Nullable Object> carriers = new ArrayList<>(keys.size());
            keys.forEach(given -> carriers.add(key.type().toCarrier(given)));
            columns.add(carriers);
        }
        List<ColumnKind> kinds = all.stream().map(field -> field.type().kind()).toList();
        String sql = copy.into(model.table(), all);
        database.connections().through(new Statement(sql, List.of(), null, false), origin, connection -> {
            copy.send(connection, sql, kinds, columns);
            return rows.size();
        });
        for (int i = 0; i < keys.size(); i++) {
            Stitching.set(key, rows.get(i), keys.get(i));
        }
    }

    private List<@Nullable Object> newKeys(int rows) {
        Statement statement = new Statement(
                copy.newKeys(),
                List.of(
                        new Parameter(quoted(), ColumnKind.TEXT, false),
                        new Parameter(key.column(), ColumnKind.TEXT, false),
                        new Parameter(rows, ColumnKind.INTEGER, false)),
                new RowPlan.Tuples(List.of(new RowPlan.Output(key.name(), 1, key.type()))),
                false);
        List<@Nullable Object> keys = new ArrayList<>(rows);
        for (@Nullable Object row : read(statement)) {
            keys.add(cell(row, 0));
        }
        if (keys.contains(null)) {
            throw new NotSupported(key + " has no sequence in the database that numbers of rows could be taken from."
                    + "\n  Give the rows keys, or leave out copying().");
        }
        return keys;
    }

    /** The wire form carries no types: bytes of another type would be read as if they were of the column's own. */
    private void compareTypes() {
        if (compared) {
            return;
        }
        Statement statement = new Statement(
                copy.columnTypes(),
                List.of(new Parameter(quoted(), ColumnKind.TEXT, false)),
                new RowPlan.Tuples(List.of(
                        new RowPlan.Output("column", 1, FieldTypes.STRING),
                        new RowPlan.Output("type", 2, FieldTypes.STRING))),
                false);
        Map<String, String> types = new HashMap<>();
        for (@Nullable Object row : read(statement)) {
            types.put(String.valueOf(cell(row, 0)), String.valueOf(cell(row, 1)));
        }
        for (Field<?, ?> field : model.fields()) {
            String type = types.get(field.column());
            if (type != null && !copy.typesOf(field.type().kind()).contains(type)) {
                throw new NotSupported("COPY cannot write " + field + ": it is "
                        + database.compiler().dialect().columnType(field) + " in the model, and its column "
                        + field.column() + " is " + type + " in the table " + model.table()
                        + ".\n  Make them the same, or leave out copying().");
            }
        }
        compared = true;
    }

    private String quoted() {
        return database.compiler().dialect().quote(model.table());
    }

    private List<@Nullable Object> read(Statement statement) {
        return new Fetching(database, FetchMode.ONE).all(statement, origin).rows();
    }

    private static @Nullable Object cell(@Nullable Object row, int index) {
        return row instanceof Object[] values ? values[index] : row;
    }
}
