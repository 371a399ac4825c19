package dev.rowan.analysis.judge;

import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.Binds;
import dev.rowan.analysis.recording.Call;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.ResultRows;
import dev.rowan.analysis.recording.Sink;
import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.recording.UnitStart;
import dev.rowan.analysis.sql.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An application's behaviour as a program of executions, driven through the real recorder with a clock of its own. */
public final class Script {

    /** One microsecond of driver time for each execution, one between them. */
    private static final long TICK = 1_000;

    private final List<Unit> units = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Fetch> fetches = new ArrayList<>();
    private final List<Trial> trials = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();
    private final Recorder recorder;

    private long now = 1_000_000;
    private @Nullable UnitRecorder unit;

    public Script() {
        this(false);
    }

    /** @param keepsValues whether bind values themselves are recorded */
    public Script(boolean keepsValues) {
        recorder = new Recorder(
                new Sink() {
                    @Override
                    public void unit(Unit unit) {
                        units.add(unit);
                    }

                    @Override
                    public void open(Unit unit) {}

                    @Override
                    public void latency(Latency latency) {
                        latencies.add(latency);
                    }

                    @Override
                    public void fetch(Fetch fetch) {
                        fetches.add(fetch);
                    }

                    @Override
                    public void trial(Trial trial) {
                        trials.add(trial);
                    }

                    @Override
                    public void foreignKey(ForeignKey foreignKey) {
                        foreignKeys.add(foreignKey);
                    }

                    @Override
                    public void flush() {}
                },
                "jvm",
                keepsValues);
    }

    /** A path of frames, outermost first: {@code "OwnerController.show:31"}; a class that ends in Test(s) is test code. */
    public static CallPath path(String... frames) {
        List<Frame> path = new ArrayList<>();
        for (String frame : frames) {
            int dot = frame.indexOf('.');
            int colon = frame.indexOf(':');
            String simple = frame.substring(0, dot);
            String method = frame.substring(dot + 1, colon);
            int line = Integer.parseInt(frame.substring(colon + 1));
            boolean test = simple.endsWith("Test") || simple.endsWith("Tests");
            String name = "com.acme." + simple;
            path.add(
                    test
                            ? Frame.ofTest(name, method, simple + ".java", line)
                            : Frame.of(name, method, simple + ".java", line));
        }
        return new CallPath(path);
    }

    public Recorder recorder() {
        return recorder;
    }

    public UnitRecorder current() {
        return unit == null ? begin(UnitKind.REQUEST, "GET /", "com.acme.OwnerTests.lists") : unit;
    }

    public UnitRecorder begin(UnitKind kind, String name, String test) {
        end();
        UnitStart start = UnitStart.of(kind, name);
        if (!test.isEmpty()) {
            start = start.inTest("[test:" + test + "]", test, TestPhase.BODY);
        }
        unit = recorder.begin(start, 0, now);
        return unit;
    }

    /** A test of JUnit 4, which tells no phases. */
    public UnitRecorder beginJUnit4(String test) {
        end();
        UnitStart start = UnitStart.of(UnitKind.TEST, test).inTest("[junit4:" + test + "]", test, TestPhase.BODY);
        unit = recorder.begin(start, 0, now);
        return unit;
    }

    public void end() {
        end(null);
    }

    public void end(@Nullable String incomplete) {
        if (unit != null) {
            unit.end(now, incomplete);
            unit = null;
        }
    }

    public void pause(long nanos) {
        now += nanos;
    }

    public long now() {
        return now;
    }

    /** An execution that is still to be given its particulars. */
    public Run run(String sql, Object... binds) {
        return new Run(sql, binds);
    }

    /** Runs and reads all rows; each row is an array of values. */
    public void query(CallPath path, String sql, Object[] binds, Object[]... rows) {
        new Run(sql, binds).at(path).rows(rows);
    }

    public static Object[] row(Object... values) {
        return values;
    }

    public static Object[] binds(Object... values) {
        return values;
    }

    public final class Run {
        private final Call call;
        private final List<Object[]> batch = new ArrayList<>();
        private final Object[] values;
        private List<Column> columns = List.of();
        private int readColumns = 64;

        Run(String sql, Object... values) {
            this.call = new Call(recorder.sql(sql)).connection(1).transaction(1);
            this.values = values;
        }

        public Run at(String... frames) {
            call.path(path(frames));
            return this;
        }

        public Run at(CallPath path) {
            call.path(path);
            return this;
        }

        public Run via(Via via) {
            call.via(via);
            return this;
        }

        public Run cause(Cause cause) {
            call.cause(cause);
            return this;
        }

        public Run role(Role role) {
            call.role(role);
            return this;
        }

        public Run with(Consumer<Call> change) {
            change.accept(call);
            return this;
        }

        public Run columns(String... names) {
            List<Column> result = new ArrayList<>();
            for (String name : names) {
                int dot = name.indexOf('.');
                result.add(new Column(dot < 0 ? "" : name.substring(0, dot), name.substring(dot + 1)));
            }
            columns = result;
            return this;
        }

        /** Only the first so many columns are read. */
        public Run reading(int columnCount) {
            readColumns = columnCount;
            return this;
        }

        public Run batch(Object[]... entries) {
            call.kind(StatementKind.BATCH);
            batch.addAll(List.of(entries));
            return this;
        }

        /** Runs it without reading anything; the result stays open. */
        public @Nullable ResultRows open() {
            Binds binds = recorder.binds();
            if (batch.isEmpty()) {
                set(binds, values);
            }
            for (Object[] entry : batch) {
                set(binds, entry);
                binds.addBatch();
            }
            now += TICK;
            ResultRows rows = current().executed(call.binds(binds).timed(now, TICK));
            now += TICK;
            if (rows != null && !columns.isEmpty()) {
                rows.columns(columns);
            }
            return rows;
        }

        private static void set(Binds binds, Object[] values) {
            for (int i = 0; i < values.length; i++) {
                binds.set(i + 1, values[i]);
            }
        }

        public void rows(Object[]... rows) {
            ResultRows result = open();
            if (result != null) {
                for (Object[] row : rows) {
                    read(result, row);
                }
                result.close(true);
            }
        }

        private void read(ResultRows result, Object[] row) {
            result.row();
            for (int i = 0; i < Math.min(readColumns, row.length); i++) {
                result.read(i + 1, row[i]);
            }
        }

        /** Runs an update of so many rows. */
        public void affecting(long count) {
            call.affected(count);
            open();
        }
    }

    public void commit() {
        current().transactionEnded(1, Transaction.Outcome.COMMITTED, now, CallPath.NONE);
    }

    /** Everything recorded so far. */
    public Recording recording() {
        end();
        recorder.flush();
        return new Recording(List.of(), units, foreignKeys, latencies, fetches, trials, List.of());
    }

    /** What the rules make of it. */
    public List<Finding> findings() {
        return new Analyzer()
                .analyze(recording(), Suppressions.none(), Options.defaults())
                .findings();
    }

    /** The findings of one rule. */
    public List<Finding> findings(String rule) {
        return findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    public Unit onlyUnit() {
        end();
        if (units.size() != 1) {
            throw new IllegalStateException("there are " + units.size() + " units, not one");
        }
        return units.get(0);
    }
}
