package dev.rowan.orm.compile;

import dev.rowan.orm.query.Expression;
import java.util.List;

/**
 * A row that exists, and what some of its columns get.
 *
 * @param values one for each of the columns that are written; a plain value, or an expression over the row's old ones
 */
public record NewValues(Object key, List<Expression> values) {
    public NewValues {
        values = List.copyOf(values);
    }
}
