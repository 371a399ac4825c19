package dev.rowan.orm;

import dev.rowan.orm.compile.Change;
import dev.rowan.orm.compile.NewValues;
import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Saves rows of which some columns are expressions ({@link Model#assign}), and reads what the database made of them in
 * the same statement.
 */
final class Computing {
    private final Database database;
    private final Origin origin;
    private final RowStatements statements;

    Computing(Database database, Origin origin) {
        this.database = database;
        this.origin = origin;
        this.statements = new RowStatements(database.compiler().dialect());
    }

    /** Which of these columns are expressions in the row. */
    static Set<Field<?, ?>> among(Model row, Collection<? extends Field<?, ?>> fields) {
        Set<Field<?, ?>> among = new LinkedHashSet<>();
        for (Field<?, ?> field : fields) {
            if (RowState.of(row).computed().containsKey(field)) {
                among.add(field);
            }
        }
        return among;
    }

    /** The column's new value in the row's table: its expression, or the value that the row has. */
    private static Change change(Field<?, ?> field, Model row) {
        Object expression = RowState.of(row).computed().get(field);
        return new Change(
                field, expression == null ? Expression.Value.of(Stitching.value(field, row)) : (Expression) expression);
    }

    /** Whether there was a row of that key to write to. */
    boolean update(Model row, ModelMeta<?> table, List<Cell> cells, Object key) {
        List<Field<?, ?>> fields = new ArrayList<>();
        cells.forEach(cell -> fields.add(cell.field()));
        List<Field<?, ?>> computed = List.copyOf(among(row, fields));
        Predicate own = new Predicate.Lookup(Chain.path("pk"), "exact", Expression.Value.of(key));
        Select rows = Select.of(table).and(new Clause.Filter(own, false));
        Statement statement = database.compiler()
                .update(rows, fields.stream().map(field -> change(field, row)).toList(), database.zone());
        List<@Nullable Object[]> given = written(statements.returning(statement, computed));
        if (given.isEmpty()) {
            return false;
        }
        take(row, computed, given.get(0));
        return true;
    }

    /**
     * Inserts rows of these columns; each gets what is returned, and what its expressions became.
     *
     * @param conflict what comes after the rows when some exist, or nothing
     */
    void insert(
            ModelMeta<?> table,
            List<? extends Field<?, ?>> fields,
            List<? extends Model> rows,
            String conflict,
            List<? extends Field<?, ?>> returning) {
        List<Field<?, ?>> taken = new ArrayList<>(returning);
        for (Field<?, ?> field : fields) {
            if (rows.stream().anyMatch(row -> RowState.of(row).computed().containsKey(field))) {
                taken.add(field);
            }
        }
        List<@Nullable Object[]> given = written(statements.returning(insertion(table, fields, rows, conflict), taken));
        for (int i = 0; i < given.size(); i++) {
            take(rows.get(i), taken, Objects.requireNonNull(given.get(i)));
        }
    }

    /** Inserts those rows that do not exist; an answer would not say which, so the rows learn nothing. */
    void insertNew(
            ModelMeta<?> table, List<? extends Field<?, ?>> fields, List<? extends Model> rows, String conflict) {
        database.connections().update(insertion(table, fields, rows, conflict), origin);
    }

    private Statement insertion(
            ModelMeta<?> table, List<? extends Field<?, ?>> fields, List<? extends Model> rows, String conflict) {
        List<List<Change>> values = new ArrayList<>();
        for (Model row : rows) {
            values.add(fields.stream().map(field -> change(field, row)).toList());
        }
        Statement statement = database.compiler().insert(table, values, database.zone());
        return new Statement(statement.sql() + conflict, statement.parameters(), null, false);
    }

    private List<@Nullable Object[]> written(Statement statement) {
        return new Fetching(database, FetchMode.ONE).written(statement, origin);
    }

    private static void take(Model row, List<Field<?, ?>> fields, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            Stitching.set(fields.get(i), row, values[i]);
            RowState.of(row).computed(fields.get(i));
        }
    }

    /** New values of many rows, some of which are expressions; how many of the rows there were. */
    long update(ModelMeta<?> table, List<Field<?, ?>> fields, List<? extends Model> rows) {
        Field<?, ?> key = table.primaryKeyField();
        Map<Object, Model> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.put(Objects.requireNonNull(Stitching.value(key, row)), row));
        List<NewValues> values = new ArrayList<>();
        byKey.forEach((value, row) -> values.add(new NewValues(
                value, fields.stream().map(field -> change(field, row).value()).toList())));
        List<Field<?, ?>> taken = new ArrayList<>(fields);
        taken.addAll(key.parts());
        long found = 0;
        for (Statement statement : database.compiler().updateRows(table, fields, values, database.zone())) {
            List<@Nullable Object[]> given = written(statements.returning(statement, taken));
            for (Object[] row : given) {
                List<@Nullable Object> parts =
                        Arrays.<@Nullable Object>asList(row).subList(fields.size(), row.length);
                Object keyOfRow = parts.size() == 1 ? parts.get(0) : parts;
                take(Objects.requireNonNull(byKey.get(Objects.requireNonNull(keyOfRow))), taken, row);
            }
            found += given.size();
        }
        return found;
    }
}
