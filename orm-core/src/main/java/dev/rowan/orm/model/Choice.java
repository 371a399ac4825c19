package dev.rowan.orm.model;

/**
 * A constant of an enum that is kept by a value of its own: Django's {@code TextChoices} and {@code IntegerChoices}.
 *
 * @param <V> {@code String}, {@code Integer} or another class that is a column by itself
 */
public interface Choice<V> {
    /** What the column holds. */
    V value();

    /** What a person reads. */
    String label();
}
