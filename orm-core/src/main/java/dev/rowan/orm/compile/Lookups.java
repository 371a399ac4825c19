package dev.rowan.orm.compile;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.JsonNull;
import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.Names;
import dev.rowan.orm.model.Stateful;
import dev.rowan.orm.query.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** From a left side, the names after it and a right side to a condition. */
final class Lookups {
    private static final Set<String> RELATED = Set.of("exact", "in", "gt", "gte", "lt", "lte", "isnull");

    private final Context context;
    private final Resolver resolver;
    private final Coercion coercion;
    private final Transforms transforms;

    Lookups(Context context, Resolver resolver) {
        this.context = context;
        this.resolver = resolver;
        this.coercion = new Coercion(context);
        this.transforms = new Transforms(context);
    }

    /** Whether a condition asks that something is missing. */
    static boolean asksForNull(Cond cond) {
        return cond instanceof Cond.IsNull test && test.isNull();
    }

    /**
     * @param rest transforms and a lookup; none for {@code exact}
     * @param whole the name as it was written, for messages
     * @param way the path at the left, or null for another expression
     */
    Cond build(Node left, List<String> rest, Resolver.Right right, String whole, @Nullable Way way) {
        boolean related = way != null && way.relation() != null;
        if (related && (rest.size() > 1 || (rest.size() == 1 && !RELATED.contains(rest.get(0))))) {
            throw relatedError(way, rest, whole);
        }
        Node subject = left;
        String lookup = "exact";
        for (int i = 0; i < rest.size(); i++) {
            String name = rest.get(i);
            if (i == rest.size() - 1 && context.dialect.hasLookup(name)) {
                lookup = name;
            } else {
                subject = transforms.transform(subject, name, whole);
            }
        }
        return lookup(subject, lookup, right, whole, related ? way : null);
    }

    private FieldError relatedError(@Nullable Way way, List<String> rest, String whole) {
        String name = rest.get(0);
        if (way != null && !context.dialect.hasLookup(name)) {
            List<String> names = new ArrayList<>(way.used());
            names.addAll(rest);
            return Way.unknown(context.graph, way.end(), name, names, List.of());
        }
        return new FieldError("Related Field got invalid lookup: " + name + " (in \"" + whole + "\").\n  A relation can"
                + " be compared by: "
                + String.join(", ", RELATED.stream().sorted().toList()) + ".");
    }

    static FieldError unsupported(Context context, Node left, String name, String whole) {
        return new FieldError("Unsupported lookup '" + name + "' for " + Describe.type(left) + " or join on the field"
                + " not permitted" + (whole.equals(name) || whole.isEmpty() ? "" : " (in \"" + whole + "\")") + ".\n"
                + "  The lookups: " + String.join(", ", context.dialect.lookups()) + "."
                + Names.didYouMean(name, context.dialect.lookups()));
    }

    private Cond lookup(Node left, String lookup, Resolver.Right right, String whole, @Nullable Way way) {
        String field = Describe.label(left);
        if (lookup.equals("isnull")) {
            return isNull(left, right);
        }
        if (right.isNull()) {
            boolean json = Coercion.isJson(left.type());
            if (!lookup.equals("exact") && !lookup.equals("iexact")) {
                throw new IllegalArgumentException("Cannot use null as a query value of '" + lookup + "' (in \"" + whole
                        + "\").\n  Only exact and iexact take null, and ask for IS NULL.");
            }
            return json && lookup.equals("exact")
                    ? test(left, lookup, List.of(jsonNull(left)), null)
                    : new Cond.IsNull(left, true);
        }
        if (right.tree() instanceof Expression.Subquery subquery) {
            return inQuery(left, lookup, subquery, way);
        }
        if (lookup.equals("in")) {
            return in(left, right, field, way);
        }
        FieldType<?, ?> type = context.dialect.rightType(lookup, left.type());
        if (Coercion.isJson(left.type()) && type != null && Coercion.isJson(type) && right.items() != null) {
            Expression.Items items = (Expression.Items) right.tree();
            if (constantsOnly(items)) { // an array of JSON is one value
                return test(left, lookup, List.of(coercion.array(items, type)), null);
            }
        }
        if (right.items() != null) {
            if (lookup.equals("range") && right.items().size() != 2) {
                throw new IllegalArgumentException(
                        "range takes two values but got " + right.items().size() + ".");
            }
            return test(left, lookup, operands(right, lookup, type, field, way), null);
        }
        if (lookup.equals("exact") && right.tree() instanceof Expression.Value value) {
            Cond truth = truth(left, value);
            if (truth != null) {
                return truth;
            }
        }
        Cond outside = outside(left, lookup, right);
        if (outside != null) {
            return outside;
        }
        return test(left, lookup, List.of(operand(right, lookup, type, field, way)), null);
    }

    /** {@code exists = true} is just {@code EXISTS (…)}. */
    private static @Nullable Cond truth(Node left, Expression.Value value) {
        Node bare = left instanceof Node.Named named ? named.inner() : left;
        if (!(value.value() instanceof Boolean wanted)) {
            return null;
        }
        if (bare instanceof QueryNode query && query.exists()) {
            return wanted ? new Cond.Holds(bare) : Cond.not(new Cond.Holds(bare));
        }
        return null;
    }

    /** A number that the column cannot hold is answered without asking. */
    private @Nullable Cond outside(Node left, String lookup, Resolver.Right right) {
        boolean integers =
                context.features.integerRanges() && left instanceof Column && Coercion.isInteger(left.type());
        if (!integers
                || left.type() == null
                || !(right.tree() instanceof Expression.Value value)
                || !(value.value() instanceof Number number)
                || !(number instanceof Long || number instanceof java.math.BigInteger)) {
            return null;
        }
        int most = switch (left.type().kind()) {
            case SMALLINT -> 0;
            case INTEGER -> 1;
            default -> 2;
        };
        int magnitude = Shape.magnitude(number);
        if (Math.abs(magnitude) <= most) {
            return null;
        }
        return switch (lookup) {
            case "exact" -> new Cond.Never();
            case "gt", "gte" -> magnitude > 0 ? new Cond.Never() : new Cond.Always();
            case "lt", "lte" -> magnitude > 0 ? new Cond.Always() : new Cond.Never();
            default -> null;
        };
    }

    private Cond test(Node left, String lookup, List<Node> right, Expression.@Nullable Items list) {
        return new Cond.Test(context, lookup, left, right, list);
    }

    private Node jsonNull(Node left) {
        FieldType<?, ?> type = left.type() == null ? FieldTypes.json() : left.type();
        return coercion.bound(new Expression.Value(JsonNull.INSTANCE, type), type, "", UnaryOperator.identity());
    }

    private Cond isNull(Node left, Resolver.Right right) {
        if (right.tree() instanceof Expression.Value value && value.value() instanceof Boolean missing) {
            return new Cond.IsNull(left, missing);
        }
        if (right.node() != null) {
            return test(left, "isnull", List.of(right.node()), null);
        }
        throw new IllegalArgumentException("The value for an isnull lookup must be true or false.");
    }

    private Cond in(Node left, Resolver.Right right, String field, @Nullable Way way) {
        if (right.items() == null) {
            throw new IllegalArgumentException(
                    "The value for an in lookup must be a collection or a queryset, but was " + right.tree() + ".");
        }
        Expression.Items items = (Expression.Items) right.tree();
        FieldType<?, ?> type = context.dialect.rightType("in", left.type());
        if (context.shape.lists().isArray(items)) {
            Expression.Value first = null;
            for (Expression item : items.items()) {
                Expression.Value value = (Expression.Value) item;
                if (value.value() != null) {
                    checkModel(value, way);
                    first = first == null ? value : first;
                }
            }
            if (first == null) {
                return new Cond.Never();
            }
            FieldType<?, ?> wide = Coercion.isInteger(type) && !own(type) ? FieldTypes.LONG : type;
            List<Node> all = new ArrayList<>();
            for (Expression item : items.items()) {
                if (((Expression.Value) item).value() != null) {
                    all.add(constant((Expression.Value) item, wide, field, way));
                    break; // the list is bound whole; its first item tells the type
                }
            }
            return test(left, "in", all, items);
        }
        int rounded = context.shape.lists().rounded(items);
        List<Node> all = new ArrayList<>();
        if (rounded > 0) {
            Constant first =
                    (Constant) constant((Expression.Value) items.items().get(0), type, field, way);
            for (int i = 0; i < rounded; i++) {
                all.add(first.at(items, i));
            }
            return test(left, "in", all, items);
        }
        for (Resolver.Right item : right.items()) {
            if (!item.isNull()) {
                checkModel(item.tree(), way);
                all.add(operand(item, "in", type, field, way));
            }
        }
        return all.isEmpty() ? new Cond.Never() : test(left, "in", all, constantsOnly(items) ? items : null);
    }

    private static boolean own(@Nullable FieldType<?, ?> type) {
        return type != FieldTypes.INTEGER
                && type != FieldTypes.LONG
                && type != FieldTypes.SHORT
                && type != FieldTypes.BYTE;
    }

    private static boolean constantsOnly(Expression.Items items) {
        return items.items().stream().allMatch(Expression.Value.class::isInstance);
    }

    private List<Node> operands(
            Resolver.Right right, String lookup, @Nullable FieldType<?, ?> type, String field, @Nullable Way way) {
        List<Node> all = new ArrayList<>();
        if (right.items() != null) {
            for (Resolver.Right item : right.items()) {
                all.add(operand(item, lookup, type, field, way));
            }
        }
        return List.copyOf(all);
    }

    private Node operand(
            Resolver.Right right, String lookup, @Nullable FieldType<?, ?> type, String field, @Nullable Way way) {
        if (right.node() != null) {
            return right.node();
        }
        if (right.tree() instanceof Expression.Subquery subquery) {
            return Subqueries.scalar(subquery.query(), subquery.output(), resolver.scope());
        }
        if (!(right.tree() instanceof Expression.Value value)) {
            throw new IllegalArgumentException("A list cannot be compared by '" + lookup + "': " + right.tree() + ".");
        }
        boolean up = (lookup.equals("gte") || lookup.equals("lt"))
                && Coercion.isInteger(type)
                && (value.value() instanceof Double || value.value() instanceof Float);
        if (up) {
            return coercion.bound(value, FieldTypes.LONG, field, raw ->
                    (long) Math.ceil(((Number) java.util.Objects.requireNonNull(raw)).doubleValue()));
        }
        return constant(value, type, field, way);
    }

    private Node constant(Expression.Value value, @Nullable FieldType<?, ?> type, String field, @Nullable Way way) {
        checkModel(value, way);
        if (!(value.value() instanceof Stateful)) {
            return coercion.constant(value, type, field);
        }
        Field<?, ?> target = way == null ? null : way.target().typed();
        FieldType<?, ?> key = type != null ? type : FieldTypes.LONG;
        return coercion.bound(value, key, field, Coercion.keyOf(target));
    }

    private static void checkModel(Expression tree, @Nullable Way way) {
        boolean wrong = way != null
                && tree instanceof Expression.Value value
                && value.value() instanceof Stateful row
                && !Coercion.compatible(Metas.of(row), way.end());
        if (wrong && way != null && tree instanceof Expression.Value value && value.value() instanceof Stateful row) {
            throw new IllegalArgumentException("Cannot query \"" + Metas.of(row).name() + "\": Must be \""
                    + way.end().name() + "\" instance.");
        }
    }

    private Cond inQuery(Node left, String lookup, Expression.Subquery subquery, @Nullable Way way) {
        if (!lookup.equals("in")) {
            Node scalar = Subqueries.single(subquery, way, resolver.scope());
            return scalar instanceof Node.Nothing ? new Cond.Never() : test(left, lookup, List.of(scalar), null);
        }
        Part rows = Subqueries.column(subquery.query(), way, 1, resolver.scope());
        return rows == null ? new Cond.Never() : new Cond.InQuery(left, rows);
    }
}
