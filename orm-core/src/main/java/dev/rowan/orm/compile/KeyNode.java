package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.CompositeKey;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A primary key of several columns, in the places where it may stand: selected, ordered by, compared with another key.
 *
 * <p>It is written as a row of its columns; whoever selects it selects {@link #columns}.
 */
record KeyNode(CompositeKey<?> key, List<Node> columns) implements Node {
    KeyNode {
        columns = List.copyOf(columns);
    }

    static KeyNode of(Table table, CompositeKey<?> key) {
        List<Node> columns = new ArrayList<>();
        key.parts().forEach(part -> columns.add(table.column(Hop.End.of(part))));
        return new KeyNode(key, columns);
    }

    /** The node itself, or the columns of a key. */
    static List<Node> columns(Node node) {
        return node instanceof KeyNode key ? key.columns : List.of(node);
    }

    /** The paths to the columns of the key that a path leads to. */
    static List<List<String>> paths(List<String> names, CompositeKey<?> key) {
        boolean named = !names.isEmpty() && names.get(names.size() - 1).equals("pk");
        List<List<String>> paths = new ArrayList<>();
        for (Field<?, ?> part : key.parts()) {
            List<String> path = new ArrayList<>(named ? names.subList(0, names.size() - 1) : names);
            path.add(part.name());
            paths.add(path);
        }
        return paths;
    }

    @Override
    public @Nullable FieldType<?, ?> type() {
        return null;
    }

    @Override
    public void write(SqlWriter out) {
        out.sql("(").operands(columns, ", ").sql(")");
    }

    @Override
    public void parts(Consumer<Part> visit) {
        columns.forEach(visit);
    }

    @Override
    public Node map(UnaryOperator<Node> replace) {
        return new KeyNode(key, columns.stream().map(replace).toList());
    }
}
