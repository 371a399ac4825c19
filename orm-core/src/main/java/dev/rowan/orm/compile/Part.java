package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A piece of a resolved query, value or condition, that writes itself. Compared by content. */
interface Part {
    void write(SqlWriter out);

    /** Visits what this is made of, one level deep; never into subqueries. */
    default void parts(Consumer<Part> visit) {}

    /** The same with each node inside replaced; the function is called for direct children only. */
    Part map(UnaryOperator<Node> replace);

    /** Whether an aggregate is inside, outside of windows and subqueries. */
    static boolean aggregates(Part part) {
        if (part instanceof AggregateNode) {
            return true;
        }
        boolean[] found = new boolean[1];
        part.parts(child -> found[0] |= aggregates(child));
        return found[0];
    }

    static boolean windows(Part part) {
        if (part instanceof WindowNode) {
            return true;
        }
        boolean[] found = new boolean[1];
        part.parts(child -> found[0] |= windows(child));
        return found[0];
    }

    static boolean subqueries(Part part) {
        if (part instanceof QueryNode) {
            return true;
        }
        boolean[] found = new boolean[1];
        part.parts(child -> found[0] |= subqueries(child));
        return found[0];
    }
}
