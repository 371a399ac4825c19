package dev.rowan.orm.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that can be run: its text, its binds, and what its rows become.
 *
 * @param empty whether it is known to have no rows, so that it need not run
 * @param plan null for statements without rows
 */
public record Statement(
        String sql, List<Parameter> parameters, @Nullable RowPlan plan, boolean empty) {
    public Statement {
        parameters = List.copyOf(parameters);
    }
}
