package dev.rowan.agent.record;

import dev.rowan.agent.boot.BindValues;
import dev.rowan.agent.boot.ConnectionState;
import dev.rowan.agent.boot.Execution;
import dev.rowan.agent.boot.RowValues;
import dev.rowan.agent.boot.Sink;
import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Binds;
import dev.rowan.analysis.recording.Call;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.sql.SqlDialect;
import dev.rowan.analysis.sql.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Gives each execution its unit, its call site and its cause, and hands it to {@code analysis}. Thread-safe. */
public final class JvmRecorder implements Sink {
    /** Threads of a database server inside this JVM: the client's side is seen, and is the application's. */
    private static final String DERBY_SERVER = "org.apache.derby.impl.drda.DRDAConnThread";

    /** Marks an execution whose text is not known: its preparation was not seen, or it was closed since. */
    private static final Object UNKNOWN = new Object();

    /** Each fails only where a unit ends in that very moment. */
    private static final int MOST_TRIES = 3;

    private final Recorder recorder;
    private final CallSites callSites;
    private final Scopes scopes;
    private final Databases databases;
    private final ResultColumns columns = new ResultColumns();
    private final Blocks blocks;
    private final Moments moments;
    private final CachesOff cachesOff = new CachesOff();
    private final LongAdder unknown = new LongAdder();

    JvmRecorder(Recorder recorder, Scopes scopes, Blocks blocks, CallSites callSites, Wanted wanted) {
        this.recorder = recorder;
        this.databases = new Databases(wanted.foreignKeys() ? recorder::foreignKey : null);
        this.scopes = scopes;
        this.blocks = blocks;
        this.callSites = callSites;
        this.moments = new Moments(
                scopes,
                callSites,
                new Fetches(
                        recorder,
                        () -> callSites.here(ThreadState.current(), null, null).path(),
                        thread -> {
                            Work work = scopes.around(thread);
                            return work == null || work.test == null ? "" : work.test.name;
                        }),
                wanted.trials() ? new Rehearsals(recorder) : null);
    }

    /** Executions that succeeded, of statements whose text is not known. */
    long unknown() {
        return unknown.sum();
    }

    Databases databases() {
        return databases;
    }

    // -- statements

    @Override
    public BindValues prepared(ConnectionState connection, String sql, ThreadState thread) {
        SqlText text = text(connection, sql);
        if (thread.binds instanceof Prepared last && last.begin(this, text)) {
            return last;
        }
        Prepared made = new Prepared(this, text, recorder.binds(text));
        thread.binds = made;
        return made;
    }

    private SqlText text(@Nullable ConnectionState connection, String sql) {
        SqlDialect dialect = connection == null ? SqlDialect.STANDARD : databases.of(connection).driver.dialect;
        return recorder.sql(sql, dialect);
    }

    @Override
    public void executing(Execution execution, ThreadState thread) {
        if (isServers(execution)) {
            return;
        }
        String sql = execution.sql();
        if (sql == null) {
            execution.attachment = UNKNOWN;
            return;
        }
        SqlText text = execution.binds() instanceof Prepared prepared && execution.isPrepared()
                ? prepared.text()
                : text(execution.connection(), sql);
        Work work = scopes.of(thread);
        // Here and not in a method of its own: that would be one more frame of each stack.
        Work transaction = work.transaction(isInOne(execution));
        Doing doing = thread.cause instanceof Doing current ? current : null;
        CallSite site = transaction == null && mayBeginUnit(execution, work)
                ? callSites.here(thread, text.statement(), doing)
                : callSites.here(
                        thread,
                        transaction == null ? work.sites : transaction.sites,
                        work.phase(),
                        text.statement(),
                        doing);
        UnitRecorder unit = unit(execution, work, site);
        if (unit == null) {
            return;
        }
        boolean configured = work.test != null && cachesOff.hide(doing);
        Running running = new Running(text, unit, site, doing, configured, thread.pagedInMemory);
        execution.attachment = running;
        if (doing != null) {
            doing.ran = running;
            running.transaction =
                    execution.connection() == null ? 0 : execution.connection().transaction();
        }
        thread.pagedInMemory = false;
    }

    /** A database server in this JVM: what it is asked for was counted on the client's side. */
    private boolean isServers(Execution execution) {
        ConnectionState connection = execution.connection();
        return Thread.currentThread().getClass().getName().equals(DERBY_SERVER)
                || (connection != null && databases.of(connection).isServersOwn);
    }

    private @Nullable UnitRecorder unit(Execution execution, Work work, CallSite site) {
        Work transaction = work.transaction(isInOne(execution));
        if (transaction == null && mayBeginUnit(execution, work) && site.transactional()) {
            transaction = scopes.beginTransaction(work, name(site));
            transaction.number =
                    execution.connection() == null ? 0 : execution.connection().transaction();
        }
        UnitRecorder unit = transaction == null ? null : transaction.unit();
        return unit == null ? work.unit() : unit;
    }

    private static boolean isInOne(Execution execution) {
        ConnectionState connection = execution.connection();
        return connection != null && connection.transaction() != 0;
    }

    /** A transaction inside a request is the request's; one that code below the application's began is its caller's. */
    private static boolean mayBeginUnit(Execution execution, Work work) {
        return isInOne(execution) && (work.kind == UnitKind.TEST || work.kind == UnitKind.THREAD);
    }

    private static String name(CallSite site) {
        for (Frame frame : site.path().frames()) {
            if (!frame.isTest()) {
                return frame.simpleClass() + "." + frame.method();
            }
        }
        return "";
    }

    @Override
    public void executed(Execution execution, ThreadState thread) {
        if (!(execution.attachment instanceof Running running)) {
            if (execution.attachment == UNKNOWN && execution.error() == null) {
                unknown.increment();
            }
            return;
        }
        Binds binds = execution.binds() instanceof Prepared prepared && execution.isPrepared() ? prepared.binds : null;
        CallSite site = running.site;
        Call call = call(running.text, thread)
                .next(running.text, binds, site.path(), site.via(), site.roles(), running.cause)
                .timed(execution.started(), execution.nanos())
                .affected(Math.max(0, execution.rows()))
                .failed(execution.error() != null);
        if (execution.batchSize() >= 0) {
            call.kind(StatementKind.BATCH).batch(execution.batchSize());
        } else if (execution.query()) {
            call.kind(StatementKind.QUERY);
        }
        connect(call, execution.connection());
        if (running.pagedInMemory) {
            call.role(Role.PAGED_IN_MEMORY);
        }
        if (running.configured) {
            call.role(Role.TEST_CONFIGURATION);
        }
        if (running.fixture) {
            call.role(Role.FIXTURE);
        }
        running.rows = running.unit.executed(call);
        if (call.wasRefused()) {
            late(running, call, thread);
        }
        if (running.rows == null && execution.rows() < 0) {
            running.uncounted = call;
            thread.call = null;
        }
        if (!running.text.statement().equals(thread.executed)) {
            thread.executed = running.text.statement();
        }
    }

    /** The test that a statement began in has ended while it ran: it belongs to whatever its thread does now. */
    private void late(Running running, Call call, ThreadState thread) {
        for (int tries = 0; tries < MOST_TRIES && call.wasRefused(); tries++) {
            UnitRecorder unit = scopes.of(thread).unit();
            if (unit != null) {
                running.unit = unit;
                running.rows = unit.executed(call);
            }
        }
        if (call.wasRefused()) {
            recorder.drop();
        }
    }

    /** The thread's own, which each of its executions is described in. */
    private static Call call(SqlText text, ThreadState thread) {
        if (thread.call instanceof Call known) {
            return known;
        }
        Call made = new Call(text);
        thread.call = made;
        return made;
    }

    private void connect(Call call, @Nullable ConnectionState connection) {
        if (connection != null) {
            call.connection(connection.number());
            call.transaction(connection.transaction() == 0 ? -1 : connection.transaction());
            Databases.Connected connected = databases.of(connection);
            connected.driver.counted();
            if (!call.hasFailed() && connected.keys != null) {
                connected.keys.used(call.statement());
            }
        }
    }

    @Override
    public @Nullable RowValues opened(Execution execution, Object resultSet) {
        if (!(execution.attachment instanceof Running running)
                || running.rows == null
                || !(resultSet instanceof ResultSet open)) {
            return null;
        }
        ResultColumns.Known known = columns.of(running.text.statement(), open);
        if (known.columns().isPresent()) {
            running.rows.columns(known.columns().get());
        }
        return running.reading(known);
    }

    @Override
    public void finished(Execution execution) {
        if (!(execution.attachment instanceof Running running)) {
            return;
        }
        if (running.rows != null) {
            running.close(false, 0);
        } else if (running.uncounted != null && execution.rows() > 0) {
            running.unit.affected(running.uncounted, execution.rows());
        }
    }

    @Override
    public void generatedKeys(Execution execution, Object resultSet) {
        // Reading them sends nothing that is the application's doing.
    }

    // -- transactions

    @Override
    public void transactionEnded(ConnectionState connection, long transaction, boolean committed) {
        ThreadState thread = ThreadState.current();
        Work work = scopes.of(thread);
        Work own = work.transactionOf(transaction);
        Work around = own == null ? work.transaction(true) : own;
        UnitRecorder unit = around == null ? work.unit() : around.unit();
        if (unit != null) {
            unit.transactionEnded(
                    transaction,
                    committed ? Transaction.Outcome.COMMITTED : Transaction.Outcome.ROLLED_BACK,
                    System.nanoTime(),
                    callSites.here(thread, null, null).path());
        }
        if (own != null) {
            scopes.endTransaction(work, own);
        }
    }

    @Override
    public void idle(ConnectionState connection) {
        ForeignKeys keys = databases.of(connection).keys;
        if (keys != null && connection.connection() instanceof Connection idle) {
            keys.ask(idle);
        }
    }

    @Override
    public void closed(ConnectionState connection) {
        databases.closed(connection);
    }

    // -- frameworks

    @Override
    public @Nullable Object begin(int moment, @Nullable Object first, @Nullable Object second, ThreadState thread) {
        return moments.begin(moment, first, second, thread);
    }

    @Override
    public void end(int moment, Object token, @Nullable Object last, ThreadState thread) {
        moments.end(moment, token, thread);
    }

    // -- for tests inside this JVM

    @Override
    public long open(String name) {
        return blocks.open(name, ThreadState.current());
    }

    @Override
    public byte[] close(long handle) {
        return blocks.close(handle, ThreadState.current());
    }
}
