package dev.rowan.agent.boot;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What is known of one physical connection. Used by one thread at a time, as connections are. */
public final class ConnectionState extends Tracked {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long number = NUMBERS.incrementAndGet();
    private volatile boolean autoCommit = true;
    private volatile long transaction;
    /** Results that are being read; more or fewer than none is no moment for anything else. */
    private int reading;
    /** Whether its last execution succeeded: a broken connection must not be asked anything. */
    private boolean sound;

    /** The recorder's own object about this connection. */
    public volatile @Nullable Object attachment;

    ConnectionState(Object connection) {
        super(connection, Known.CONNECTIONS);
    }

    public long number() {
        return number;
    }

    public boolean autoCommit() {
        return autoCommit;
    }

    void autoCommit(boolean on) {
        autoCommit = on;
    }

    /** The open transaction's number, unique in this JVM; 0 when none is open. */
    public long transaction() {
        return transaction;
    }

    /** Opens a transaction if this connection has them and none is open. */
    void beginIfNeeded() {
        if (!autoCommit && transaction == 0) {
            transaction = NUMBERS.incrementAndGet();
        }
    }

    long end() {
        long ended = transaction;
        transaction = 0;
        return ended;
    }

    void reading(int more) {
        reading += more;
    }

    void executed(boolean succeeded) {
        sound = succeeded;
    }

    /** Whether the application has nothing open on it. */
    boolean isIdle() {
        return reading == 0 && sound && transaction == 0;
    }

    /** The {@code java.sql.Connection}, while it is reachable. */
    public @Nullable Object connection() {
        return get();
    }
}
