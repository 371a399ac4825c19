package dev.rowan.orm;

import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows that point to one row by a key of their own: a foreign key, or a generic one. */
interface Pointing {
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
    void take(Model row);

    /** One UPDATE for all rows. */
    void add(Collection<? extends Model> rows);

    /** Saves each row, new ones too. */
    void addSaving(Collection<? extends Model> rows);

    void remove(Collection<? extends Model> rows);

    void clear();

    /**
     * Exactly these rows.
     *
     * @param present the rows that point to the owner now, read when they are needed
     */
    void set(Collection<? extends Model> rows, Supplier<? extends List<? extends Model>> present);

    /** The values of a row that points to the owner. */
    List<Assignment<Object>> values();
}
