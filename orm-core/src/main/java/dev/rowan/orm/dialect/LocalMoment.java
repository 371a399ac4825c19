package dev.rowan.orm.dialect;

import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A point in time that the database computes as the local time of a zone.
 *
 * <p>An hour that a clock change repeats is one group, and means its first occurrence, as in Django.
 */
final class LocalMoment<J> implements FieldType<J, LocalDateTime> {
    private final FieldType<J, Instant> base;
    private final ZoneId zone;

    private LocalMoment(FieldType<J, Instant> base, ZoneId zone) {
        this.base = base;
        this.zone = zone;
    }

    @SuppressWarnings("unchecked") // the carrier of a point in time is an Instant
    static <J> FieldType<J, LocalDateTime> of(FieldType<J, ?> base, ZoneId zone) {
        return new LocalMoment<>((FieldType<J, Instant>) base, zone);
    }

    @Override
    public Class<? super J> javaType() {
        return base.javaType();
    }

    @Override
    public ColumnKind kind() {
        return ColumnKind.DATETIME;
    }

    @Override
    public LocalDateTime toColumn(J value) {
        return LocalDateTime.ofInstant(base.toColumn(value), zone);
    }

    @Override
    public J fromColumn(LocalDateTime column) {
        return base.fromColumn(column.atZone(zone).toInstant());
    }

    @Override
    public J coerce(Object value) {
        return base.coerce(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LocalMoment<?> moment && moment.base.equals(base) && moment.zone.equals(zone);
    }

    @Override
    public int hashCode() {
        return base.hashCode() * 31 + zone.hashCode();
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
