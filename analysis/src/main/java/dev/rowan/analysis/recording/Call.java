package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.SqlText;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One execution, as its caller knows it when it has returned or thrown. Filled by one thread, then given to
 * {@link UnitRecorder#executed}; nothing keeps it, so a thread may use one for all of its executions.
 */
public final class Call {

    SqlText sql;

    @Nullable
    Binds binds;

    StatementKind kind;
    Via via = Via.JDBC;
    CallPath path = CallPath.NONE;

    @Nullable
    Cause cause;

    Set<Role> roles = Set.of();
    long connection = -1;
    long transaction = -1;
    long startedAt;
    long nanos;
    long affected;
    boolean failed;
    int batchSize;
    long thread = -1;
    boolean refused;

    public Call(SqlText sql) {
        this.sql = sql;
        this.kind = kind(sql);
    }

    /**
     * Becomes the next execution, of which nothing else is known yet.
     *
     * <p>A thread has one for long, and it is mostly the same execution again: a reference is written only where it is
     * another one, since each that is written into an old object costs the collector's barrier.
     */
    public Call next(
            SqlText text, @Nullable Binds values, CallPath callPath, Via library, Set<Role> all, @Nullable Cause why) {
        if (sql != text) {
            sql = text;
        }
        if (binds != values) {
            binds = values;
        }
        if (!path.equals(callPath)) {
            path = callPath;
        }
        if (!roles.equals(all)) {
            roles = all;
        }
        if (!Objects.equals(cause, why)) {
            cause = why;
        }
        if (via != library) {
            via = library;
        }
        connection = -1;
        transaction = -1;
        startedAt = 0;
        nanos = 0;
        affected = 0;
        failed = false;
        batchSize = 0;
        thread = -1;
        refused = false;
        return kind(kind(text));
    }

    private static StatementKind kind(SqlText sql) {
        return switch (sql.statement().verb()) {
            case SELECT, SEQUENCE -> StatementKind.QUERY;
            case INSERT, UPDATE, DELETE, MERGE -> StatementKind.UPDATE;
            case CALL -> StatementKind.CALL;
            case DDL -> StatementKind.DDL;
            case TRANSACTION, OTHER -> StatementKind.OTHER;
        };
    }

    public SqlStatement statement() {
        return sql.statement();
    }

    /** Whether the unit that it was given to last had ended. */
    public boolean wasRefused() {
        return refused;
    }

    public boolean hasFailed() {
        return failed;
    }

    /** The values; read during {@code executed} only. */
    public Call binds(@Nullable Binds values) {
        binds = values;
        return this;
    }

    /** How it was executed; told from the verb otherwise. */
    public Call kind(StatementKind how) {
        if (kind != how) {
            kind = how;
        }
        return this;
    }

    public Call via(Via library) {
        via = library;
        return this;
    }

    /** The application's path, outermost first; see {@link UnitRecorder#wantsPath}. */
    public Call path(CallPath callPath) {
        path = callPath;
        return this;
    }

    public Call cause(@Nullable Cause why) {
        cause = why;
        return this;
    }

    /** Adds to nothing: for a set that is made once and that nobody changes. */
    public Call roles(Set<Role> all) {
        roles = all;
        return this;
    }

    public Call role(Role role) {
        EnumSet<Role> more = EnumSet.of(role);
        more.addAll(roles);
        roles = more;
        return this;
    }

    /** A number for the connection, unique in the JVM. */
    public Call connection(long number) {
        connection = number;
        return this;
    }

    /** A number for the transaction, unique in the JVM; -1 under auto-commit. */
    public Call transaction(long number) {
        transaction = number;
        return this;
    }

    /** When it began, by {@code System.nanoTime()}, and how long it took. */
    public Call timed(long startNanoTime, long duration) {
        startedAt = startNanoTime;
        nanos = duration;
        return this;
    }

    /** Rows written; -2 and -3 of a batch are no rows and not to be added. */
    public Call affected(long rows) {
        affected = rows;
        return this;
    }

    public Call failed(boolean threw) {
        failed = threw;
        return this;
    }

    /** The size of an executed batch whose entries are not in the binds (plain statements). */
    public Call batch(int entries) {
        batchSize = entries;
        return this;
    }

    /** The thread's id, when it is not the calling one. */
    public Call thread(long id) {
        thread = id;
        return this;
    }
}
