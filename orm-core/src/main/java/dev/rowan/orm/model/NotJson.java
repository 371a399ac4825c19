package dev.rowan.orm.model;

/** A text that should be JSON and is not. */
public final class NotJson extends BadValue {
    private static final long serialVersionUID = 1L;
    private final String missing;
    private final int at;

    NotJson(String missing, int at) {
        super("This is not JSON: " + missing + " is missing at character " + (at + 1) + ".");
        this.missing = missing;
        this.at = at;
    }

    /** What should be there: {@code ',' or '}'}. */
    public String missing() {
        return missing;
    }

    /** Where in the text, from 0. */
    public int at() {
        return at;
    }
}
