package dev.rowan.orm.model;

/** The kinds of column that a dialect must know how to declare, bind and read. */
public enum ColumnKind {
    BOOLEAN(Boolean.class),
    SMALLINT(Short.class),
    INTEGER(Integer.class),
    BIGINT(Long.class),
    REAL(Float.class),
    DOUBLE(Double.class),
    DECIMAL(java.math.BigDecimal.class),
    /** Text, bounded when the field has a maximal length. */
    TEXT(String.class),
    /** A point in time, kept in UTC. */
    INSTANT(java.time.Instant.class),
    DATE(java.time.LocalDate.class),
    TIME(java.time.LocalTime.class),
    /** A date and time of no zone. */
    DATETIME(java.time.LocalDateTime.class),
    DURATION(java.time.Duration.class),
    UUID(java.util.UUID.class),
    BYTES(byte[].class),
    /** JSON, carried as its text. */
    JSON(String.class);

    private final Class<?> carrier;

    ColumnKind(Class<?> carrier) {
        this.carrier = carrier;
    }

    /** The Java class that carries a value of this kind between a field's type and the driver. */
    public Class<?> carrier() {
        return carrier;
    }

    public boolean isNumber() {
        return Number.class.isAssignableFrom(carrier);
    }
}
