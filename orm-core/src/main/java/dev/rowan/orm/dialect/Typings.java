package dev.rowan.orm.dialect;

import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression.Arithmetic;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What types expressions have, by Django's rules: integers widen, decimals and floats do not mix. */
public final class Typings {
    private Typings() {}

    /** The first argument's type. */
    public static @Nullable FieldType<?, ?> first(List<@Nullable FieldType<?, ?>> arguments) {
        return arguments.isEmpty() ? null : arguments.get(0);
    }

    /**
     * The type that all values have, such as the branches of a CASE; unknown ones (NULL) do not count.
     *
     * @throws FieldError when there is no such type
     */
    public static @Nullable FieldType<?, ?> common(List<? extends @Nullable FieldType<?, ?>> types) {
        FieldType<?, ?> common = null;
        for (FieldType<?, ?> type : types) {
            common = common == null ? type : type == null ? common : joined(common, type);
        }
        return common;
    }

    private static FieldType<?, ?> joined(FieldType<?, ?> a, FieldType<?, ?> b) {
        if (a.kind().isNumber() && b.kind().isNumber()) {
            FieldType<?, ?> number = number(a, b);
            if (number != null) {
                return number;
            }
        } else if (a.kind() == b.kind()) {
            return a;
        }
        throw new FieldError("Expression contains mixed types: " + a + ", " + b
                + ". You must set the type of its value.\n  Give it one with Func or cast(expression, type).");
    }

    /** The wider of two numbers' types; null for a decimal and a float. */
    private static @Nullable FieldType<?, ?> number(FieldType<?, ?> a, FieldType<?, ?> b) {
        if (a.kind() == b.kind()) {
            return a;
        }
        boolean decimal = a.kind() == ColumnKind.DECIMAL || b.kind() == ColumnKind.DECIMAL;
        boolean floating = isFloat(a) || isFloat(b);
        if (decimal && floating) {
            return null;
        }
        if (decimal || floating) {
            return decimal ? FieldTypes.DECIMAL : FieldTypes.DOUBLE;
        }
        return a.kind().compareTo(b.kind()) > 0 ? a : b;
    }

    static boolean isFloat(FieldType<?, ?> type) {
        return type.kind() == ColumnKind.DOUBLE || type.kind() == ColumnKind.REAL;
    }

    /** Django's {@code NumericOutputFieldMixin}: a decimal among the arguments gives a decimal, else a float. */
    public static FieldType<?, ?> inexact(List<@Nullable FieldType<?, ?>> arguments) {
        for (FieldType<?, ?> type : arguments) {
            if (type != null && type.kind() == ColumnKind.DECIMAL) {
                return FieldTypes.DECIMAL;
            }
        }
        return FieldTypes.DOUBLE;
    }

    /** The type of {@code a + b} and its like. */
    static @Nullable FieldType<?, ?> combined(
            @Nullable FieldType<?, ?> left, Arithmetic operator, @Nullable FieldType<?, ?> right) {
        if (left == null || right == null) {
            FieldType<?, ?> known = left == null ? right : left;
            return known != null && known.kind().isNumber() ? known : null;
        }
        FieldType<?, ?> result =
                left.kind().isNumber() && right.kind().isNumber() ? number(left, right) : moment(left, operator, right);
        if (result == null) {
            throw new FieldError("Cannot infer type of '" + symbol(operator) + "' expression involving these types: "
                    + left + ", " + right + ". You must set the type of its value.\n"
                    + "  Cast one side: cast(expression, type).");
        }
        return result;
    }

    private static @Nullable FieldType<?, ?> moment(FieldType<?, ?> left, Arithmetic operator, FieldType<?, ?> right) {
        boolean plus = operator == Arithmetic.PLUS;
        boolean minus = operator == Arithmetic.MINUS;
        boolean leftSpan = left.kind() == ColumnKind.DURATION;
        boolean rightSpan = right.kind() == ColumnKind.DURATION;
        if ((plus || minus) && leftSpan && rightSpan) {
            return FieldTypes.DURATION;
        }
        if ((plus || minus) && isMoment(left) && rightSpan) {
            return shifted(left);
        }
        if (plus && leftSpan && isMoment(right)) {
            return shifted(right);
        }
        if (minus && isMoment(left) && isMoment(right)) {
            return FieldTypes.DURATION;
        }
        boolean scaled = operator == Arithmetic.TIMES || operator == Arithmetic.DIVIDE;
        if (scaled && leftSpan && right.kind().isNumber()) {
            return FieldTypes.DURATION;
        }
        return operator == Arithmetic.TIMES && rightSpan && left.kind().isNumber() ? FieldTypes.DURATION : null;
    }

    /** A date moved by a duration is a date and time. */
    private static FieldType<?, ?> shifted(FieldType<?, ?> type) {
        return type.kind() == ColumnKind.DATE ? FieldTypes.DATETIME : type;
    }

    static boolean isMoment(@Nullable FieldType<?, ?> type) {
        return type != null
                && switch (type.kind()) {
                    case DATE, TIME, DATETIME, INSTANT -> true;
                    default -> false;
                };
    }

    /** Whether the kind is one of these. */
    public static boolean is(@Nullable FieldType<?, ?> type, ColumnKind... kinds) {
        return type != null && List.of(kinds).contains(type.kind());
    }

    public static String symbol(Arithmetic operator) {
        return switch (operator) {
            case PLUS -> "+";
            case MINUS -> "-";
            case TIMES -> "*";
            case DIVIDE -> "/";
            case MODULO -> "%";
            case POWER -> "^";
            case BIT_AND -> "&";
            case BIT_OR -> "|";
            case BIT_XOR -> "#";
            case SHIFT_LEFT -> "<<";
            case SHIFT_RIGHT -> ">>";
        };
    }

    /** The type of an aggregate's value. */
    static @Nullable FieldType<?, ?> aggregate(String function, @Nullable FieldType<?, ?> argument) {
        return switch (function) {
            case "count" -> FieldTypes.LONG;
            case "string_agg" -> FieldTypes.STRING;
            case "sum" -> argument == null ? null : sum(argument);
            case "avg" ->
                Typings.is(argument, ColumnKind.DURATION, ColumnKind.DECIMAL)
                        ? Objects.requireNonNull(argument)
                        : FieldTypes.DOUBLE;
            case "stddev", "variance" ->
                Typings.is(argument, ColumnKind.DECIMAL) ? FieldTypes.DECIMAL : FieldTypes.DOUBLE;
            default -> argument;
        };
    }

    private static FieldType<?, ?> sum(FieldType<?, ?> argument) {
        return switch (argument.kind()) {
            case SMALLINT, INTEGER -> FieldTypes.LONG;
            case REAL -> FieldTypes.DOUBLE;
            default -> argument;
        };
    }
}
