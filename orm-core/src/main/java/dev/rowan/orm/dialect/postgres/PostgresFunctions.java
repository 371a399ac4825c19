package dev.rowan.orm.dialect.postgres;

import static dev.rowan.orm.dialect.SqlFunction.ANY;
import static dev.rowan.orm.dialect.SqlFunction.named;

import dev.rowan.orm.dialect.Operand;
import dev.rowan.orm.dialect.SqlFunction;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.dialect.Typings;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where PostgreSQL's spelling is its own, mostly because its functions take exactly their types. */
final class PostgresFunctions {
    private PostgresFunctions() {}

    static Map<String, SqlFunction> all() {
        Map<String, SqlFunction> all = new HashMap<>();
        FieldType<?, ?> text = FieldTypes.STRING;
        all.put("concat", new SqlFunction(2, ANY, PostgresFunctions::concat, arguments -> text));
        for (String name : List.of("lower", "upper", "reverse", "md5", "trim", "ltrim", "rtrim")) {
            all.put(name, counted(name.equals("trim") ? "BTRIM" : name.toUpperCase(Locale.ROOT), 1, 1, text, ""));
        }
        all.put("length", counted("LENGTH", 1, 1, FieldTypes.INTEGER, ""));
        all.put("ord", counted("ASCII", 1, 1, FieldTypes.INTEGER, ""));
        all.put("replace", counted("REPLACE", 3, 3, text, ""));
        all.put("strindex", counted("STRPOS", 2, 2, FieldTypes.INTEGER, ""));
        all.put("substr", counted("SUBSTRING", 2, 3, text, "12"));
        all.put("left", counted("LEFT", 2, 2, text, "1"));
        all.put("right", counted("RIGHT", 2, 2, text, "1"));
        all.put("repeat", counted("REPEAT", 2, 2, text, "1"));
        all.put("lpad", counted("LPAD", 3, 3, text, "1"));
        all.put("rpad", counted("RPAD", 3, 3, text, "1"));
        all.put(
                "chr",
                new SqlFunction(
                        1, 1, (a, out) -> whole(a.get(0), out.sql("CHR(")).sql(")"), a -> text));
        all.put("sha1", hash("DIGEST(", "::text, 'sha1')"));
        for (String bits : List.of("224", "256", "384", "512")) {
            all.put("sha" + bits, hash("SHA" + bits + "(CONVERT_TO(", "::text, 'UTF8'))"));
        }
        mathematics(all);
        windows(all);
        all.put(
                "now",
                new SqlFunction(0, 0, (none, out) -> out.sql("STATEMENT_TIMESTAMP()"), none -> FieldTypes.INSTANT));
        all.put("json_object", new SqlFunction(0, ANY, PostgresFunctions::jsonObject, arguments -> FieldTypes.json()));
        all.put("json_array", named("JSONB_BUILD_ARRAY", 0, ANY, FieldTypes.json()));
        return all;
    }

    private static void mathematics(Map<String, SqlFunction> all) {
        all.put("round", numeric("ROUND", Typings::first, true));
        all.put("mod", numeric("MOD", Typings::inexact, false));
        all.put("log", numeric("LOG", Typings::inexact, false));
    }

    /** Functions that know numerics but no floats: Django casts in the same places. */
    private static SqlFunction numeric(String name, SqlFunction.Typing typing, boolean secondIsWhole) {
        return new SqlFunction(
                2,
                2,
                (a, out) -> {
                    exact(a.get(0), out.sql(name).sql("(")).sql(", ");
                    if (secondIsWhole) {
                        whole(a.get(1), out).sql(")");
                    } else {
                        exact(a.get(1), out).sql(")");
                    }
                },
                typing);
    }

    private static SqlWriter exact(Operand number, SqlWriter out) {
        return Typings.is(number.type(), ColumnKind.DOUBLE, ColumnKind.REAL)
                ? out.sql("(").operand(number).sql(")::numeric")
                : out.operand(number);
    }

    /** An int4: a literal or a bind of another width would not find the function. */
    private static SqlWriter whole(Operand number, SqlWriter out) {
        return Typings.is(number.type(), ColumnKind.INTEGER, ColumnKind.SMALLINT)
                ? out.operand(number)
                : out.sql("(").operand(number).sql(")::integer");
    }

    private static SqlWriter text(Operand operand, SqlWriter out) {
        return Typings.is(operand.type(), ColumnKind.TEXT)
                ? out.operand(operand)
                : out.sql("(").operand(operand).sql(")::text");
    }

    /** A function of texts; at the positions in {@code whole} it takes integers. */
    private static SqlFunction counted(String name, int least, int most, FieldType<?, ?> output, String whole) {
        SqlFunction.Spelling spelling = (arguments, out) -> {
            out.sql(name).sql("(");
            for (int i = 0; i < arguments.size(); i++) {
                out.sql(i == 0 ? "" : ", ");
                if (whole.indexOf('0' + i) >= 0) {
                    whole(arguments.get(i), out);
                } else {
                    text(arguments.get(i), out);
                }
            }
            out.sql(")");
        };
        return new SqlFunction(least, most, spelling, arguments -> output);
    }

    private static SqlFunction hash(String before, String after) {
        return new SqlFunction(
                1,
                1,
                (a, out) -> out.sql("ENCODE(" + before + "(").operand(a.get(0)).sql(")" + after + ", 'hex')"),
                a -> FieldTypes.STRING);
    }

    private static void windows(Map<String, SqlFunction> all) {
        all.put(
                "ntile",
                new SqlFunction(
                        1, 1, (a, out) -> whole(a.get(0), out.sql("NTILE(")).sql(")"), a -> FieldTypes.INTEGER));
        all.put(
                "nth_value",
                new SqlFunction(
                        2,
                        2,
                        (a, out) -> whole(
                                        a.get(1),
                                        out.sql("NTH_VALUE(").operand(a.get(0)).sql(", "))
                                .sql(")"),
                        a -> a.get(0)));
    }

    private static void concat(List<Operand> arguments, SqlWriter out) {
        for (int i = 0; i < arguments.size(); i++) {
            text(arguments.get(i), out.sql(i == 0 ? "(" : " || ").sql("COALESCE("))
                    .sql(", '')");
        }
        out.sql(")");
    }

    private static void jsonObject(List<Operand> arguments, SqlWriter out) {
        out.sql("JSONB_BUILD_OBJECT(");
        for (int i = 0; i < arguments.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            if (i % 2 == 0) {
                out.sql("(").operand(arguments.get(i)).sql(")::text");
            } else {
                out.operand(arguments.get(i));
            }
        }
        out.sql(")");
    }
}
