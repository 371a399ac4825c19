package dev.rowan.orm;

import java.time.Duration;

/** Refuses values of a database's settings that mean nothing, with those that do. */
final class Setting {
    /** Databases and drivers count milliseconds in 32 bits. */
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private Setting() {}

    /** A limit, where zero stands for none. */
    static Duration limit(String name, Duration given) {
        boolean some = given.compareTo(Duration.ofMillis(1)) >= 0 && given.compareTo(LONGEST) <= 0;
        return given.isZero() || some ? given : refuse(name, given, "Duration.ZERO for no limit, or 1 ms to 24 days");
    }

    static Duration atLeast(String name, Duration given, Duration least) {
        return given.compareTo(least) >= 0 && given.compareTo(LONGEST) <= 0
                ? given
                : refuse(name, given, least.toMillis() + " ms to 24 days");
    }

    static Duration age(String name, Duration given) {
        return given.isNegative()
                ? refuse(
                        name,
                        given,
                        "Duration.ZERO for a new connection each time, any longer time, or"
                                + " ChronoUnit.FOREVER.getDuration() for no limit")
                : given;
    }

    static int count(String name, int given) {
        if (given < 1) {
            refuse(name, given, "1 or more");
        }
        return given;
    }

    private static Duration refuse(String name, Object given, String choices) {
        throw new IllegalArgumentException(name + " cannot be " + given + ".\n  Choices are: " + choices + ".");
    }
}
