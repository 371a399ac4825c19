package dev.rowan.orm.dialect.sqlite;

import static dev.rowan.orm.dialect.SqlFunction.ANY;
import static dev.rowan.orm.dialect.SqlFunction.named;

import dev.rowan.orm.dialect.Operand;
import dev.rowan.orm.dialect.SqlFunction;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.dialect.Typings;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where SQLite's spelling is its own, or the function is one of ours. */
final class SqliteFunctions {
    private SqliteFunctions() {}

    static Map<String, SqlFunction> all() {
        Map<String, SqlFunction> all = new HashMap<>();
        all.put("greatest", named("MAX", 2, ANY, Typings::common));
        all.put("least", named("MIN", 2, ANY, Typings::common));
        all.put("strindex", named("INSTR", 2, 2, FieldTypes.INTEGER));
        all.put("left", new SqlFunction(2, 2, SqliteFunctions::left, arguments -> FieldTypes.STRING));
        all.put("right", new SqlFunction(2, 2, SqliteFunctions::right, arguments -> FieldTypes.STRING));
        all.put("chr", named("CHAR", 1, 1, FieldTypes.STRING));
        all.put("ord", named("UNICODE", 1, 1, FieldTypes.INTEGER));
        all.put("reverse", named("ROWAN_REVERSE", 1, 1, FieldTypes.STRING));
        all.put("repeat", named("ROWAN_REPEAT", 2, 2, FieldTypes.STRING));
        all.put("lpad", named("ROWAN_LPAD", 3, 3, FieldTypes.STRING));
        all.put("rpad", named("ROWAN_RPAD", 3, 3, FieldTypes.STRING));
        for (String name : List.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512")) {
            all.put(name, named("ROWAN_" + name.toUpperCase(Locale.ROOT), 1, 1, FieldTypes.STRING));
        }
        // 2 to the 64th: RANDOM() is any 64-bit integer.
        all.put(
                "random",
                new SqlFunction(
                        0,
                        0,
                        (none, out) -> out.sql("(0.5 + RANDOM() / 18446744073709551616.0)"),
                        none -> FieldTypes.DOUBLE));
        all.put(
                "now",
                new SqlFunction(
                        0,
                        0,
                        (none, out) -> out.sql("STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')"),
                        none -> FieldTypes.INSTANT));
        all.put(
                "json_object",
                new SqlFunction(0, ANY, (a, out) -> json("JSON_OBJECT", a, out), a -> FieldTypes.json()));
        all.put("json_array", new SqlFunction(0, ANY, (a, out) -> json("JSON_ARRAY", a, out), a -> FieldTypes.json()));
        return all;
    }

    private static void left(List<Operand> arguments, SqlWriter out) {
        out.sql("SUBSTR(").operand(arguments.get(0)).sql(", 1, ");
        out.operand(arguments.get(1)).sql(")");
    }

    private static void right(List<Operand> arguments, SqlWriter out) {
        out.sql("SUBSTR(").operand(arguments.get(0)).sql(", -(");
        out.operand(arguments.get(1)).sql("))");
    }

    /** JSON inside JSON is text unless it is told apart; a truth is a number. */
    private static void json(String name, List<Operand> arguments, SqlWriter out) {
        out.sql(name).sql("(");
        for (int i = 0; i < arguments.size(); i++) {
            Operand each = arguments.get(i);
            out.sql(i == 0 ? "" : ", ");
            if (Typings.is(each.type(), ColumnKind.JSON)) {
                out.sql("JSON(").operand(each).sql(")");
            } else if (Typings.is(each.type(), ColumnKind.BOOLEAN)) {
                out.sql("JSON(CASE WHEN ").operand(each).sql(" THEN 'true' WHEN NOT ");
                out.operand(each).sql(" THEN 'false' ELSE 'null' END)");
            } else {
                out.operand(each);
            }
        }
        out.sql(")");
    }
}
