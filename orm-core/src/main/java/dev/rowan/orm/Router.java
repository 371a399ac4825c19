package dev.rowan.orm;

import dev.rowan.orm.model.ModelMeta;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the database where the code names none: Django's database routers. Thread-safe.
 *
 * <p>Routers are asked in the order of {@link Database#route}; the first that has an answer decides, and a null is none.
 * Where nobody has one, a row stays on the database that it was read from, and everything else goes to "default". A
 * database that the code names, by {@code using(…)} or {@code asDefault}, is not asked about.
 */
public interface Router {
    /** Where the model's rows are read. The row is the one that is read again, or whose related rows are read. */
    default @Nullable String forRead(ModelMeta<?> model, @Nullable Model row) {
        return null;
    }

    /** Where the model's rows are written. */
    default @Nullable String forWrite(ModelMeta<?> model, @Nullable Model row) {
        return null;
    }

    /** Whether one row may point to the other; where nobody says, they have to be on one database. */
    default @Nullable Boolean allowsRelation(Model one, Model other) {
        return null;
    }

    /** Whether the model has its table on this database; where nobody says, it has. */
    default @Nullable Boolean allowsTable(String database, ModelMeta<?> model) {
        return null;
    }

    /**
     * A primary with replicas: writes go to the primary, reads to the replicas in turn.
     *
     * <p>Inside a transaction of the primary, reads go there too, so that a block sees what it has written. After it they
     * do not: a replica may be behind, so whoever has to read its own write outside of a transaction names the primary.
     */
    static Router replicas(String primary, String... replicas) {
        return new Replicas(primary, java.util.List.of(replicas));
    }
}
