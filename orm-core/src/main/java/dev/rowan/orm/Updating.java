package dev.rowan.orm;

import dev.rowan.orm.compile.Change;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One {@code update(…)} over a queryset: one statement, and for a child table whose parents are written too, its keys
 * first and then one statement for each table.
 */
final class Updating {
    private final Database database;
    private final Select select;
    private final Origin origin;

    private Updating(Database database, Select select) {
        this.database = database;
        this.select = select;
        this.origin = Origin.of(Cause.UPDATE, select.model().label());
    }

    static long run(Database database, Select select, List<? extends Assignment<?>> values) {
        if (values.isEmpty() || select.none()) {
            return 0;
        }
        return new Updating(database, select).run(values);
    }

    private long run(List<? extends Assignment<?>> values) {
        ModelMeta<?> model = select.model().concrete();
        Map<ModelMeta<?>, List<Change>> tables = new LinkedHashMap<>();
        for (Assignment<?> value : values) {
            Field<?, ?> field = field(model, value);
            tables.computeIfAbsent(field.model().concrete(), table -> new ArrayList<>())
                    .add(new Change(field, value.value));
        }
        if (tables.size() == 1 && tables.containsKey(model)) {
            return update(select, Objects.requireNonNull(tables.get(model)));
        }
        return database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> byKeys(model, tables));
    }

    private Field<?, ?> field(ModelMeta<?> model, Assignment<?> value) {
        String name = Assigning.name(value);
        Object member = database.models().member(model, name);
        if (member instanceof Field<?, ?> field) {
            return field;
        }
        if (member == null) {
            throw new FieldError(model.name() + " has no field named '" + name + "'.\n  Its columns: "
                    + String.join(
                            ", ",
                            model.allFields().stream().map(Field::name).sorted().toList())
                    + ".");
        }
        throw new FieldError("Cannot update model field " + member
                + " (only non-relations and foreign keys permitted).\n  Use set(…) on a row's " + name + ".");
    }

    private long update(Select rows, List<Change> changes) {
        var statement = database.compiler().update(rows, changes, database.zone());
        return statement.empty() ? 0 : database.connections().update(statement, origin);
    }

    private long byKeys(ModelMeta<?> model, Map<ModelMeta<?>, List<Change>> tables) {
        Select keys = select.orderedBy(List.of()).and(new Clause.Values(List.of(Chain.path("pk"))));
        List<Object> found = new ArrayList<>();
        for (Object row :
                new Fetching(database, FetchMode.ONE).all(keys, origin).rows()) {
            found.add(Objects.requireNonNull(((Object[]) Objects.requireNonNull(row))[0]));
        }
        if (found.isEmpty()) {
            return 0;
        }
        long own = found.size();
        Predicate among = new Predicate.Lookup(Chain.path("pk"), "in", Expression.Items.of(found));
        tables.entrySet().stream()
                .sorted((one, other) -> Boolean.compare(other.getKey() == model, one.getKey() == model))
                .forEach(table ->
                        update(Select.of(table.getKey()).and(new Clause.Filter(among, false)), table.getValue()));
        return own;
    }
}
