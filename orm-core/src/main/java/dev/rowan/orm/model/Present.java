package dev.rowan.orm.model;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** The present moment as columns keep it. */
public final class Present {
    private Present() {}

    /** The present moment as the field keeps it, on the clock of a zone where it has none; databases keep microseconds. */
    public static Object of(Field<?, ?> field, ZoneId zone) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ZonedDateTime local = now.atZone(zone);
        return switch (field.type().kind()) {
            case DATE -> local.toLocalDate();
            case TIME -> local.toLocalTime();
            case DATETIME -> local.toLocalDateTime();
            default -> field.type().javaType() == OffsetDateTime.class ? local.toOffsetDateTime() : now;
        };
    }
}
