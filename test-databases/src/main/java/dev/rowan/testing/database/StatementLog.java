package dev.rowan.testing.database;

import java.util.List;
import java.util.Locale;

/**
 * What was sent to a database while something ran, in order.
 *
 * <p>One {@code execute} is one entry, a failed one too. A batch of a prepared statement is one entry with its size, as
 * it is one trip to the server. Not seen: what goes past JDBC's statements, like PostgreSQL's copy manager.
 *
 * @param entries statements and transaction control, as they were sent
 */
public record StatementLog(List<Entry> entries) {

    /**
     * One trip to the server.
     *
     * @param sql the text, with its placeholders
     * @param batchSize the number of rows of binds: 1 when it was no batch
     * @param transactionControl whether it begins, ends or marks a transaction
     */
    public record Entry(String sql, int batchSize, boolean transactionControl) {}

    public StatementLog {
        entries = List.copyOf(entries);
    }

    /** The statements, without transaction control. */
    public List<String> statements() {
        return entries.stream()
                .filter(entry -> !entry.transactionControl())
                .map(Entry::sql)
                .toList();
    }

    /**
     * BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE and ROLLBACK TO, whether JDBC's methods or SQL asked for them.
     *
     * <p>BEGIN stands where drivers send it: before the first statement of a transaction.
     */
    public List<String> transactionControl() {
        return entries.stream()
                .filter(Entry::transactionControl)
                .map(Entry::sql)
                .toList();
    }

    /** Whether a text that was executed as a statement is transaction control in truth. */
    static boolean isTransactionControl(String sql) {
        String text = sql.strip().toUpperCase(Locale.ROOT);
        return List.of("BEGIN", "START TRANSACTION", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE").stream()
                .anyMatch(word -> text.equals(word) || text.startsWith(word + " ") || text.startsWith(word + ";"));
    }
}
