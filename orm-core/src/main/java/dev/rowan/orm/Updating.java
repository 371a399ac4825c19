package dev.rowan.orm;

import dev.rowan.orm.query.Select;
import java.util.List;

/** One {@code update(…)} over a queryset. */
final class Updating {
    private Updating() {}

    static long run(Database database, Select select, List<? extends Assignment<?>> values) {
        if (values.isEmpty() || select.none()) {
            return 0;
        }
        throw new dev.rowan.orm.model.NotSupported(
                "update(…) over " + select.model() + " on " + database + " is not there yet.");
    }
}
