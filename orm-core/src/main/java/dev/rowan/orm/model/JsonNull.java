package dev.rowan.orm.model;

/** JSON's own {@code null} as a value, which is not SQL's NULL. */
public enum JsonNull {
    INSTANCE;

    @Override
    public String toString() {
        return "null";
    }
}
