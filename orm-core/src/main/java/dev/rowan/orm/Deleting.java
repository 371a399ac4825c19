package dev.rowan.orm;

import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code delete()}: all rows that have to go with the first ones, and what happens to those that stay.
 *
 * <p>Rows are read only where a signal, a further key or a restriction needs them; everything else goes by one DELETE
 * for each table.
 */
final class Deleting {
    private final Database database;
    private final Reach reach;
    private final Object origin;

    private Deleting(Database database, Object origin) {
        this.database = database;
        this.reach = new Reach(database);
        this.origin = origin;
    }

    static Deleted row(Model row, boolean keepParents) {
        Field<?, ?> key = row.meta().concrete().primaryKeyField();
        if (row.key() == null) {
            throw new IllegalArgumentException(row.meta().name() + " object can't be deleted because its " + key.name()
                    + " attribute is set to None.");
        }
        Deleting deleting = new Deleting(Lazily.writing(row), row);
        GoneInMemory gone = new GoneInMemory(deleting.database, row);
        return deleting.collected(gone, row.meta(), gone.first(row), keepParents);
    }

    static Deleted query(Database database, Select select, Object origin) {
        Deleting deleting = new Deleting(database, origin);
        return deleting.reach.isUnread(select.model(), null)
                ? deleting.unread(select)
                : deleting.read(select.orderedBy(List.of()).withLock(null));
    }

    private Deleted unread(Select select) {
        Statement statement = database.compiler().delete(select, database.zone());
        Removals removals = new Removals(database);
        return database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> {
            removals.remove(statement, select.model().concrete().label());
            return removals.deleted();
        });
    }

    private Deleted read(Select select) {
        GoneInMemory gone = new GoneInMemory(database, origin);
        return collected(gone, select.model(), gone.first(select), false);
    }

    private Deleted collected(GoneInMemory gone, ModelMeta<?> model, @Nullable List<Model> first, boolean keepParents) {
        Collecting<List<Model>> collecting = new Collecting<>(reach, gone);
        if (first != null) {
            collecting.collect(model, first, keepParents);
        }
        return gone.remove(collecting.order());
    }

    /** The rows that lead over a generic key to those of these keys. */
    static Select leading(GenericReverse back, List<Object> keys) {
        List<Object> kept = new ArrayList<>();
        keys.forEach(key -> kept.add(back.forward().kept(key)));
        Predicate type = new Predicate.Lookup(
                Chain.path(back.forward().type().name()), "exact", Expression.Value.of(back.owner()));
        Predicate key = new Predicate.Lookup(Chain.path(back.forward().key().name()), "in", Expression.Items.of(kept));
        return Select.of(back.target())
                .orderedBy(List.of())
                .and(new Clause.Filter(new Predicate.AllOf(List.of(type, key)), false));
    }

    /** A row that is gone has no key any more, as Django has it. */
    static void forget(Model row) {
        Stitching.set(row.meta().concrete().primaryKeyField(), row, null);
    }
}
