package dev.rowan.orm.model;

/**
 * A value that a field's type cannot take, such as text for a number.
 *
 * <p>A message that begins in lower case goes on from the field's name: {@code Field 'views' expected a number but got
 * 'ten'.}
 */
public sealed class BadValue extends RowanException permits NotJson {
    private static final long serialVersionUID = 1L;

    private final int overflow;

    public BadValue(String message) {
        this(message, 0);
    }

    BadValue(String message, int overflow) {
        super(message);
        this.overflow = overflow;
    }

    /**
     * On which side of the column's range a number lies: 1 above, -1 below, 0 when that is not what is wrong. No row
     * can equal such a number, so that a lookup need not fail over it.
     */
    public final int overflow() {
        return overflow;
    }
}
