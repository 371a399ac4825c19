package dev.rowan.analysis.event;

import dev.rowan.analysis.sql.Column;
import java.util.List;

/**
 * Key provenance: values that a child step was looked up by had been read from a column of a parent step's rows.
 *
 * @param child ordinal of the step that was looked up
 * @param key which of {@code child.statement().keys()} took the values
 * @param parent ordinal of the step whose rows held them; the child itself in a recursion
 * @param column the parent's result column
 * @param tested executions of the child that had a value for the key while any rows were known
 * @param matched those whose value had been read from the column
 * @param distinct different values among the matched
 * @param inOrder whether new values came in the order in which the column first showed them
 * @param parentCurrent whether, each time, the parent was being read still or was the latest other query
 * @param parentRows rows of the parent that were looked at
 * @param mostPerExecution the most values of this column in one execution: above 1 the child serves many parents
 * @param rivals other columns that matched just as often
 */
public record Edge(
        int child,
        int key,
        int parent,
        Column column,
        long tested,
        long matched,
        int distinct,
        boolean inOrder,
        boolean parentCurrent,
        long parentRows,
        int mostPerExecution,
        List<Rival> rivals) {

    public Edge {
        rivals = List.copyOf(rivals);
    }

    /** Another column that explains the values as well. */
    public record Rival(int parent, Column column) {}
}
