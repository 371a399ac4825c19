package dev.rowan.orm.query;

import java.util.List;

/**
 * {@code SELECT … FOR UPDATE}.
 *
 * @param of relations whose rows are locked, {@code self} for the model's own; empty for all
 */
public record Lock(boolean noWait, boolean skipLocked, List<String> of, boolean noKey) {
    public Lock {
        of = List.copyOf(of);
    }
}
