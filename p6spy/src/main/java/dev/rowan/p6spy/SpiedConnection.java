package dev.rowan.p6spy;

import com.p6spy.engine.common.ConnectionInformation;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** What is known of one connection as P6Spy gave it out. Like the connection, it is used by one thread at a time. */
final class SpiedConnection {
    private static final AtomicLong NUMBERS = new AtomicLong();

    final long number = NUMBERS.incrementAndGet();
    final SpiedDatabases.Database database;
    private volatile long transaction;

    SpiedConnection(ConnectionInformation connection, SpiedDatabases databases) {
        database = databases.of(connection.getConnection());
    }

    /** The open transaction's number, which begins now if need be; 0 under auto-commit. Drivers know it by heart. */
    long transaction(ConnectionInformation connection) throws SQLException {
        if (connection.getConnection().getAutoCommit()) {
            return 0;
        }
        if (transaction == 0) {
            transaction = NUMBERS.incrementAndGet();
        }
        return transaction;
    }

    /** Its transaction is over; gives the number, or 0 where none was open. */
    long end() {
        long ended = transaction;
        transaction = 0;
        return ended;
    }
}
