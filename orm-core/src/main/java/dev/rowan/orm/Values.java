package dev.rowan.orm;

import dev.rowan.orm.model.Source;
import org.jspecify.annotations.Nullable;

/**
 * A queryset whose rows are values rather than objects: {@code values()}, {@code valuesList()}, records.
 *
 * @param <T> what a row is
 */
public final class Values<M, T extends @Nullable Object> extends AsyncQuery<M, T, Values<M, T>> {
    Values(Source<M> source, Shape<T> shape) {
        super(source, state -> new Values<>(state, shape), shape);
    }

    /** The only value of each row: Django's {@code flat=True}. */
    public Values<M, @Nullable Object> flat() {
        Values.refuseSeveral(this);
        return new Values<>(state, Shape.first());
    }

    private static void refuseSeveral(Values<?, ?> query) {
        for (var clause : query.select().clauses()) {
            if (clause instanceof dev.rowan.orm.query.Clause.Values values
                    && values.items().size() > 1) {
                throw new IllegalArgumentException(
                        "'flat' is not valid when values_list is called with more than one field.");
            }
        }
    }
}
