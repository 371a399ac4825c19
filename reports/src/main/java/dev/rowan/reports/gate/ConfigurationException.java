package dev.rowan.reports.gate;

/** A configuration or baseline that cannot be used; the message says where, and what would do. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
