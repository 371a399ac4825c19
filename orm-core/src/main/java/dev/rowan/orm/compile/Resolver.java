package dev.rowan.orm.compile;

import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From expressions to values of one scope; joins what the paths need. */
final class Resolver {
    private final Scope scope;
    private final Context context;
    private final Coercion coercion;
    private final Paths paths;
    private final Transforms transforms;

    Resolver(Scope scope) {
        this.scope = scope;
        this.context = scope.context;
        this.coercion = new Coercion(context);
        this.paths = new Paths(scope);
        this.transforms = new Transforms(context);
    }

    Scope scope() {
        return scope;
    }

    /** For a query that may become a subquery: its annotations keep their names. */
    Resolver summarizing() {
        paths.summarizing = true;
        return this;
    }

    /** For the values of an UPDATE, which has one table only. */
    Resolver withoutJoins() {
        paths.joinsAllowed = false;
        return this;
    }

    /** The right side of a lookup: resolved where it is not a constant, whose type the left side decides. */
    record Right(
            Expression tree, @Nullable Node node, @Nullable List<Right> items) {
        boolean isNull() {
            return tree instanceof Expression.Value value && value.value() == null && value.type() == null;
        }
    }

    Right right(Expression tree, @Nullable Set<Table> reuse) {
        if (tree instanceof Expression.Value || tree instanceof Expression.Subquery) {
            return new Right(tree, null, null);
        }
        if (tree instanceof Expression.Items items) {
            List<Right> rights = new ArrayList<>();
            for (Expression item : items.items()) {
                rights.add(right(item, reuse));
            }
            return new Right(tree, null, rights);
        }
        return new Right(tree, resolve(tree, reuse), null);
    }

    /** As {@link #right}, beside a key of several columns: a path may lead to another such key. */
    Right rightOfKey(Expression tree, @Nullable Set<Table> reuse) {
        if (tree instanceof Expression.Path path) {
            return new Right(tree, paths.selected(path.names(), reuse), null);
        }
        return tree instanceof Expression.OuterPath outer
                ? new Right(tree, paths.outer(outer, true), null)
                : right(tree, reuse);
    }

    /** A constant in the type that it meets. */
    Node constant(Expression.Value value, @Nullable FieldType<?, ?> meets, String field) {
        return coercion.constant(value, meets, field);
    }

    /** The key of a row, as the value of a key that points to it. */
    Node key(Expression.Value row, dev.rowan.orm.model.ForeignKey<?> key) {
        return coercion.bound(row, key.type(), key.name(), Coercion.keyOf(key.targetField()));
    }

    /** What the names of a path lead to. */
    Paths paths() {
        return paths;
    }

    Node resolve(Expression tree) {
        return resolve(tree, null);
    }

    /** @param reuse tables whose to-many joins may be shared, null for all */
    Node resolve(Expression tree, @Nullable Set<Table> reuse) {
        if (tree instanceof Expression.Path path) {
            return paths.path(path.names(), reuse);
        }
        if (tree instanceof Expression.Value value) {
            return coercion.constant(value, null, "");
        }
        if (tree instanceof Expression.Combined combined) {
            return combined(combined, reuse);
        }
        if (tree instanceof Expression.Aggregate aggregate) {
            return aggregate(aggregate, reuse);
        }
        if (tree instanceof Expression.Named named) {
            return resolve(named.inner(), reuse);
        }
        if (tree instanceof Expression.Call call) {
            List<Node> arguments = all(call.arguments(), reuse);
            FieldType<?, ?> type = call.output();
            if (type == null) {
                type = context.dialect.functionType(call.function(), List.copyOf(arguments));
            }
            if (type == null && !arguments.isEmpty()) {
                type = arguments.get(0).type();
            }
            return new Calc(context, new Calc.Op.Function(call.function()), arguments, type);
        }
        if (tree instanceof Expression.OuterPath outer) {
            return paths.outer(outer, false);
        }
        return computed(tree, reuse);
    }

    private Node computed(Expression tree, @Nullable Set<Table> reuse) {
        if (tree instanceof Expression.Case choice) {
            return choice(choice, reuse);
        }
        if (tree instanceof Expression.Condition condition) {
            return new Node.Truth(condition(condition.predicate(), reuse), FieldTypes.BOOLEAN);
        }
        if (tree instanceof Expression.Exists exists) {
            return Subqueries.exists(exists.query(), scope);
        }
        if (tree instanceof Expression.Subquery subquery) {
            return Subqueries.scalar(subquery.query(), subquery.output(), scope);
        }
        if (tree instanceof Expression.Window window) {
            return new WindowNode(
                    resolve(window.function(), reuse),
                    all(window.partitionBy(), reuse),
                    orders(window.orderBy(), reuse),
                    window.frame());
        }
        if (tree instanceof Expression.Transformed transformed) {
            return transforms.transform(
                    resolve(transformed.inner(), reuse), transformed.transform(), transformed.transform());
        }
        if (tree instanceof Expression.JsonKey key) {
            return transforms.json(resolve(key.inner(), reuse), key.key());
        }
        if (tree instanceof Expression.JsonText text) {
            return transforms.text(resolve(text.inner(), reuse));
        }
        if (tree instanceof Expression.Extract extract) {
            return new Calc(
                    context,
                    new Calc.Op.Extract(extract.part(), zone(extract.zone())),
                    List.of(resolve(extract.inner(), reuse)),
                    FieldTypes.INTEGER);
        }
        if (tree instanceof Expression.Truncate truncate) {
            Node inner = resolve(truncate.inner(), reuse);
            ZoneId zone = zone(truncate.zone());
            FieldType<?, ?> output =
                    context.dialect.truncatedType(truncate.unit(), inner.type(), zone, truncate.output());
            return new Calc(context, new Calc.Op.Truncate(truncate.unit(), zone), List.of(inner), output);
        }
        if (tree instanceof Expression.Cast cast) {
            return new Calc(context, new Calc.Op.Cast(), List.of(resolve(cast.inner(), reuse)), cast.target());
        }
        if (tree instanceof Expression.Native call) {
            return new Calc(context, new Calc.Op.Native(call.name()), all(call.arguments(), reuse), call.output());
        }
        if (tree instanceof Expression.Raw raw) {
            return raw(raw);
        }
        throw new FieldError("A list of values cannot stand alone as an expression: " + tree + ".");
    }

    private ZoneId zone(@Nullable String name) {
        return name == null ? context.zone : ZoneId.of(name);
    }

    private Node raw(Expression.Raw raw) {
        List<String> pieces = List.of(raw.sql().split("\\?", -1));
        if (pieces.size() - 1 != raw.binds().size()) {
            throw new FieldError("Raw SQL has " + (pieces.size() - 1) + " question marks but "
                    + raw.binds().size() + " binds: " + raw.sql() + ".");
        }
        List<Node> binds = new ArrayList<>();
        raw.binds().forEach(bind -> binds.add(resolve(bind)));
        return new Calc(context, new Calc.Op.Raw(pieces), binds, raw.output());
    }

    List<Node> all(List<? extends Expression> trees, @Nullable Set<Table> reuse) {
        List<Node> nodes = new ArrayList<>(trees.size());
        for (Expression tree : trees) {
            nodes.add(resolve(tree, reuse));
        }
        return List.copyOf(nodes);
    }

    private Node combined(Expression.Combined combined, @Nullable Set<Table> reuse) {
        Node left = resolve(combined.left(), reuse);
        Node right = resolve(combined.right(), reuse);
        FieldType<?, ?> type = context.dialect.combinedType(left.type(), combined.operator(), right.type());
        return new Calc(context, new Calc.Op.Combine(combined.operator()), List.of(left, right), type);
    }

    /** A condition inside a value: it has no say in the joins, and negated to-many paths stay joins. */
    private Cond condition(Predicate predicate, @Nullable Set<Table> reuse) {
        return new Filters(scope, this, true).resolve(predicate, reuse == null ? null : new LinkedHashSet<>(reuse));
    }

    private Node choice(Expression.Case tree, @Nullable Set<Table> reuse) {
        List<Node.Choice.Branch> branches = new ArrayList<>();
        Node otherwise = null;
        boolean closed = false;
        for (Expression.Case.When when : tree.branches()) {
            Cond cond = condition(when.condition(), reuse);
            Node then = resolve(when.then(), reuse);
            if (closed || cond instanceof Cond.Never) {
                continue;
            }
            if (cond instanceof Cond.Always) {
                otherwise = then;
                closed = true;
            } else {
                branches.add(new Node.Choice.Branch(cond, then));
            }
        }
        if (!closed && tree.otherwise() != null) {
            otherwise = resolve(tree.otherwise(), reuse);
        }
        FieldType<?, ?> type = tree.output();
        if (type == null) {
            List<@Nullable FieldType<?, ?>> types = new ArrayList<>();
            branches.forEach(branch -> types.add(branch.then().type()));
            types.add(otherwise == null ? null : otherwise.type());
            type = common(types);
        }
        if (branches.isEmpty()) {
            return otherwise == null ? new Node.Nothing(context, type) : otherwise;
        }
        return new Node.Choice(branches, otherwise, type);
    }

    private static @Nullable FieldType<?, ?> common(List<@Nullable FieldType<?, ?>> types) {
        for (FieldType<?, ?> type : types) {
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    private Node aggregate(Expression.Aggregate tree, @Nullable Set<Table> reuse) {
        List<Node> arguments = new ArrayList<>();
        if (tree.argument() != null) {
            Node argument = tree.function().equals("count") && tree.argument() instanceof Expression.Path path
                    ? counted(path.names(), tree.distinct(), reuse)
                    : resolve(tree.argument(), reuse);
            if (!paths.summarizing && Part.aggregates(argument)) {
                throw new FieldError("Cannot compute " + tree.function() + " of an aggregate: "
                        + Describe.expression(tree.argument()) + " is one already.\n  Use aggregate(…) over the"
                        + " annotated queryset, or a subquery.");
            }
            arguments.add(argument);
        }
        FieldType<?, ?> argumentType =
                arguments.isEmpty() ? null : arguments.get(0).type();
        if (tree.delimiter() != null) {
            arguments.add(resolve(tree.delimiter(), reuse));
        }
        Cond filter = tree.filter() == null ? null : condition(tree.filter(), reuse);
        FieldType<?, ?> type =
                tree.output() != null ? tree.output() : context.dialect.aggregateType(tree, argumentType);
        Node defaultValue = null;
        if (tree.defaultValue() != null) {
            if (tree.function().equals("count")) {
                throw new FieldError("Count does not allow a default: it is 0 when there are no rows.");
            }
            defaultValue = tree.defaultValue() instanceof Expression.Value value
                    ? coercion.constant(value, type, "default")
                    : resolve(tree.defaultValue(), reuse);
        }
        return new AggregateNode(
                context, tree, List.copyOf(arguments), filter, defaultValue, orders(tree.orderBy(), reuse), type);
    }

    /** What COUNT counts: of a key of several columns any stands for the row, but not for rows that differ. */
    private Node counted(List<String> names, boolean distinct, @Nullable Set<Table> reuse) {
        Node node = paths.selected(names, reuse);
        if (!(node instanceof KeyNode key)) {
            return node;
        }
        if (distinct) {
            throw new FieldError("COUNT(DISTINCT …) does not take the primary key of "
                    + key.key().model().name() + ", which has several columns (in \"" + String.join("__", names)
                    + "\").\n  Count one of them: " + key.key().parts()
                    + "; or distinct() rows of values(\"pk\").");
        }
        return key.columns().get(0);
    }

    /** Orderings inside windows and aggregates: expressions only. */
    List<OrderKey> orders(List<Order> orders, @Nullable Set<Table> reuse) {
        List<OrderKey> keys = new ArrayList<>();
        for (Order order : orders) {
            Node node = order instanceof Order.By by
                    ? resolve(by.expression(), reuse)
                    : new Node.Sql("RANDOM()", null, false);
            boolean descending = order instanceof Order.By by && by.descending();
            Boolean nulls = order instanceof Order.By by ? by.nullsFirst() : null;
            keys.add(new OrderKey(node, descending, nulls, null, context.features.nullsOrdering()));
        }
        return List.copyOf(keys);
    }
}
