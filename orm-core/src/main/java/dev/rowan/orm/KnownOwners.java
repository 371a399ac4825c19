package dev.rowan.orm;

import dev.rowan.orm.model.RowState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Related rows that know the row which they belong to. */
final class KnownOwners {
    private KnownOwners() {}

    static void tell(QueryState.@Nullable Known known, List<@Nullable Object> rows) {
        if (known == null) {
            return;
        }
        Object key = dev.rowan.orm.hydrate.Stitching.value(known.key().targetField(), known.owner());
        for (Object row : rows) {
            if (row instanceof Model model
                    && !RowState.of(model).isDeferred(model.meta().positionOf(known.key()))
                    && Objects.equals(key, dev.rowan.orm.hydrate.Stitching.value(known.key(), model))) {
                dev.rowan.orm.hydrate.Stitching.knownOwner(known.key(), model, known.owner());
            }
        }
    }
}
