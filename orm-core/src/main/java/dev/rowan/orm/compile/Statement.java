package dev.rowan.orm.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that can be run: its text, its binds, and what its rows become.
 *
 * @param empty whether it is known to have no rows, so that it need not run
 * @param plan null for statements without rows
 * @param constants the only row of an aggregate over nothing ({@code empty} is true then), in the order of the plan's
 *     outputs; null when no row at all is the answer
 */
public record Statement(
        String sql,
        List<Parameter> parameters,
        @Nullable RowPlan plan,
        boolean empty,
        @Nullable List<@Nullable Object> constants) {
    public Statement {
        parameters = List.copyOf(parameters);
        constants = constants == null ? null : Collections.unmodifiableList(new ArrayList<>(constants));
    }

    public Statement(String sql, List<Parameter> parameters, @Nullable RowPlan plan, boolean empty) {
        this(sql, parameters, plan, empty, null);
    }
}
