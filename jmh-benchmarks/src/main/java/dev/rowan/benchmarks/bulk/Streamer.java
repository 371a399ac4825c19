package dev.rowan.benchmarks.bulk;

/** A way to write rows as they come, a part of them held at a time; each call one transaction. Not thread-safe. */
interface Streamer extends AutoCloseable {
    /** Inserts the rows; how many they were. */
    long insertFrom(Iterable<Line> lines) throws Exception;

    /** As {@link Writer#update}, without holding the rows. */
    long updateFrom(Iterable<Line> lines, int turn) throws Exception;

    @Override
    void close() throws java.sql.SQLException;
}
