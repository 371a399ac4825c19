package dev.rowan.orm.compile;

import dev.rowan.orm.query.Expression;

/** Words for messages. */
final class Describe {
    private Describe() {}

    static String expression(Expression tree) {
        return tree instanceof Expression.Path path ? "'" + String.join("__", path.names()) + "'" : tree.toString();
    }

    /** The name of a column, or nothing for what is not one. */
    static String label(Node node) {
        return node instanceof Column column ? column.label() : "";
    }

    static String type(Node node) {
        String type = node.type() == null ? "a value of unknown type" : String.valueOf(node.type());
        return node instanceof Column column ? type + " '" + column.label() + "'" : type;
    }
}
