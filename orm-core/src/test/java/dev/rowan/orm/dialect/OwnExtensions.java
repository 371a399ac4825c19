package dev.rowan.orm.dialect;

import dev.rowan.orm.model.FieldTypes;

/** A lookup, a transform and a function of a user's own, spelled alike on all databases. */
public final class OwnExtensions {
    public static final Extensions OWN = Extensions.NONE
            .lookup(
                    "ne",
                    (dialect, left, right, out) -> out.operand(left).sql(" <> ").operand(right))
            .transform(
                    "initial",
                    FieldTypes.STRING,
                    (dialect, inner, out) -> out.sql("SUBSTR(").operand(inner).sql(", 1, 1)"))
            .function(
                    "twice",
                    new SqlFunction(
                            1, 1, (a, out) -> out.sql("(2 * ").operand(a.get(0)).sql(")"), types -> types.get(0)));

    private OwnExtensions() {}
}
