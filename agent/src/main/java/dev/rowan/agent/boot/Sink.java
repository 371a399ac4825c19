package dev.rowan.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * Where the probes report to: the recorder, which is loaded apart from the application.
 *
 * <p>Called on the application's threads, with JDBC hidden from the probes meanwhile. What it throws
 * is counted and goes no further.
 */
public interface Sink {
    /** A statement was prepared; its values go to what this returns. */
    BindValues prepared(ConnectionState connection, String sql, ThreadState thread);

    /** A statement is about to be executed; the call stack is the application's. */
    void executing(Execution execution, ThreadState thread);

    /** The driver has returned, or thrown. */
    void executed(Execution execution, ThreadState thread);

    /** All rows were read, or the result set or statement was closed: the count is final. */
    void finished(Execution execution);

    /**
     * A result set was given for an execution; its metadata may be asked.
     *
     * @return what its rows are to be told to, or {@code null} if nobody wants them
     */
    @Nullable
    RowValues opened(Execution execution, Object resultSet);

    void transactionEnded(ConnectionState connection, long transaction, boolean committed);

    /**
     * The application has just ended what it did with a connection: nothing is open on it, no transaction either. What is
     * asked of it now disturbs nobody, if it leaves no transaction behind.
     */
    void idle(ConnectionState connection);

    /** A connection was closed by whoever owns it. */
    void closed(ConnectionState connection);

    /** A result set's rows are keys the database made up: reading them is no query. */
    void generatedKeys(Execution execution, Object resultSet);

    /**
     * A framework has entered something; see {@link Moment}.
     *
     * @return what {@link #end} is to be given, or {@code null} if it need not be called
     */
    @Nullable
    Object begin(int moment, @Nullable Object first, @Nullable Object second, ThreadState thread);

    /** A framework has left what it entered. */
    void end(int moment, Object token, @Nullable Object last, ThreadState thread);

    /** Everything that this thread runs from now on is a unit of its own; see {@link Attached}. */
    long open(String name);

    /** Ends such a unit, and gives it as a recording. */
    byte[] close(long handle);
}
