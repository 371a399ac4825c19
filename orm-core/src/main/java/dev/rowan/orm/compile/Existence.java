package dev.rowan.orm.compile;

import dev.rowan.orm.query.Combination;
import dev.rowan.orm.query.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a query has rows, asked with as little as possible. */
final class Existence {
    private Existence() {}

    /** A statement of at most one row; null when there is none. */
    static @Nullable Part of(Context context, Select query) {
        if (query.limit() != null && query.limit() == 0) {
            return null;
        }
        Combination combination = query.combination();
        if (combination != null || (query.distinct() != null && query.isSliced())) {
            Select first = query.isSliced() ? query : query.sliced(0, 1L);
            Select unordered = combination == null ? first : first.orderedBy(List.of());
            Part rows = new Assembly(context)
                    .rows(unordered, null, Assembly.Keep.NEEDED)
                    .part();
            SelectText.Item one = new SelectText.Item(new Node.Sql("1", null, false), null);
            return rows == null ? null : new Wrapped(context, rows, List.of(one));
        }
        Building building = new Building(context, query.sliced(0, 1L), null).build();
        Part part = Subqueries.existence(building);
        if (part instanceof SelectText text) {
            text.offset = query.offset();
            text.limit = 1L;
        } else if (part instanceof Wrapped wrapped) {
            wrapped.limit = 1L;
        }
        return part;
    }
}
