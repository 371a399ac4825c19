package dev.rowan.orm.compile;

import dev.rowan.orm.model.CompositeKey;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.query.Expression;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the names of a path lead to in one scope: an annotation, or a column whose table is joined for it. */
final class Paths {
    private final Scope scope;
    private final Transforms transforms;
    /** Whether annotations keep their names, because their query may become a subquery. */
    boolean summarizing;

    boolean joinsAllowed = true;

    Paths(Scope scope) {
        this.scope = scope;
        this.transforms = new Transforms(scope.context);
    }

    /** One value: a key of several columns is refused. */
    Node path(List<String> names, @Nullable Set<Table> reuse) {
        Node node = selected(names, reuse);
        if (node instanceof KeyNode key) {
            throw severalColumns(key, names);
        }
        return node;
    }

    /** What a path leads to: a value, or a {@link KeyNode}. */
    Node selected(List<String> names, @Nullable Set<Table> reuse) {
        for (int n = scope.annotations.isEmpty() ? 0 : names.size(); n > 0; n--) {
            String name = n == names.size() ? String.join("__", names) : String.join("__", names.subList(0, n));
            Scope.Annotation annotation = scope.annotations.get(name);
            if (annotation != null) {
                return transforms.all(named(name, annotation.node), names.subList(n, names.size()), names);
            }
        }
        Way way = scope.way(names);
        Scope.Place place = scope.place(way, reuse);
        if (!joinsAllowed && place.kept().size() > 1) {
            throw new FieldError("Joined field references are not permitted in this query: \""
                    + String.join("__", names) + "\".\n  Use a subquery.");
        }
        if (reuse != null) {
            reuse.addAll(place.kept());
        }
        if (way.relation() != null && !way.rest().isEmpty()) {
            throw Way.unknown(scope.context.graph, way.end(), way.rest().get(0), names, List.of());
        }
        if (way.target().field() instanceof CompositeKey<?> key) {
            KeyNode whole = KeyNode.of(place.column().table(), key);
            if (!way.rest().isEmpty()) {
                throw severalColumns(whole, names);
            }
            return whole;
        }
        return transforms.all(place.column(), way.rest(), names);
    }

    Node named(String name, Node node) {
        return summarizing ? new Node.Named(name, node) : node;
    }

    /**
     * What a path of a query around this one leads to.
     *
     * @param keys whether it may be a key of several columns
     */
    Node outer(Expression.OuterPath path, boolean keys) {
        Scope around = scope;
        for (int i = 0; i < path.levels(); i++) {
            around = around.around();
        }
        Paths outside = new Paths(around);
        Node node = keys ? outside.selected(path.names(), null) : outside.path(path.names(), null);
        for (Scope at = scope; at != around && at != null; at = at.outer) {
            at.spokenOf(node);
        }
        return node;
    }

    private static FieldError severalColumns(KeyNode node, List<String> names) {
        return new FieldError("The primary key of " + node.key().model().name()
                + " has several columns, and is no single value (in \"" + String.join("__", names)
                + "\").\n  Name them one by one: " + node.key().parts()
                + ". The key as a whole can be selected, ordered by, counted, and compared with another.");
    }
}
