package dev.rowan.orm.dialect;

import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.Names;
import dev.rowan.orm.query.Expression;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all databases share: the vocabulary of lookups, transforms and functions, and the types of expressions. */
public abstract class BaseDialect implements Dialect {
    private static final Map<String, String> OPERATORS =
            Map.of("exact", " = ", "gt", " > ", "gte", " >= ", "lt", " < ", "lte", " <= ");
    private static final Set<String> PATTERNS =
            Set.of("iexact", "contains", "icontains", "startswith", "istartswith", "endswith", "iendswith");
    private static final Set<String> LOOKUPS = lookupNames();
    private static final Pattern NATIVE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");
    private static final Pattern COLLATION = Pattern.compile("[A-Za-z0-9_-]+");

    private final Extensions extensions;
    private final Map<String, SqlFunction> functions = new TreeMap<>();
    private final List<String> lookups;

    protected BaseDialect(Extensions extensions, Map<String, SqlFunction> own) {
        this.extensions = extensions;
        functions.putAll(StandardFunctions.all());
        functions.putAll(own);
        functions.putAll(extensions.functions);
        Set<String> names = new TreeSet<>(LOOKUPS);
        names.addAll(extensions.lookups.keySet());
        lookups = List.copyOf(names);
    }

    private static Set<String> lookupNames() {
        Set<String> names = new TreeSet<>(OPERATORS.keySet());
        names.addAll(PATTERNS);
        names.addAll(List.of("in", "range", "isnull", "regex", "iregex"));
        names.addAll(List.of("has_key", "has_keys", "has_any_keys", "contained_by"));
        return names;
    }

    @Override
    public final String quote(String identifier) {
        refuseNul(identifier);
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** A text between single quotes. */
    public static String literal(String text) {
        refuseNul(text);
        return "'" + text.replace("'", "''") + "'";
    }

    private static void refuseNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new FieldError("A name with the character 0 cannot be part of a statement.");
        }
    }

    @Override
    public final boolean hasLookup(String lookup) {
        return LOOKUPS.contains(lookup) || extensions.lookups.containsKey(lookup);
    }

    @Override
    public final List<String> lookups() {
        return lookups;
    }

    @Override
    public final @Nullable FieldType<?, ?> rightType(String lookup, @Nullable FieldType<?, ?> left) {
        if (extensions.lookups.containsKey(lookup)) {
            return left;
        }
        boolean json = Typings.is(left, ColumnKind.JSON);
        return switch (lookup) {
            case "has_key", "has_keys", "has_any_keys", "regex", "iregex" -> FieldTypes.STRING;
            case "isnull" -> FieldTypes.BOOLEAN;
            case "contains" -> json ? left : FieldTypes.STRING;
            default -> PATTERNS.contains(lookup) ? FieldTypes.STRING : left;
        };
    }

    @Override
    public final void lookup(
            String lookup, Operand left, List<Operand> right, Expression.@Nullable Items list, SqlWriter out) {
        Extensions.LookupSpelling own = extensions.lookups.get(lookup);
        boolean json = Typings.is(left.type(), ColumnKind.JSON);
        if (own != null) {
            own.write(this, left, right.get(0), out);
        } else if (OPERATORS.containsKey(lookup)) {
            compare(lookup, Objects.requireNonNull(OPERATORS.get(lookup)), left, right.get(0), out);
        } else if (lookup.equals("in")) {
            in(left, right, list, out);
        } else if (lookup.equals("range")) {
            out.operand(left).sql(" BETWEEN ").operand(comparable(left, right.get(0)));
            out.sql(" AND ").operand(comparable(left, right.get(1)));
        } else if (lookup.equals("isnull")) {
            out.sql("((")
                    .operand(left)
                    .sql(" IS NULL) = ")
                    .operand(right.get(0))
                    .sql(")");
        } else if (lookup.startsWith("has_") || lookup.equals("contained_by") || (json && lookup.equals("contains"))) {
            if (!json) {
                throw unsupported(lookup, left);
            }
            json(lookup, left, right, out);
        } else if (PATTERNS.contains(lookup)) {
            pattern(lookup, left, right.get(0), out);
        } else if (lookup.endsWith("regex")) {
            regex(lookup.equals("iregex"), left, right.get(0), out);
        } else {
            throw unsupported(lookup, left);
        }
    }

    private FieldError unsupported(String lookup, Operand left) {
        return new FieldError("Unsupported lookup '" + lookup + "' for " + left.type() + ".\n  The lookups: "
                + String.join(", ", lookups) + "." + Names.didYouMean(lookup, lookups));
    }

    private void compare(String lookup, String operator, Operand left, Operand right, SqlWriter out) {
        Operand.DatePart part = left.datePart();
        boolean year =
                part != null && (part.part().equals("year") || part.part().equals("iso_year"));
        if (part != null && year && right.constant() != null && YearRange.fits(part)) {
            YearRange.write(lookup, part, right, out);
        } else {
            out.operand(left).sql(operator).operand(comparable(left, right));
        }
    }

    /** {@code IN}, or whatever serves a list best. */
    protected void in(Operand left, List<Operand> right, Expression.@Nullable Items list, SqlWriter out) {
        out.operand(left).sql(" IN (");
        for (int i = 0; i < right.size(); i++) {
            out.sql(i == 0 ? "" : ", ").operand(comparable(left, right.get(i)));
        }
        out.sql(")");
    }

    /** The right side in a form that compares with the left one; only JSON needs it, where the database has no JSON. */
    protected Operand comparable(Operand left, Operand right) {
        return right;
    }

    /** A lookup of JSON. */
    protected abstract void json(String lookup, Operand left, List<Operand> right, SqlWriter out);

    /** A lookup by a pattern of LIKE: {@code iexact}, {@code icontains}, … */
    protected abstract void pattern(String lookup, Operand left, Operand right, SqlWriter out);

    protected abstract void regex(boolean ignoreCase, Operand left, Operand right, SqlWriter out);

    /** {@code LIKE} with a constant's pattern, or with one that the database makes. */
    protected static void writePattern(String lookup, Operand right, String cast, SqlWriter out) {
        if (right.constant() != null) {
            out.operand(right.converted(ColumnKind.TEXT, Wildcards.of(lookup)));
        } else {
            Wildcards.write(lookup, right, cast, out);
        }
    }

    @Override
    public final @Nullable FieldType<?, ?> transformType(String transform, @Nullable FieldType<?, ?> input) {
        Extensions.Transform own = extensions.transforms.get(transform);
        if (own != null) {
            return own.output();
        }
        if (input == null) {
            return null;
        }
        boolean moment = Typings.is(input, ColumnKind.INSTANT, ColumnKind.DATETIME);
        return switch (transform) {
            case "date" -> moment ? FieldTypes.DATE : null;
            case "time" -> moment ? FieldTypes.TIME : null;
            case "lower", "upper", "trim" -> input.kind() == ColumnKind.TEXT ? FieldTypes.STRING : null;
            case "length" -> input.kind() == ColumnKind.TEXT ? FieldTypes.INTEGER : null;
            default -> Typings.isMoment(input) && DateParts.fits(transform, input) ? FieldTypes.INTEGER : null;
        };
    }

    @Override
    public final void transform(String transform, Operand inner, ZoneId zone, SqlWriter out) {
        Extensions.Transform own = extensions.transforms.get(transform);
        if (own != null) {
            own.spelling().write(this, inner, out);
            return;
        }
        switch (transform) {
            case "date" -> dateOf(inner, zone, out);
            case "time" -> timeOf(inner, zone, out);
            case "lower", "upper", "length", "trim" -> function(transform, List.of(inner), null, out);
            default -> extract(transform, inner, zone, out);
        }
    }

    protected abstract void dateOf(Operand moment, ZoneId zone, SqlWriter out);

    protected abstract void timeOf(Operand moment, ZoneId zone, SqlWriter out);

    @Override
    public final @Nullable FieldType<?, ?> functionType(String function, List<Operand> arguments) {
        if (function.startsWith("collate:")) {
            return FieldTypes.STRING;
        }
        return known(function)
                .typing()
                .of(arguments.stream()
                        .<@Nullable FieldType<?, ?>>map(Operand::type)
                        .toList());
    }

    @Override
    public final void function(
            String function, List<Operand> arguments, @Nullable FieldType<?, ?> output, SqlWriter out) {
        if (function.startsWith("collate:")) {
            String collation = collation(function.substring(8));
            out.sql("(").operand(arguments.get(0)).sql(" COLLATE " + collation + ")");
            return;
        }
        SqlFunction known = known(function);
        known.check(function, arguments.size());
        known.spelling().write(arguments, out);
    }

    /** The name of a collation, checked and quoted. */
    public String collation(String name) {
        if (!COLLATION.matcher(name).matches()) {
            throw new FieldError(
                    "Invalid collation name: '" + name + "'.\n  It has letters, digits, '_' and '-' only.");
        }
        return quote(name);
    }

    private SqlFunction known(String function) {
        SqlFunction known = functions.get(function);
        if (known == null) {
            throw new FieldError("There is no function '" + function + "'.\n  The functions: "
                    + String.join(", ", functions.keySet()) + "." + Names.didYouMean(function, functions.keySet())
                    + "\n  One of the database's own is called by Func.");
        }
        return known;
    }

    @Override
    public final void nativeFunction(String name, List<Operand> arguments, SqlWriter out) {
        out.sql(nativeName(name)).sql("(").operands(arguments, ", ").sql(")");
    }

    /** The name of a function or an aggregate of the database's, which goes into the text as it is. */
    protected static String nativeName(String name) {
        if (!NATIVE_NAME.matcher(name).matches()) {
            throw new FieldError("'" + name + "' is no name of a function.\n"
                    + "  It has letters, digits and '_' only, with a schema and a point before it if need be.");
        }
        return name;
    }

    @Override
    public final @Nullable FieldType<?, ?> aggregateType(
            Expression.Aggregate aggregate, @Nullable FieldType<?, ?> argument) {
        return aggregate.output() != null ? aggregate.output() : Typings.aggregate(aggregate.function(), argument);
    }

    @Override
    public final @Nullable FieldType<?, ?> combinedType(
            @Nullable FieldType<?, ?> left, Expression.Arithmetic operator, @Nullable FieldType<?, ?> right) {
        return Typings.combined(left, operator, right);
    }

    @Override
    public final FieldType<?, ?> truncatedType(
            String unit, @Nullable FieldType<?, ?> inner, ZoneId zone, @Nullable FieldType<?, ?> output) {
        return DateParts.truncated(unit, inner, zone, output);
    }

    @Override
    public final void slice(long offset, @Nullable Long limit, SqlWriter out) {
        if (limit != null) {
            out.sql(" LIMIT " + limit);
        } else if (offset > 0) {
            out.sql(features().limitNeeded());
        }
        if (offset > 0) {
            out.sql(" OFFSET " + offset);
        }
    }
}
