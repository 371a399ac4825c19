package dev.rowan.orm.model;

/** What happens to a row when the row that its key points to is deleted. */
public enum OnDelete {
    CASCADE,
    PROTECT,
    RESTRICT,
    SET_NULL,
    SET_DEFAULT,
    /** Sets the value that {@code @ForeignKey(defaultFrom = …)} supplies. */
    SET,
    DO_NOTHING,
    /** The database cascades; Rowan neither collects nor signals. */
    DB_CASCADE,
    /** The database sets NULL. */
    DB_SET_NULL,
    /** The database sets the default that {@code @ForeignKey(databaseDefault = …)} gives. */
    DB_SET_DEFAULT
}
