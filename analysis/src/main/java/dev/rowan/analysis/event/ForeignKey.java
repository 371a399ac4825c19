package dev.rowan.analysis.event;

import dev.rowan.analysis.sql.Column;

/**
 * A foreign key of the database's own metadata; a key over several columns is several of these.
 *
 * @param from the referring column ({@code pets.owner_id})
 * @param to the referred column ({@code owners.id})
 */
public record ForeignKey(Column from, Column to) {

    /** What stands between the two columns of a key's name. */
    public static final String ARROW = " → ";

    /** {@code pets.owner_id → owners.id}. */
    @Override
    public String toString() {
        return from + ARROW + to;
    }
}
