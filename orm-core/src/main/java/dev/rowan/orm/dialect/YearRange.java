package dev.rowan.orm.dialect;

import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A comparison of a year as one of moments, which an index on the column can serve. */
final class YearRange {
    private YearRange() {}

    static boolean fits(Operand.DatePart part) {
        return Typings.is(part.moment().type(), ColumnKind.DATE, ColumnKind.DATETIME, ColumnKind.INSTANT);
    }

    static void write(String lookup, Operand.DatePart part, Operand year, SqlWriter out) {
        Operand first = bound(part, year, 0);
        Operand next = bound(part, year, 1);
        Operand moment = part.moment();
        switch (lookup) {
            case "exact" ->
                out.sql("(")
                        .operand(moment)
                        .sql(" >= ")
                        .operand(first)
                        .sql(" AND ")
                        .operand(moment)
                        .sql(" < ")
                        .operand(next)
                        .sql(")");
            case "gt" -> out.operand(moment).sql(" >= ").operand(next);
            case "gte" -> out.operand(moment).sql(" >= ").operand(first);
            case "lt" -> out.operand(moment).sql(" < ").operand(first);
            default -> out.operand(moment).sql(" < ").operand(next);
        }
    }

    private static Operand bound(Operand.DatePart part, Operand year, int later) {
        FieldType<?, ?> type = Objects.requireNonNull(part.moment().type());
        boolean iso = part.part().equals("iso_year");
        ZoneId zone = part.zone();
        ColumnKind kind = type.kind();
        UnaryOperator<@Nullable Object> convert = value -> {
            LocalDate day = DateParts.firstDay(((Number) Objects.requireNonNull(value)).intValue() + later, iso);
            return switch (kind) {
                case DATE -> day;
                case DATETIME -> day.atStartOfDay();
                default -> day.atStartOfDay(zone).toInstant();
            };
        };
        return year.converted(kind, convert);
    }
}
