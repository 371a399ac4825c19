package dev.rowan.orm.execute;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From a driver's exception to a typed error: by SQLState, and by result code for SQLite, which has no states. */
final class SqlErrors {
    private static final String CANCELLED = "57014";

    private SqlErrors() {}

    static DatabaseError of(Failure failure, SQLException thrown) {
        if (thrown instanceof SQLTimeoutException) {
            return new StatementTimeout(failure);
        }
        String state = thrown.getSQLState();
        DatabaseError known = state != null && state.length() == 5 ? byState(state, failure, thrown) : null;
        if (known == null) {
            known = bySqliteCode(String.valueOf(thrown.getMessage()), failure);
        }
        if (known != null) {
            return known;
        }
        return thrown instanceof SQLTransientConnectionException
                ? new PoolExhausted(failure)
                : new DatabaseError(failure);
    }

    private static @Nullable DatabaseError byState(String state, Failure failure, SQLException thrown) {
        return switch (state) {
            case "23505" -> new UniqueViolation(failure);
            case "23503" -> new ForeignKeyViolation(failure);
            case "23502" -> new NotNullViolation(failure);
            case "23514" -> new CheckViolation(failure);
            case "40001" -> new SerializationFailure(failure);
            case "40P01" -> new Deadlock(failure);
            case "55P03" -> new LockTimeout(failure, false);
            case CANCELLED ->
                // Of a limit that somebody else set, for the role or the database, only the text tells.
                String.valueOf(thrown.getMessage()).contains("statement timeout")
                        ? new StatementTimeout(failure)
                        : new StatementCancelled(failure);
            case "25P02" -> new TransactionManagementError(failure);
            default -> isEndOfConnection(state) ? new ConnectionLost(failure) : byClass(state.substring(0, 2), failure);
        };
    }

    private static @Nullable DatabaseError byClass(String family, Failure failure) {
        return switch (family) {
            case "22" -> new DataError(failure);
            case "23" -> new IntegrityError(failure);
            case "21", "42", "3F", "2F" -> new ProgrammingError(failure);
            case "25", "2D", "40" -> new TransactionManagementError(failure);
            case "28", "53", "54", "55", "57", "58" -> new OperationalError(failure);
            default -> null;
        };
    }

    /** Whether the connection is of no more use after this. */
    static boolean isLost(SQLException thrown) {
        String state = thrown.getSQLState();
        return (state != null && isEndOfConnection(state))
                || isSqliteFile(sqliteCode(String.valueOf(thrown.getMessage())));
    }

    /** Class 08, and what a server says when it ends a session: shut down, crashed, dropped, idle for too long. */
    private static boolean isEndOfConnection(String state) {
        return switch (state) {
            case "57P01", "57P02", "57P03", "57P04", "57P05", "25P03" -> true;
            default -> state.startsWith("08");
        };
    }

    /** Whether the statement was stopped from outside, by whomever. */
    static boolean isStop(SQLException thrown) {
        return CANCELLED.equals(thrown.getSQLState())
                || "SQLITE_INTERRUPT".equals(sqliteCode(String.valueOf(thrown.getMessage())));
    }

    /** The driver begins its messages with the code's name: {@code [SQLITE_CONSTRAINT_UNIQUE] …}. */
    private static @Nullable String sqliteCode(String message) {
        return message.startsWith("[SQLITE_") ? message.substring(1, Math.max(1, message.indexOf(']'))) : null;
    }

    private static boolean isSqliteFile(@Nullable String code) {
        return code != null && (code.startsWith("SQLITE_IOERR") || code.startsWith("SQLITE_CANTOPEN"));
    }

    private static @Nullable DatabaseError bySqliteCode(String message, Failure failure) {
        String code = sqliteCode(message);
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_ROWID" ->
                new UniqueViolation(failure);
            case "SQLITE_CONSTRAINT_FOREIGNKEY" -> new ForeignKeyViolation(failure);
            case "SQLITE_CONSTRAINT_NOTNULL" -> new NotNullViolation(failure);
            case "SQLITE_CONSTRAINT_CHECK" -> new CheckViolation(failure);
            case "SQLITE_INTERRUPT" -> new StatementCancelled(failure);
            // What the transaction has read is no longer so: waiting would not help, running again does.
            case "SQLITE_BUSY_SNAPSHOT" -> new SerializationFailure(failure);
            case "SQLITE_TOOBIG", "SQLITE_MISMATCH" -> new DataError(failure);
            case "SQLITE_RANGE", "SQLITE_MISUSE" -> new ProgrammingError(failure);
            default -> byCodeFamily(code, message, failure);
        };
    }

    private static DatabaseError byCodeFamily(String code, String message, Failure failure) {
        if (code.startsWith("SQLITE_CONSTRAINT")) {
            String text = message.toLowerCase(Locale.ROOT);
            return text.contains("foreign key constraint failed")
                    ? new ForeignKeyViolation(failure)
                    : text.contains("unique constraint failed")
                            ? new UniqueViolation(failure)
                            : new IntegrityError(failure);
        }
        if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
            return new LockTimeout(failure, true);
        }
        return isSqliteFile(code) ? new ConnectionLost(failure) : new OperationalError(failure);
    }
}
