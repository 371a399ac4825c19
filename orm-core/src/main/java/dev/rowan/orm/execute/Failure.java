package dev.rowan.orm.execute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of an error when it is raised; it keeps the constructors of the errors to one argument. */
record Failure(
        String message,
        @Nullable String sql,
        List<@Nullable Object> binds,
        boolean showBinds,
        @Nullable Throwable cause) {

    Failure {
        binds = Collections.unmodifiableList(new ArrayList<>(binds));
    }

    static Failure of(String message, @Nullable Throwable cause) {
        return new Failure(message, null, List.of(), false, cause);
    }

    String text() {
        if (sql == null) {
            return message;
        }
        return message + "\n  Statement: " + sql + (showBinds ? "\n  Binds: " + binds : "");
    }
}
