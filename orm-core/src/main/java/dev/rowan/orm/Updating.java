package dev.rowan.orm;

import dev.rowan.orm.query.Select;
import java.util.List;

/** One {@code update(…)} over a queryset. */
final class Updating {
    private Updating() {}

    static long run(Database database, Select select, List<? extends Assignment<?>> values) {
        throw new dev.rowan.orm.model.NotSupported(
                "update(…) with " + values.size() + " values over " + select.model() + " on " + database + " is not there yet.");
    }
}
