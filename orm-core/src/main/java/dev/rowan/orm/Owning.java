package dev.rowan.orm;

import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.ManySlot;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.NotSupported;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.model.RowState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows that point to one row over a foreign key: adding, removing, clearing, setting. */
final class Owning implements Pointing {
    private final Model owner;
    private final Reverse relation;
    private final ForeignKey<?> key;
    private final Database database;
    private final RowStatements statements;

    Owning(Model owner, Reverse relation) {
        this.owner = owner;
        this.relation = relation;
        this.key = (ForeignKey<?>) relation.forward();
        this.database = Lazily.writing(owner);
        this.statements = new RowStatements(database.compiler().dialect());
    }

    private void forget() {
        ManySlot slot = Stitching.many(relation, owner);
        if (slot != null) {
            ManySlot.setPrefetched(slot, null);
        } else {
            RowState.of(owner).forget(relation.name());
        }
    }

    private @Nullable Object ownerValue() {
        return Stitching.value(key.targetField(), owner);
    }

    @Override
    public void take(Model row) {
        if (!relation.target().type().isInstance(row)) {
            throw new IllegalArgumentException(
                    "'" + relation.target().name() + "' instance expected, got " + row + ".");
        }
        if (!Databases.allowsRelation(owner, row)) {
            throw new IllegalArgumentException("Cannot add \"" + row + "\": instance is on database \""
                    + RowState.of(owner).database() + "\", value is on database \""
                    + RowState.of(row).database()
                    + "\".\n  Relations stay on one database, unless a router allows it.");
        }
        Stitching.set(key, row, ownerValue());
        Stitching.knownOwner(key, row, owner);
    }

    @Override
    public void add(Collection<? extends Model> rows) {
        forget();
        Set<Object> keys = new LinkedHashSet<>();
        for (Model row : rows) {
            take(row);
            if (RowState.of(row).isAdding()) {
                throw new IllegalArgumentException(
                        row + " instance isn't saved. Use addSaving(…), or save the object first.");
            }
            keys.add(Objects.requireNonNull(row.key()));
        }
        if (!keys.isEmpty()) {
            point(keys, ownerValue());
        }
    }

    @Override
    public void addSaving(Collection<? extends Model> rows) {
        forget();
        database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> {
            for (Model row : rows) {
                take(row);
                row.save();
            }
            return true;
        });
    }

    @Override
    public void remove(Collection<? extends Model> rows) {
        refuseUnlessNullable("remove");
        if (rows.isEmpty()) {
            return;
        }
        Set<Object> keys = new LinkedHashSet<>();
        for (Model row : rows) {
            if (!Objects.equals(Stitching.value(key, row), ownerValue())) {
                throw new DoesNotExist(owner.meta(), row + " is not related to " + owner + ".");
            }
            keys.add(Objects.requireNonNull(row.key()));
        }
        forget();
        point(keys, null);
        for (Model row : rows) {
            Stitching.set(key, row, null);
        }
    }

    @Override
    public void clear() {
        refuseUnlessNullable("clear");
        forget();
        ModelMeta<?> table = key.model().concrete();
        update(List.of(new Cell(key, null)), table, key, List.of(Objects.requireNonNull(ownerValue())));
    }

    @Override
    public List<Assignment<Object>> values() {
        return List.of(Assignment.of(key.name(), owner));
    }

    @Override
    public void set(Collection<? extends Model> rows, Supplier<? extends List<? extends Model>> reading) {
        if (!key.nullable()) {
            add(rows);
            return;
        }
        List<? extends Model> present = reading.get();
        database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> {
            List<Model> gone = new ArrayList<>(present);
            gone.removeAll(rows);
            List<Model> fresh = new ArrayList<>(rows);
            fresh.removeAll(present);
            remove(gone);
            add(fresh);
            return true;
        });
    }

    private void refuseUnlessNullable(String method) {
        if (!key.nullable()) {
            throw new NotSupported(owner.meta().name() + "." + relation.name() + "." + method + "(…) would leave " + key
                    + " empty, which takes no null.\n  Delete the rows, or point them elsewhere.");
        }
    }

    private void point(Set<Object> keys, @Nullable Object value) {
        ModelMeta<?> table = key.model().concrete();
        update(List.of(new Cell(key, value)), table, table.primaryKeyField(), keys);
    }

    private void update(
            List<Cell> cells, ModelMeta<?> table, dev.rowan.orm.model.Field<?, ?> where, Collection<?> values) {
        Origin origin = Origin.of(Cause.UPDATE, table.label(), owner.meta().name() + "." + relation.name(), null);
        database.connections().update(statements.update(table.table(), cells, where, values), origin);
    }
}
