package dev.rowan.orm;

import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.model.RowState;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows that point to one row by a key of their own: a foreign key, or a generic one. */
abstract class Pointing {
    final Model owner;
    final Database database;
    private final Relation way;

    Pointing(Model owner, Relation way) {
        this.owner = owner;
        this.way = way;
        this.database = Lazily.writing(owner);
    }

    /** For the way back over a key; null for links over a table of their own. */
    static @Nullable Pointing of(Model owner, Relation relation) {
        if (relation instanceof GenericReverse generic) {
            return new GenericOwning(owner, generic);
        }
        return relation instanceof Reverse back && back.forward() instanceof ForeignKey<?>
                ? new Owning(owner, back)
                : null;
    }

    /** The row points to the owner from now on; it is not saved here. */
    final void take(Model row) {
        if (!way.target().type().isInstance(row)) {
            throw new IllegalArgumentException("'" + way.target().name() + "' instance expected, got " + row + ".");
        }
        if (!Databases.allowsRelation(owner, row)) {
            throw new IllegalArgumentException("Cannot add \"" + row + "\": instance is on database \""
                    + RowState.of(owner).database() + "\", value is on database \""
                    + RowState.of(row).database()
                    + "\".\n  Relations stay on one database, unless a router allows it.");
        }
        Changes.forget(row);
        point(row);
    }

    /** One UPDATE for all rows. */
    final void add(Collection<? extends Model> rows) {
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
            point(keys);
        }
    }

    /** Saves each row, new ones too. */
    final void addSaving(Collection<? extends Model> rows) {
        forget();
        database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> {
            for (Model row : rows) {
                take(row);
                row.save();
            }
            return true;
        });
    }

    /** What the owner knows of its rows is true no more. */
    abstract void forget();

    /** Gives the row the owner's key. */
    abstract void point(Model row);

    /** Gives the stored rows of these keys the owner's key. */
    abstract void point(Set<Object> keys);

    abstract void remove(Collection<? extends Model> rows);

    abstract void clear();

    /**
     * Exactly these rows.
     *
     * @param present the rows that point to the owner now, read when they are needed
     */
    abstract void set(Collection<? extends Model> rows, Supplier<? extends List<? extends Model>> present);

    /** The values of a row that points to the owner. */
    abstract List<Assignment<Object>> values();
}
