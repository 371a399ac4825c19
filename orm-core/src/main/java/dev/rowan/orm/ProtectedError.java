package dev.rowan.orm;

import dev.rowan.orm.model.RowanException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Rows cannot be deleted, because others point to them over keys that {@code PROTECT}. */
public final class ProtectedError extends RowanException {
    private static final long serialVersionUID = 1L;
    private final transient Set<Model> rows;

    ProtectedError(String message, Set<Model> rows) {
        super(message);
        this.rows = Collections.unmodifiableSet(new LinkedHashSet<>(rows));
    }

    /** The rows that stand in the way. Not kept by serialisation. */
    @SuppressWarnings("NullAway") // a deserialised error has lost the transient set
    public Set<Model> rows() {
        return rows == null ? Set.of() : rows;
    }
}
