package dev.rowan.orm.dialect.sqlite;

import dev.rowan.orm.dialect.Operand;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.dialect.Typings;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.query.Expression.Arithmetic;
import org.jspecify.annotations.Nullable;

/** Arithmetic of dates and times, which are texts, and of durations, which are microseconds. */
final class SqliteArithmetic {
    private SqliteArithmetic() {}

    static boolean isMoment(@Nullable FieldType<?, ?> type) {
        return Typings.is(type, ColumnKind.INSTANT, ColumnKind.DATETIME, ColumnKind.DATE, ColumnKind.TIME);
    }

    static void moments(Operand left, Arithmetic operator, Operand right, SqlWriter out) {
        if (isMoment(left.type()) && isMoment(right.type())) {
            out.sql("ROWAN_DIFF(").operand(left).sql(", ").operand(right).sql(")");
        } else {
            boolean leftMoves = isMoment(left.type());
            out.sql("ROWAN_SHIFT(").operand(leftMoves ? left : right).sql(", ");
            out.sql(operator == Arithmetic.MINUS ? "-" : "").operand(leftMoves ? right : left);
            out.sql(")");
        }
    }
}
