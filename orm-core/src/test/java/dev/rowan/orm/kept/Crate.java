package dev.rowan.orm.kept;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A column of every kind that may be null, and of some that may not. */
@Table
public class Crate extends Model {
    public static final Manager<Crate> objects = Crate_.manager();

    enum Size {
        SMALL,
        LARGE
    }

    public Long id;

    @Column(maxLength = 40, unique = true)
    public String label;

    public int count;
    public boolean open;
    public @Nullable Boolean sealed;
    public @Nullable Short shelf;
    public @Nullable Integer pieces;
    public @Nullable Long serial;
    public @Nullable Float weight;
    public @Nullable Double value;

    @Column(precision = 30, scale = 10)
    public @Nullable BigDecimal price;

    public @Nullable String note;
    public @Nullable Instant packedAt;
    public @Nullable OffsetDateTime sentAt;
    public @Nullable LocalDate day;
    public @Nullable LocalTime time;
    public @Nullable LocalDateTime local;
    public @Nullable Duration journey;
    public @Nullable UUID code;
    public byte @Nullable [] picture;
    public @Nullable Size size;
    public @Nullable Map<String, Object> data;
}
