package dev.rowan.orm;

import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.model.GenericKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.ManySlot;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows that point to one row over a generic key. As in Django, they exist for it: what is taken out is deleted.
 */
final class GenericOwning extends Pointing {
    private final GenericReverse relation;
    private final GenericKey<?> key;

    GenericOwning(Model owner, GenericReverse relation) {
        super(owner, relation);
        this.relation = relation;
        this.key = relation.forward();
    }

    @Override
    void forget() {
        ManySlot.setPrefetched(relation.many().apply(owner), null);
    }

    private Object ownerKey() {
        return key.kept(Objects.requireNonNull(owner.key(), "an owner that is stored"));
    }

    private Long type() {
        return database.contentTypes().forWriting(relation.owner()).id;
    }

    @Override
    void point(Model row) {
        Generics.point(key.slot(row), key, owner);
    }

    @Override
    void point(Set<Object> keys) {
        ModelMeta<?> table = key.model().concrete();
        List<Cell> cells = List.of(new Cell(key.type(), type()), new Cell(key.key(), ownerKey()));
        RowStatements statements = new RowStatements(database.compiler().dialect());
        database.connections()
                .update(
                        statements.update(table.table(), cells, table.primaryKeyField(), keys),
                        Origin.of(Cause.UPDATE, table.label(), relation.toString(), null));
    }

    @Override
    void remove(Collection<? extends Model> rows) {
        Set<Object> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.add(Objects.requireNonNull(row.key(), "a row that is stored")));
        if (!keys.isEmpty()) {
            delete(new Predicate.Lookup(Chain.path("pk"), "in", Expression.Items.of(keys)));
        }
    }

    @Override
    void clear() {
        delete(null);
    }

    /** Deletes the owner's rows, or those of them that satisfy a condition. */
    private void delete(@Nullable Predicate which) {
        forget();
        Select rows = new RelatedLoad(database, relation).of(owner).select();
        Deleting.query(database, which == null ? rows : rows.and(new Clause.Filter(which, false)), owner);
    }

    @Override
    void set(Collection<? extends Model> rows, Supplier<? extends List<? extends Model>> present) {
        database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> {
            List<Model> gone = new ArrayList<>(present.get());
            List<Model> fresh = new ArrayList<>(rows);
            fresh.removeAll(gone);
            gone.removeAll(rows);
            remove(gone);
            add(fresh);
            return true;
        });
    }

    @Override
    List<Assignment<Object>> values() {
        return List.of(
                Assignment.of(key.type().name(), type()),
                Assignment.of(key.key().name(), ownerKey()));
    }
}
