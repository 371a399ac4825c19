package dev.rowan.orm.execute;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From a driver's exception to a typed error: by SQLState, and by result code for SQLite, which has no states. */
final class SqlErrors {
    private SqlErrors() {}

    static DatabaseError of(Failure failure, SQLException thrown) {
        String state = thrown.getSQLState();
        DatabaseError known = state != null && state.length() == 5 ? byState(state, failure) : null;
        if (known == null) {
            known = bySqliteCode(String.valueOf(thrown.getMessage()), failure);
        }
        if (known != null) {
            return known;
        }
        if (thrown instanceof SQLTimeoutException) {
            return new StatementTimeout(failure);
        }
        if (thrown instanceof SQLTransientConnectionException) {
            return new PoolExhausted(failure);
        }
        return new DatabaseError(failure);
    }

    private static @Nullable DatabaseError byState(String state, Failure failure) {
        return switch (state) {
            case "23505" -> new UniqueViolation(failure);
            case "23503" -> new ForeignKeyViolation(failure);
            case "23502" -> new NotNullViolation(failure);
            case "23514" -> new CheckViolation(failure);
            case "40001" -> new SerializationFailure(failure);
            case "40P01" -> new Deadlock(failure);
            case "55P03" -> new LockTimeout(failure);
            case "57014" -> new StatementTimeout(failure);
            case "57P01", "57P02", "57P03" -> new ConnectionLost(failure);
            case "25P02" -> new TransactionManagementError(failure);
            default -> byClass(state.substring(0, 2), failure);
        };
    }

    private static @Nullable DatabaseError byClass(String family, Failure failure) {
        return switch (family) {
            case "08" -> new ConnectionLost(failure);
            case "22" -> new DataError(failure);
            case "23" -> new IntegrityError(failure);
            case "21", "42", "3F", "2F" -> new ProgrammingError(failure);
            case "25", "2D", "40" -> new TransactionManagementError(failure);
            case "53", "54", "55", "57", "58" -> new OperationalError(failure);
            default -> null;
        };
    }

    /** The driver begins its messages with the code's name: {@code [SQLITE_CONSTRAINT_UNIQUE] …}. */
    private static @Nullable DatabaseError bySqliteCode(String message, Failure failure) {
        if (!message.startsWith("[SQLITE_")) {
            return null;
        }
        String code = message.substring(1, Math.max(1, message.indexOf(']')));
        return switch (code) {
            case "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_ROWID" ->
                new UniqueViolation(failure);
            case "SQLITE_CONSTRAINT_FOREIGNKEY" -> new ForeignKeyViolation(failure);
            case "SQLITE_CONSTRAINT_NOTNULL" -> new NotNullViolation(failure);
            case "SQLITE_CONSTRAINT_CHECK" -> new CheckViolation(failure);
            case "SQLITE_INTERRUPT" -> new StatementTimeout(failure);
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
            return new LockTimeout(failure);
        }
        if (code.startsWith("SQLITE_IOERR") || code.startsWith("SQLITE_CANTOPEN")) {
            return new ConnectionLost(failure);
        }
        return new OperationalError(failure);
    }
}
