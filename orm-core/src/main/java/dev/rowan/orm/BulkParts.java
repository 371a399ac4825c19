package dev.rowan.orm;

import dev.rowan.orm.execute.ConnectionLost;
import dev.rowan.orm.execute.Connections;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.model.NotSupported;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Bulk work that commits each part alone, and counts what is committed. For one run. */
final class BulkParts {
    /** What is done with one part. */
    interface Work {
        void write(List<Model> rows);

        /** Takes back what writing left in the rows, since the database has none of it. */
        void undo();
    }

    private final String operation;
    private final Connections connections;
    private final int size;
    private final @Nullable LongConsumer progress;
    private long committed;
    private int pending;
    private boolean begun;
    private boolean written;

    BulkParts(String operation, Connections connections, int size, @Nullable LongConsumer progress) {
        this.operation = operation;
        this.connections = connections;
        this.size = size;
        this.progress = progress;
    }

    void run(Iterator<? extends Model> rows, Work work) {
        if (connections.inTransaction()) {
            throw new NotSupported(operation + " cannot commit parts inside an 'atomic' block.\n  Call it outside,"
                    + " or leave out committingParts().");
        }
        try {
            while (rows.hasNext()) {
                part(rows, work);
            }
        } catch (RuntimeException cause) {
            boolean inDoubt = written && cause instanceof ConnectionLost;
            if (begun && !inDoubt) {
                work.undo();
            }
            throw new BulkStopped(operation, committed, pending, inDoubt, cause);
        }
    }

    private void part(Iterator<? extends Model> rows, Work work) {
        List<Model> some = new ArrayList<>();
        while (some.size() < size && rows.hasNext()) {
            some.add(rows.next());
            pending = some.size();
        }
        begun = true;
        connections.atomic(Transaction.DEFAULT.asDurable(), () -> {
            work.write(some);
            written = true;
            return true;
        });
        begun = false;
        written = false;
        committed += pending;
        pending = 0;
        if (progress != null) {
            progress.accept(committed);
        }
    }
}
