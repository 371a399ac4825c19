package dev.rowan.orm;

import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowanException;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One {@code delete()}: all rows that have to go with the first ones, and what happens to those that stay.
 *
 * <p>Rows are read only where a signal, a further key or a restriction needs them; everything else goes by one DELETE
 * for each table. What is read is in memory, or, when it is much, nowhere but in the database.
 */
final class Deleting {
    /**
     * Rows that are collected in memory: some megabytes of objects, and more than most deletes take with them. With more
     * the collecting begins anew in temporary tables, which needs more statements for few rows, and fewer for many.
     */
    private static final int MOST_IN_MEMORY = 10_000;

    private final Database database;
    private final Reach reach;
    private final Object origin;
    private final First first;
    private final boolean keepParents;
    private final Replacements replacements = new Replacements();

    /** Where a delete begins: a row that is there already, or a query. */
    private record First(
            ModelMeta<?> model,
            @Nullable Model row,
            @Nullable Select select) {
        <W> @Nullable W in(Gathering<W> gathering) {
            return row != null ? gathering.first(row) : gathering.first(Objects.requireNonNull(select));
        }
    }

    /** What came of it: rows that are gone, or the reason why none is. */
    private record Outcome(
            @Nullable Deleted deleted, @Nullable RowanException refused) {}

    private Deleting(Database database, Object origin, First first, boolean keepParents) {
        this.database = database;
        this.reach = new Reach(database);
        this.origin = origin;
        this.first = first;
        this.keepParents = keepParents;
    }

    static Deleted row(Model row, boolean keepParents) {
        return row(row, keepParents, MOST_IN_MEMORY);
    }

    static Deleted row(Model row, boolean keepParents, int mostInMemory) {
        Field<?, ?> key = row.meta().concrete().primaryKeyField();
        if (row.key() == null) {
            throw new IllegalArgumentException(row.meta().name() + " object can't be deleted because its " + key.name()
                    + " attribute is set to None.");
        }
        First first = new First(row.meta(), row, null);
        return new Deleting(Lazily.writing(row), row, first, keepParents).run(mostInMemory);
    }

    static Deleted query(Database database, Select select, Object origin) {
        return query(database, select, origin, MOST_IN_MEMORY);
    }

    static Deleted query(Database database, Select select, Object origin, int mostInMemory) {
        if (new Reach(database).isUnread(select.model(), null)) {
            return unread(database, select);
        }
        First first =
                new First(select.model(), null, select.orderedBy(List.of()).withLock(null));
        return new Deleting(database, origin, first, false).run(mostInMemory);
    }

    private static Deleted unread(Database database, Select select) {
        Statement statement = database.compiler().delete(select, database.zone());
        Removals removals = new Removals(database);
        return database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> {
            removals.remove(statement, select.model().concrete().label());
            return removals.deleted();
        });
    }

    private Deleted run(int mostInMemory) {
        GoneInMemory gone = new GoneInMemory(database, origin, mostInMemory);
        List<ModelMeta<?>> order = collect(gone);
        return gone.isFull() ? inTables() : gone.remove(order);
    }

    /** Gathers all that goes; in which order its tables lose their rows. */
    private <W> List<ModelMeta<?>> collect(Gathering<W> gathering) {
        Collecting<W> collecting = new Collecting<>(reach, gathering, replacements);
        W rows = first.in(gathering);
        if (rows != null) {
            collecting.collect(first.model(), rows, keepParents);
        }
        return collecting.order();
    }

    /**
     * Temporary tables need a transaction. A refusal does not end it, as it does not where the rows are in memory: the
     * block around may go on.
     */
    private Deleted inTables() {
        replacements.again();
        Transaction joining = Transaction.DEFAULT.withoutSavepoint().asWriting();
        Outcome outcome = database.connections().atomic(joining, () -> inTables(new GoneInTables(database, origin)));
        if (outcome.refused() != null) {
            throw outcome.refused();
        }
        return Objects.requireNonNull(outcome.deleted());
    }

    private Outcome inTables(GoneInTables gone) {
        List<ModelMeta<?>> order;
        try {
            order = collect(gone);
        } catch (ProtectedError | RestrictedError refused) {
            gone.drop();
            return new Outcome(null, refused);
        }
        return new Outcome(gone.remove(order), null);
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

    /** A row that is gone has no key any more, as Django has it; a key of a primitive type it cannot give away. */
    static void forget(Model row) {
        Field<?, ?> key = row.meta().concrete().primaryKeyField();
        if (!key.primitive()) {
            Stitching.set(key, row, null);
        }
    }
}
