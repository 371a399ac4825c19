package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.Fingerprinter;
import dev.rowan.analysis.sql.SqlDialect;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.SqlText;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Turns the raw events of one JVM into units, latencies and fetches, and gives them to a sink. Thread-safe.
 *
 * <p>It knows no JDBC, no file and no clock: whoever captures calls it.
 */
public final class Recorder {

    /** Latencies held before they go to the sink; at some 8 kB each, 4 MiB. */
    private static final int MOST_LATENCIES = 512;

    /** Different loads that are counted; an application has a few for each of its queries. */
    private static final int MOST_FETCHES = 10_000;

    private final Sink sink;
    private final String jvm;
    private final ValueHash hash;
    private final boolean keepsValues;
    private final Fingerprinter standard = new Fingerprinter(SqlDialect.STANDARD);
    private final Fingerprinter mysql = new Fingerprinter(SqlDialect.MYSQL);
    private final AtomicLong units = new AtomicLong();
    private final Set<UnitRecorder> open = ConcurrentHashMap.newKeySet();
    private final LongAdder statements = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Map<SqlStatement, Timing> timings = new ConcurrentHashMap<>();
    private final Set<String> executedBefore = ConcurrentHashMap.newKeySet();
    private final Map<FetchKey, FetchCount> fetches = new ConcurrentHashMap<>();
    private final Set<ForeignKey> foreignKeys = ConcurrentHashMap.newKeySet();

    private record FetchKey(String association, Fetch.Kind kind, CallPath path, String fingerprint) {}

    /** What came in since the last flush. It stays for the whole run: a look may come long after the load. */
    private static final class FetchCount {
        private volatile String test = "";
        private final LongAdder loaded = new LongAdder();
        private final LongAdder read = new LongAdder();
        private final LongAdder rows = new LongAdder();

        void loaded(String inTest, long holders, long moreRows) {
            test = test.isEmpty() ? inTest : test;
            loaded.add(holders);
            rows.add(moreRows);
        }

        Fetch since(FetchKey key) {
            return new Fetch(
                    key.association(),
                    key.kind(),
                    key.path(),
                    key.fingerprint(),
                    test,
                    loaded.sumThenReset(),
                    read.sumThenReset(),
                    rows.sumThenReset());
        }
    }

    /** A recorder of the JVM that a writer writes for. */
    public Recorder(RecordingWriter writer) {
        this(writer, writer.jvm().id());
    }

    /** A recorder into any sink; its units name the JVM. */
    public Recorder(Sink sink, String jvm) {
        this(sink, jvm, false);
    }

    /**
     * A recorder into any sink that may keep values.
     *
     * @param keepsValues whether bind values themselves are recorded, as short texts: they may be anybody's secrets
     */
    public Recorder(Sink sink, String jvm, boolean keepsValues) {
        this.keepsValues = keepsValues;
        this.sink = sink;
        this.jvm = jvm;
        this.hash = new ValueHash(new SplittableRandom().nextLong());
    }

    /** The structure of a text; read once, then cached. */
    public SqlText sql(String text) {
        return standard.read(text);
    }

    /** The structure of a text of a database with quotes of its own kind. */
    public SqlText sql(String text, SqlDialect dialect) {
        return (dialect == SqlDialect.MYSQL ? mysql : standard).read(text);
    }

    /** The values of a statement about to be prepared. */
    public Binds binds() {
        return new Binds(hash, keepsValues);
    }

    /** The values of a statement about to be prepared, with room for as many as its text has. */
    public Binds binds(SqlText text) {
        return new Binds(hash, keepsValues, text.values());
    }

    /** A unit of work begins. */
    public UnitRecorder begin(UnitStart start, long currentTimeMillis, long nanoTime) {
        UnitRecorder unit =
                new UnitRecorder(this, Long.toString(units.incrementAndGet()), start, currentTimeMillis, nanoTime);
        open.add(unit);
        return unit;
    }

    /** The database's metadata has a foreign key. */
    public void foreignKey(Column from, Column to) {
        ForeignKey key = new ForeignKey(from, to);
        if (foreignKeys.add(key)) {
            sink.foreignKey(key);
        }
    }

    /**
     * An association was loaded along with its parents.
     *
     * @param test the running test's name, or ""
     * @param holders parents whose holder was filled
     * @param rows rows that came with it
     * @return to be run once for each of the holders that something looks at, whenever that is
     */
    public Runnable fetched(
            String association,
            Fetch.Kind kind,
            CallPath path,
            String fingerprint,
            String test,
            long holders,
            long rows) {
        FetchKey key = new FetchKey(association, kind, path, fingerprint);
        FetchCount known = fetches.get(key);
        if (known == null && fetches.size() >= MOST_FETCHES) {
            // Not counted at all: counted without its looks it would seem unused.
            return () -> {};
        }
        FetchCount count = known == null ? fetches.computeIfAbsent(key, missing -> new FetchCount()) : known;
        count.loaded(test, holders, rows);
        return count.read::increment;
    }

    /** Something may have read all that was fetched so far, where nobody could see it. */
    public void fetchesMayBeRead() {
        fetches.values().forEach(count -> count.read.increment());
    }

    /** A fix was tried. */
    public void trial(Trial trial) {
        sink.trial(trial);
    }

    /** Executions taken in. */
    public long statements() {
        return statements.sum();
    }

    /** An execution is lost: the unit that it came for had ended, and no other takes it. */
    public void drop() {
        dropped.increment();
    }

    /** Executions that are lost. */
    public long dropped() {
        return dropped.sum();
    }

    /** Latencies and fetches go to the sink, and from there to their place: to be called each second, and at the end. */
    public void flush() {
        flushLatencies();
        fetches.forEach((key, count) -> {
            Fetch since = count.since(key);
            if (since.loaded() > 0 || since.read() > 0) {
                sink.fetch(since);
            }
        });
        sink.flush();
    }

    /**
     * The units that have not ended go to the sink as they stand, if anything happened in them since the last time: to be
     * called each second, so that a JVM that is killed leaves them behind.
     */
    public void open(long nanoTime) {
        open.forEach(unit -> unit.stands(nanoTime));
    }

    private void flushLatencies() {
        for (SqlStatement statement : Set.copyOf(timings.keySet())) {
            Timing timing = timings.remove(statement);
            if (timing != null) {
                sink.latency(timing.latency());
            }
        }
    }

    // --- for units ---

    String jvm() {
        return jvm;
    }

    ValueHash hash() {
        return hash;
    }

    private Timing timing(SqlStatement statement) {
        Timing known = timings.get(statement);
        if (known != null) {
            return known;
        }
        if (timings.size() >= MOST_LATENCIES) {
            flushLatencies();
        }
        return timings.computeIfAbsent(statement, any -> new Timing(any, executedBefore.add(any.fingerprint())));
    }

    /**
     * A statement took so long.
     *
     * @param last what took a time in last: in a loop it is the same statement's, and need not be looked up
     * @return what took this one in
     */
    @Nullable
    Timing timed(SqlStatement statement, long nanos, boolean failed, @Nullable Timing last) {
        statements.increment();
        if (failed) {
            return last;
        }
        Timing open = last != null && last.statement.equals(statement) ? last : timing(statement);
        while (!open.took(nanos)) {
            // It went to the sink meanwhile; the next one is open.
            open = timing(statement);
        }
        return open;
    }

    void stands(Unit unit) {
        sink.open(unit);
    }

    void ended(UnitRecorder recorder, Unit unit) {
        open.remove(recorder);
        sink.unit(unit);
    }
}
