package dev.rowan.orm;

import dev.rowan.orm.model.ManySlot;

/** The rows at the other end of a to-many relation of one row. Not thread-safe. */
@SuppressWarnings("UnusedTypeParameter") // what the rows are
public final class Many<T extends Model> extends ManySlot {
    Many(Model owner) {
        super(owner);
    }
}
