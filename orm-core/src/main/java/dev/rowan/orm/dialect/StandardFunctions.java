package dev.rowan.orm.dialect;

import static dev.rowan.orm.dialect.SqlFunction.ANY;
import static dev.rowan.orm.dialect.SqlFunction.named;

import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that Rowan knows, as standard SQL spells them; a dialect replaces those that it spells otherwise. */
final class StandardFunctions {
    private StandardFunctions() {}

    static Map<String, SqlFunction> all() {
        Map<String, SqlFunction> all = new HashMap<>();
        comparing(all);
        text(all);
        mathematics(all);
        windows(all);
        all.put("now", new SqlFunction(0, 0, (none, out) -> out.sql("CURRENT_TIMESTAMP"), none -> FieldTypes.INSTANT));
        all.put("json_object", named("JSON_OBJECT", 0, ANY, FieldTypes.json()));
        all.put("json_array", named("JSON_ARRAY", 0, ANY, FieldTypes.json()));
        return all;
    }

    private static void comparing(Map<String, SqlFunction> all) {
        all.put("coalesce", named("COALESCE", 2, ANY, Typings::common));
        all.put("greatest", named("GREATEST", 2, ANY, Typings::common));
        all.put("least", named("LEAST", 2, ANY, Typings::common));
        all.put("nullif", named("NULLIF", 2, 2, Typings::first));
    }

    private static void text(Map<String, SqlFunction> all) {
        FieldType<?, ?> text = FieldTypes.STRING;
        FieldType<?, ?> number = FieldTypes.INTEGER;
        all.put("concat", new SqlFunction(2, ANY, StandardFunctions::concat, arguments -> text));
        for (String name :
                List.of("lower", "upper", "reverse", "md5", "sha1", "sha224", "sha256", "sha384", "sha512")) {
            all.put(name, named(name.toUpperCase(java.util.Locale.ROOT), 1, 1, text));
        }
        for (String name : List.of("trim", "ltrim", "rtrim")) {
            all.put(name, named(name.toUpperCase(java.util.Locale.ROOT), 1, 1, text));
        }
        all.put("length", named("LENGTH", 1, 1, number));
        all.put("substr", named("SUBSTR", 2, 3, text));
        all.put("replace", named("REPLACE", 3, 3, text));
        all.put("strindex", named("STRPOS", 2, 2, number));
        all.put("left", named("LEFT", 2, 2, text));
        all.put("right", named("RIGHT", 2, 2, text));
        all.put("repeat", named("REPEAT", 2, 2, text));
        all.put("lpad", named("LPAD", 3, 3, text));
        all.put("rpad", named("RPAD", 3, 3, text));
        all.put("chr", named("CHR", 1, 1, text));
        all.put("ord", named("ASCII", 1, 1, number));
    }

    /** Django's concatenation: NULL counts as an empty text. */
    private static void concat(List<Operand> arguments, SqlWriter out) {
        for (int i = 0; i < arguments.size(); i++) {
            out.sql(i == 0 ? "(" : " || ")
                    .sql("COALESCE(")
                    .operand(arguments.get(i))
                    .sql(", '')");
        }
        out.sql(")");
    }

    private static void mathematics(Map<String, SqlFunction> all) {
        all.put("abs", named("ABS", 1, 1, Typings::first));
        all.put("ceil", named("CEILING", 1, 1, Typings::first));
        all.put("floor", named("FLOOR", 1, 1, Typings::first));
        all.put("round", named("ROUND", 2, 2, Typings::first));
        all.put("sign", named("SIGN", 1, 1, Typings::first));
        all.put("mod", named("MOD", 2, 2, Typings::inexact));
        all.put("power", named("POWER", 2, 2, Typings::inexact));
        all.put("log", named("LOG", 2, 2, Typings::inexact));
        all.put("atan2", named("ATAN2", 2, 2, Typings::inexact));
        for (String name : List.of(
                "sqrt", "exp", "ln", "degrees", "radians", "sin", "cos", "tan", "cot", "asin", "acos", "atan")) {
            all.put(name, named(name.toUpperCase(java.util.Locale.ROOT), 1, 1, Typings::inexact));
        }
        all.put("pi", named("PI", 0, 0, FieldTypes.DOUBLE));
        all.put("random", named("RANDOM", 0, 0, FieldTypes.DOUBLE));
    }

    private static void windows(Map<String, SqlFunction> all) {
        for (String name : List.of("row_number", "rank", "dense_rank")) {
            all.put(name, named(name.toUpperCase(java.util.Locale.ROOT), 0, 0, FieldTypes.INTEGER));
        }
        for (String name : List.of("percent_rank", "cume_dist")) {
            all.put(name, named(name.toUpperCase(java.util.Locale.ROOT), 0, 0, FieldTypes.DOUBLE));
        }
        all.put("ntile", named("NTILE", 1, 1, FieldTypes.INTEGER));
        all.put("lag", named("LAG", 1, 3, StandardFunctions::shifted));
        all.put("lead", named("LEAD", 1, 3, StandardFunctions::shifted));
        all.put("first_value", named("FIRST_VALUE", 1, 1, Typings::first));
        all.put("last_value", named("LAST_VALUE", 1, 1, Typings::first));
        all.put("nth_value", named("NTH_VALUE", 2, 2, Typings::first));
    }

    /** The first argument's type; the default, when there is one, must agree with it. */
    private static @Nullable FieldType<?, ?> shifted(List<@Nullable FieldType<?, ?>> arguments) {
        return arguments.size() == 3
                ? Typings.common(java.util.Arrays.asList(arguments.get(0), arguments.get(2)))
                : Typings.first(arguments);
    }
}
