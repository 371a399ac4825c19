package dev.rowan.orm;

import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions that the database computes, of comparison, conversion and text; to be imported statically. The others are
 * in {@link MathFunctions} and {@link DateFunctions}.
 *
 * <p>A file for the whole vocabulary, because a user looks for it in one place.
 */
@SuppressWarnings("varargs") // generic arrays are only read here
public final class Functions {
    private Functions() {}

    /** A constant, always bound: Django's {@code Value}. */
    public static <R> TextExpr<R> value(String text) {
        return new TextExpr<>(new Expression.Value(text, FieldTypes.STRING));
    }

    public static <R, T extends Number> NumberExpr<R, T> value(T number) {
        return new NumberExpr<>(Expression.Value.of(number));
    }

    public static <R, T> ValueExpr<R, T> value(T value) {
        return new ValueExpr<>(Expression.Value.of(value));
    }

    /** A constant of a given type, NULL too: Django's {@code Value(None, output_field=…)}. */
    public static <R, T> ValueExpr<R, T> value(@Nullable T value, FieldType<T, ?> type) {
        return new ValueExpr<>(new Expression.Value(value, type));
    }

    /** The first that is not NULL: Django's {@code Coalesce}. */
    @SafeVarargs
    public static <R> TextExpr<R> coalesce(TextExpr<R> first, TextExpr<R>... others) {
        return new TextExpr<>(several("coalesce", first, others));
    }

    @SafeVarargs
    public static <R, T extends Number> NumberExpr<R, T> coalesce(
            NumberExpr<R, T> first, NumberExpr<R, ? extends Number>... others) {
        return new NumberExpr<>(several("coalesce", first, others));
    }

    @SafeVarargs
    public static <R, T> ValueExpr<R, T> coalesce(ValueExpr<R, T> first, ValueExpr<R, ? extends T>... others) {
        return new ValueExpr<>(several("coalesce", first, others));
    }

    /** The value, or the constant where it is NULL. */
    public static <R> TextExpr<R> coalesce(TextExpr<R> first, String otherwise) {
        return new TextExpr<>(call("coalesce", first.node, Expression.Value.of(otherwise)));
    }

    public static <R, T extends Number> NumberExpr<R, T> coalesce(NumberExpr<R, T> first, Number otherwise) {
        return new NumberExpr<>(call("coalesce", first.node, Expression.Value.of(otherwise)));
    }

    public static <R, T> ValueExpr<R, T> coalesce(ValueExpr<R, T> first, T otherwise) {
        return new ValueExpr<>(call("coalesce", first.node, Q.right(otherwise)));
    }

    /** Django's {@code Greatest}; a NULL among the values gives NULL on SQLite and is passed over on PostgreSQL. */
    @SafeVarargs
    public static <R, T extends Number> NumberExpr<R, T> greatest(
            NumberExpr<R, T> first, NumberExpr<R, ? extends Number>... others) {
        return new NumberExpr<>(several("greatest", first, others));
    }

    @SafeVarargs
    public static <R, T> ValueExpr<R, T> greatest(ValueExpr<R, T> first, ValueExpr<R, ? extends T>... others) {
        return new ValueExpr<>(several("greatest", first, others));
    }

    /** Django's {@code Least}; NULL as for {@code greatest}. */
    @SafeVarargs
    public static <R, T extends Number> NumberExpr<R, T> least(
            NumberExpr<R, T> first, NumberExpr<R, ? extends Number>... others) {
        return new NumberExpr<>(several("least", first, others));
    }

    @SafeVarargs
    public static <R, T> ValueExpr<R, T> least(ValueExpr<R, T> first, ValueExpr<R, ? extends T>... others) {
        return new ValueExpr<>(several("least", first, others));
    }

    /** NULL where the two are equal: Django's {@code NullIf}. */
    public static <R, T extends Number> NumberExpr<R, T> nullIf(NumberExpr<R, T> value, Number unwanted) {
        return new NumberExpr<>(call("nullif", value.node, Expression.Value.of(unwanted)));
    }

    public static <R> TextExpr<R> nullIf(TextExpr<R> value, String unwanted) {
        return new TextExpr<>(call("nullif", value.node, Expression.Value.of(unwanted)));
    }

    public static <R, T> ValueExpr<R, T> nullIf(ValueExpr<R, T> value, Expr<R, ? extends T> unwanted) {
        return new ValueExpr<>(call("nullif", value.node, unwanted.node));
    }

    /** Django's {@code Cast}. */
    public static <R, T> ValueExpr<R, T> cast(Expr<R, ?> value, FieldType<T, ?> type) {
        return new ValueExpr<>(new Expression.Cast(value.node, type));
    }

    public static <R> TextExpr<R> castToText(Expr<R, ?> value) {
        return new TextExpr<>(new Expression.Cast(value.node, FieldTypes.STRING));
    }

    /** Cut to so many characters, where the database cuts: Django's {@code Cast(…, CharField(max_length=…))}. */
    public static <R> TextExpr<R> castToText(Expr<R, ?> value, int maxLength) {
        return new TextExpr<>(new Expression.Cast(value.node, FieldTypes.text(maxLength)));
    }

    public static <R> NumberExpr<R, Integer> castToInteger(Expr<R, ?> value) {
        return new NumberExpr<>(new Expression.Cast(value.node, FieldTypes.INTEGER));
    }

    public static <R> NumberExpr<R, Long> castToLong(Expr<R, ?> value) {
        return new NumberExpr<>(new Expression.Cast(value.node, FieldTypes.LONG));
    }

    public static <R> NumberExpr<R, Double> castToDouble(Expr<R, ?> value) {
        return new NumberExpr<>(new Expression.Cast(value.node, FieldTypes.DOUBLE));
    }

    public static <R> NumberExpr<R, BigDecimal> castToDecimal(Expr<R, ?> value) {
        return new NumberExpr<>(new Expression.Cast(value.node, FieldTypes.DECIMAL));
    }

    public static <R> DateExpr<R> castToDate(Expr<R, ?> value) {
        return new DateExpr<>(new Expression.Cast(value.node, FieldTypes.DATE));
    }

    /** In another collation of the database: Django's {@code Collate}. */
    public static <R> TextExpr<R> collate(Expr<R, ?> text, String collation) {
        return new TextExpr<>(call("collate:" + collation, text.node));
    }

    /** The texts one after the other, NULL as an empty one: Django's {@code Concat}. */
    @SafeVarargs
    public static <R> TextExpr<R> concat(Expr<R, ?> first, Expr<R, ?> second, Expr<R, ?>... more) {
        List<Expression> nodes = new ArrayList<>(List.of(first.node, second.node));
        nodes.addAll(Func.nodes(more));
        return new TextExpr<>(new Expression.Call("concat", nodes, null));
    }

    /** Django's {@code Lower}; SQLite knows the case of ASCII letters only. */
    public static <R> TextExpr<R> lower(Expr<R, ?> text) {
        return new TextExpr<>(call("lower", text.node));
    }

    /** Django's {@code Upper}; SQLite knows the case of ASCII letters only. */
    public static <R> TextExpr<R> upper(Expr<R, ?> text) {
        return new TextExpr<>(call("upper", text.node));
    }

    /** In characters: Django's {@code Length}. */
    public static <R> NumberExpr<R, Integer> length(Expr<R, ?> text) {
        return new NumberExpr<>(call("length", text.node));
    }

    /** Django's {@code Trim}. */
    public static <R> TextExpr<R> trim(Expr<R, ?> text) {
        return new TextExpr<>(call("trim", text.node));
    }

    /** Django's {@code LTrim}. */
    public static <R> TextExpr<R> ltrim(Expr<R, ?> text) {
        return new TextExpr<>(call("ltrim", text.node));
    }

    /** Django's {@code RTrim}. */
    public static <R> TextExpr<R> rtrim(Expr<R, ?> text) {
        return new TextExpr<>(call("rtrim", text.node));
    }

    /** From a position, counted from 1, to the end: Django's {@code Substr}. */
    public static <R> TextExpr<R> substr(Expr<R, ?> text, int position) {
        return new TextExpr<>(call("substr", text.node, whole("pos", position)));
    }

    public static <R> TextExpr<R> substr(Expr<R, ?> text, int position, int length) {
        return new TextExpr<>(
                call("substr", text.node, whole("pos", position), new Expression.Value(length, FieldTypes.INTEGER)));
    }

    /** Django's {@code Replace}. */
    public static <R> TextExpr<R> replace(Expr<R, ?> text, String wanted, String replacement) {
        return replace(text, Functions.<R>value(wanted), Functions.<R>value(replacement));
    }

    public static <R> TextExpr<R> replace(Expr<R, ?> text, Expr<R, ?> wanted, Expr<R, ?> replacement) {
        return new TextExpr<>(call("replace", text.node, wanted.node, replacement.node));
    }

    /** The position of the first occurrence, from 1; 0 when there is none: Django's {@code StrIndex}. */
    public static <R> NumberExpr<R, Integer> strIndex(Expr<R, ?> text, String wanted) {
        return strIndex(text, Functions.<R>value(wanted));
    }

    public static <R> NumberExpr<R, Integer> strIndex(Expr<R, ?> text, Expr<R, ?> wanted) {
        return new NumberExpr<>(call("strindex", text.node, wanted.node));
    }

    /** The first characters: Django's {@code Left}. */
    public static <R> TextExpr<R> left(Expr<R, ?> text, int length) {
        return new TextExpr<>(call("left", text.node, whole("length", length)));
    }

    /** The last characters: Django's {@code Right}. */
    public static <R> TextExpr<R> right(Expr<R, ?> text, int length) {
        return new TextExpr<>(call("right", text.node, whole("length", length)));
    }

    /** Django's {@code Reverse}. */
    public static <R> TextExpr<R> reverse(Expr<R, ?> text) {
        return new TextExpr<>(call("reverse", text.node));
    }

    /** Django's {@code Repeat}. */
    public static <R> TextExpr<R> repeat(Expr<R, ?> text, int times) {
        if (times < 0) {
            throw new IllegalArgumentException("'number' must be greater or equal to 0.");
        }
        return new TextExpr<>(call("repeat", text.node, new Expression.Value(times, FieldTypes.INTEGER)));
    }

    /** As long as asked, filled or cut at the left: Django's {@code LPad}. */
    public static <R> TextExpr<R> lpad(Expr<R, ?> text, int length, String fill) {
        return padded("lpad", text, length, fill);
    }

    /** As long as asked, filled or cut at the right: Django's {@code RPad}. */
    public static <R> TextExpr<R> rpad(Expr<R, ?> text, int length, String fill) {
        return padded("rpad", text, length, fill);
    }

    private static <R> TextExpr<R> padded(String function, Expr<R, ?> text, int length, String fill) {
        if (length < 0) {
            throw new IllegalArgumentException("'length' must be greater or equal to 0.");
        }
        Expression.Value filling = new Expression.Value(fill, FieldTypes.STRING);
        return new TextExpr<>(call(function, text.node, new Expression.Value(length, FieldTypes.INTEGER), filling));
    }

    /** The character of a code point: Django's {@code Chr}. */
    public static <R> TextExpr<R> chr(NumberExpr<R, ?> codePoint) {
        return new TextExpr<>(call("chr", codePoint.node));
    }

    /** The code point of the first character: Django's {@code Ord}. */
    public static <R> NumberExpr<R, Integer> ord(Expr<R, ?> text) {
        return new NumberExpr<>(call("ord", text.node));
    }

    /** Django's {@code MD5}, in hexadecimal digits. */
    public static <R> TextExpr<R> md5(Expr<R, ?> text) {
        return new TextExpr<>(call("md5", text.node));
    }

    /** Django's {@code SHA1}; PostgreSQL needs its extension {@code pgcrypto} for it. */
    public static <R> TextExpr<R> sha1(Expr<R, ?> text) {
        return new TextExpr<>(call("sha1", text.node));
    }

    /** Django's {@code SHA224}. */
    public static <R> TextExpr<R> sha224(Expr<R, ?> text) {
        return new TextExpr<>(call("sha224", text.node));
    }

    /** Django's {@code SHA256}. */
    public static <R> TextExpr<R> sha256(Expr<R, ?> text) {
        return new TextExpr<>(call("sha256", text.node));
    }

    /** Django's {@code SHA384}. */
    public static <R> TextExpr<R> sha384(Expr<R, ?> text) {
        return new TextExpr<>(call("sha384", text.node));
    }

    /** Django's {@code SHA512}. */
    public static <R> TextExpr<R> sha512(Expr<R, ?> text) {
        return new TextExpr<>(call("sha512", text.node));
    }

    /** An object of names and values in turn, {@code jsonObject("name", name, "age", age)}: Django's {@code JSONObject}. */
    public static <R> JsonExpr<R, Object> jsonObject(Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Names and values come in pairs, but the last name has no value: '"
                    + namesAndValues[namesAndValues.length - 1] + "'.");
        }
        List<Expression> nodes = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            nodes.add(new Expression.Value((String) namesAndValues[i], FieldTypes.STRING));
            nodes.add(Q.right(namesAndValues[i + 1]));
        }
        return new JsonExpr<>(new Expression.Call("json_object", nodes, null));
    }

    /** An array of values: Django's {@code JSONArray}. */
    public static <R> JsonExpr<R, Object> jsonArray(Object... values) {
        List<Expression> nodes = new ArrayList<>();
        for (Object value : values) {
            nodes.add(Q.right(value));
        }
        return new JsonExpr<>(new Expression.Call("json_array", nodes, null));
    }

    static Expression call(String function, Expression... arguments) {
        return new Expression.Call(function, List.of(arguments), null);
    }

    private static Expression several(String function, Expr<?, ?> first, Expr<?, ?>[] others) {
        if (others.length == 0) {
            throw new IllegalArgumentException(function + " must take at least two expressions.");
        }
        List<Expression> nodes = new ArrayList<>(List.of(first.node));
        nodes.addAll(Func.nodes(others));
        return new Expression.Call(function, nodes, null);
    }

    private static Expression whole(String what, int number) {
        if (number <= 0) {
            throw new IllegalArgumentException("'" + what + "' must be greater than 0.");
        }
        return new Expression.Value(number, FieldTypes.INTEGER);
    }
}
