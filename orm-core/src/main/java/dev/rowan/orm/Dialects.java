package dev.rowan.orm;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.dialect.postgres.PostgresDialect;
import dev.rowan.orm.dialect.sqlite.SqliteDialect;
import dev.rowan.orm.model.RowanException;

/** The databases that Rowan speaks to. */
public final class Dialects {
    private Dialects() {}

    /** The dialect for a JDBC address, which begins with {@code jdbc:postgresql:} or {@code jdbc:sqlite:}. */
    public static Dialect forUrl(String url) {
        return forUrl(url, Extensions.NONE);
    }

    /** The same, with lookups, transforms and functions of one's own. */
    public static Dialect forUrl(String url, Extensions extensions) {
        if (url.startsWith("jdbc:sqlite:")) {
            return sqlite(extensions);
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return postgres(extensions);
        }
        // Without what follows the database's name: an address may carry a password.
        throw new RowanException("Rowan has no dialect for " + url.replaceFirst("^(jdbc:[^:]*:).*", "$1…")
                + "\n  It speaks to jdbc:postgresql: and jdbc:sqlite:.");
    }

    public static Dialect sqlite(Extensions extensions) {
        return new SqliteDialect(extensions);
    }

    public static Dialect postgres(Extensions extensions) {
        return new PostgresDialect(extensions);
    }
}
