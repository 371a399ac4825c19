package dev.rowan.orm.dialect.postgres;

import dev.rowan.orm.dialect.BaseDialect;
import dev.rowan.orm.dialect.DateParts;
import dev.rowan.orm.dialect.Operand;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.dialect.Typings;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** Parts of dates and times, and what is cut off them, in a zone. */
final class PostgresMoments {
    private PostgresMoments() {}

    static void extract(String part, Operand inner, ZoneId zone, SqlWriter out) {
        DateParts.check(part, inner.type());
        switch (part) {
            case "week_day" ->
                moment(inner, zone, out.sql("(EXTRACT(DOW FROM ")).sql(") + 1)");
            case "iso_week_day" ->
                moment(inner, zone, out.sql("EXTRACT(ISODOW FROM ")).sql(")");
            case "iso_year" ->
                moment(inner, zone, out.sql("EXTRACT(ISOYEAR FROM ")).sql(")");
            case "second" ->
                moment(inner, zone, out.sql("EXTRACT(SECOND FROM DATE_TRUNC('second', "))
                        .sql("))");
            default ->
                moment(inner, zone, out.sql("EXTRACT(" + part.toUpperCase(Locale.ROOT) + " FROM "))
                        .sql(")");
        }
    }

    static void truncate(String unit, Operand inner, ZoneId zone, FieldType<?, ?> output, SqlWriter out) {
        moment(inner, zone, out.sql("DATE_TRUNC('" + unit + "', ")).sql(")");
        switch (output.kind()) {
            case DATE -> out.sql("::date");
            case TIME -> out.sql("::time");
            default -> out.sql("");
        }
    }

    static void date(Operand moment, ZoneId zone, SqlWriter out) {
        moment(moment, zone, out.sql("(")).sql(")::date");
    }

    static void time(Operand moment, ZoneId zone, SqlWriter out) {
        moment(moment, zone, out.sql("(")).sql(")::time");
    }

    /** A moment as the clock of the zone shows it; what is local already is not moved. */
    private static SqlWriter moment(Operand inner, ZoneId zone, SqlWriter out) {
        out.operand(inner);
        return Typings.is(inner.type(), ColumnKind.INSTANT) ? out.sql(" AT TIME ZONE " + zone(zone)) : out;
    }

    /** A fixed offset as an interval, since PostgreSQL reads the sign of {@code +05:30} the other way round. */
    private static String zone(ZoneId zone) {
        if (zone.normalized() instanceof ZoneOffset offset) {
            return offset.getTotalSeconds() == 0 ? "'UTC'" : "INTERVAL '" + offset.getTotalSeconds() + " seconds'";
        }
        return BaseDialect.literal(zone.getId());
    }
}
