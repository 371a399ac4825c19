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
final class Owning extends Pointing {
    private final Reverse relation;
    private final ForeignKey<?> key;
    private final RowStatements statements;

    Owning(Model owner, Reverse relation) {
        super(owner, relation);
        this.relation = relation;
        this.key = (ForeignKey<?>) relation.forward();
        this.statements = new RowStatements(database.compiler().dialect());
    }

    @Override
    void forget() {
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
    void point(Model row) {
        Stitching.set(key, row, ownerValue());
        Stitching.knownOwner(key, row, owner);
    }

    @Override
    void point(Set<Object> keys) {
        point(keys, ownerValue());
    }

    @Override
    void remove(Collection<? extends Model> rows) {
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
    void clear() {
        refuseUnlessNullable("clear");
        forget();
        ModelMeta<?> table = key.model().concrete();
        update(List.of(new Cell(key, null)), table, key, List.of(Objects.requireNonNull(ownerValue())));
    }

    @Override
    List<Assignment<Object>> values() {
        return List.of(Assignment.of(key.name(), owner));
    }

    @Override
    void set(Collection<? extends Model> rows, Supplier<? extends List<? extends Model>> reading) {
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
