package dev.rowan.orm.dialect.postgres;

import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGobject;

/** Durations as intervals: days and the rest, so that what is stored reads as a person would write it. */
final class Intervals {
    /** What PostgreSQL itself takes a month to be when it compares intervals. */
    private static final int DAYS_OF_A_MONTH = 30;

    private static final int DAYS_OF_A_YEAR = 365;

    private Intervals() {}

    static Duration duration(PGInterval span) {
        int days = span.getYears() * DAYS_OF_A_YEAR + span.getMonths() * DAYS_OF_A_MONTH + span.getDays();
        return Duration.ofDays(days)
                .plusHours(span.getHours())
                .plusMinutes(span.getMinutes())
                .plusSeconds(span.getWholeSeconds())
                .plusNanos(span.getMicroSeconds() * 1000L);
    }

    static String text(Duration span) {
        long days = Math.floorDiv(span.getSeconds(), 86_400L);
        long rest = Math.floorMod(span.getSeconds(), 86_400L);
        return days + " days " + rest + "." + String.format("%06d", span.getNano() / 1000) + " seconds";
    }

    static PGobject bind(Duration span) throws SQLException {
        return typed("interval", text(span));
    }

    static PGobject typed(String type, String value) throws SQLException {
        PGobject object = new PGobject();
        object.setType(type);
        object.setValue(value);
        return object;
    }
}
