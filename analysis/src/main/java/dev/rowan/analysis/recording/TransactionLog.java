package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The transactions of one open unit, with the longest pause in each. */
final class TransactionLog {

    private static final int MOST = 256;

    private static final class Entry {
        final long connection;
        final long startedAt;
        long endedAt;
        long statements;
        long writes;
        long longestIdle;
        int lastStep = -1;
        int idleAfter = -1;
        CallPath idlePath = CallPath.NONE;
        Transaction.Outcome outcome = Transaction.Outcome.OPEN;

        Entry(long connection, long startedAt) {
            this.connection = connection;
            this.startedAt = startedAt;
            this.endedAt = startedAt;
        }

        void idleUntil(long nanoTime, CallPath path) {
            long idle = nanoTime - endedAt;
            if (idle > longestIdle && statements > 0) {
                longestIdle = idle;
                idleAfter = lastStep;
                idlePath = path;
            }
        }
    }

    private final Map<Long, Entry> entries = new LinkedHashMap<>();

    void executed(Call call, int step, boolean writes) {
        if (call.transaction < 0) {
            return;
        }
        Entry entry = entries.get(call.transaction);
        if (entry == null) {
            if (entries.size() == MOST) {
                return;
            }
            entry = new Entry(call.connection, call.startedAt);
            entries.put(call.transaction, entry);
        }
        entry.idleUntil(call.startedAt, call.path);
        entry.statements++;
        entry.writes += writes ? 1 : 0;
        entry.lastStep = step;
        entry.endedAt = Math.max(entry.endedAt, call.startedAt + call.nanos);
    }

    /** Something else than the application keeps it busy: it is not idle. */
    void active(long transaction, long nanoTime) {
        Entry entry = entries.get(transaction);
        if (entry != null) {
            entry.endedAt = Math.max(entry.endedAt, nanoTime);
        }
    }

    void ended(long transaction, Transaction.Outcome outcome, long nanoTime, CallPath path) {
        Entry entry = entries.get(transaction);
        if (entry != null && entry.outcome == Transaction.Outcome.OPEN) {
            entry.idleUntil(nanoTime, path);
            entry.endedAt = Math.max(entry.endedAt, nanoTime);
            entry.outcome = outcome;
        }
    }

    List<Transaction> transactions(long unitStart) {
        List<Transaction> transactions = new ArrayList<>(entries.size());
        entries.forEach((id, entry) -> transactions.add(new Transaction(
                id,
                entry.connection,
                entry.startedAt - unitStart,
                entry.endedAt - entry.startedAt,
                entry.statements,
                entry.writes,
                entry.longestIdle,
                entry.idleAfter,
                entry.idlePath,
                entry.outcome)));
        return transactions;
    }
}
