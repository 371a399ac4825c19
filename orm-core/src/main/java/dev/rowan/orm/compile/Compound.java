package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** UNION and its like over whole queries, with an ordering and a slice of the whole. */
final class Compound implements Part {
    private final Context context;
    private final String operator;
    private final List<Part> parts;
    private final boolean parentheses;
    List<OrderKey> order = List.of();
    long offset;

    @Nullable
    Long limit;

    Compound(Context context, String operator, List<Part> parts, boolean parentheses) {
        this.context = context;
        this.operator = operator;
        this.parts = parts;
        this.parentheses = parentheses;
    }

    /** The names of its columns, which are those of its first part. */
    List<String> names(int columns) {
        return SelectText.names(parts.get(0), columns);
    }

    @Override
    public void write(SqlWriter out) {
        for (int i = 0; i < parts.size(); i++) {
            out.sql(i == 0 ? "" : " " + operator + " ").sql(parentheses ? "(" : "");
            parts.get(i).write(out);
            out.sql(parentheses ? ")" : "");
        }
        for (int i = 0; i < order.size(); i++) {
            out.sql(i == 0 ? " ORDER BY " : ", ");
            order.get(i).write(out);
        }
        context.dialect.slice(offset, limit, out);
    }

    @Override
    public Part map(UnaryOperator<Node> replace) {
        return this;
    }
}
