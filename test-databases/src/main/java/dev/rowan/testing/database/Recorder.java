package dev.rowan.testing.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hands what is executed to those who listen; safe for use by several threads. */
final class Recorder {

    /** One listening, from its start to its end. */
    private static final class Recording {
        private final List<StatementLog.Entry> entries = new ArrayList<>();

        synchronized void add(StatementLog.Entry entry) {
            entries.add(entry);
        }

        synchronized StatementLog log() {
            return new StatementLog(entries);
        }
    }

    private final List<Recording> recordings = new CopyOnWriteArrayList<>();

    <X extends Exception> StatementLog during(TestDatabase.Action<X> action) throws X {
        Recording recording = new Recording();
        recordings.add(recording);
        try {
            action.run();
        } finally {
            recordings.remove(recording);
        }
        return recording.log();
    }

    void executed(String sql, int batchSize) {
        add(new StatementLog.Entry(sql, batchSize, StatementLog.isTransactionControl(sql)));
    }

    void control(String sql) {
        add(new StatementLog.Entry(sql, 1, true));
    }

    private void add(StatementLog.Entry entry) {
        recordings.forEach(recording -> recording.add(entry));
    }
}
