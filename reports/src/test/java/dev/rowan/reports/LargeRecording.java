package dev.rowan.reports;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Driver;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Binds;
import dev.rowan.analysis.recording.Call;
import dev.rowan.analysis.recording.Recorder;
import dev.rowan.analysis.recording.RecordingWriter;
import dev.rowan.analysis.recording.ResultRows;
import dev.rowan.analysis.recording.UnitRecorder;
import dev.rowan.analysis.recording.UnitStart;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.SqlText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The recording of a large service's test suite, written by the recorder itself: what 50 forks leave behind.
 *
 * <p>A test prepares ten rows, then works on an area of the service: half of its statements are lookups of one row from
 * places of their own, a list is read, and in every fifth test its children are read one by one. So most steps are no
 * finding, as in a real suite.
 */
public final class LargeRecording {

    private static final int EXECUTIONS_OF_A_TEST = 100;
    private static final int PREPARED = 10;

    /** The agent writes times each second. */
    private static final int TESTS_IN_A_SECOND = 10;

    private static final int AREAS = 100;
    private static final int COLUMNS = 8;
    private static final long MICRO = 1_000;

    /** The statements of an area by their number: a list, its children, then lookups and updates, then inserts. */
    private static final int LOOKUPS_FROM = 2;

    private static final int LOOKUPS = 38;
    private static final int INSERTS_FROM = LOOKUPS_FROM + LOOKUPS;

    /** Different statements, when every area was worked on: its inserts are as many as a test prepares rows. */
    public static final int STATEMENTS = AREAS * (INSERTS_FROM + PREPARED);

    private static final int CHILDREN = 12;

    private final Path folder;
    private final int fork;
    private final Random random;
    private long clock = 1_000_000_000L;
    private long wall = 1_780_000_000_000L;
    private long transaction;

    private LargeRecording(Path folder, int fork) {
        this.folder = folder;
        this.fork = fork;
        this.random = new Random(fork);
    }

    /** Writes so many executions, in so many files, into a folder. */
    public static void write(Path folder, int executions, int forks) throws IOException {
        for (int fork = 0; fork < forks; fork++) {
            new LargeRecording(folder, fork).write(executions / forks / EXECUTIONS_OF_A_TEST);
        }
    }

    private void write(int tests) throws IOException {
        Jvm jvm = new Jvm(
                String.format("%06x", 0xa00000 + fork),
                "ci",
                4_000 + fork,
                wall,
                "17.0.19",
                "Linux 6.1",
                "0.1.0",
                Health.starting(),
                false);
        RecordingWriter writer = RecordingWriter.create(folder, jvm);
        Recorder recorder = new Recorder(writer);
        for (int test = 0; test < tests; test++) {
            test(recorder, fork * tests + test);
            if (test % TESTS_IN_A_SECOND == 0) {
                recorder.flush();
            }
        }
        writer.close(new Health(
                Health.State.CAPTURING,
                "",
                List.of(new Driver("PostgreSQL JDBC Driver", "42.7.14", "PostgreSQL", "18.6", recorder.statements())),
                120,
                recorder.statements(),
                Map.of(),
                0,
                0));
    }

    private void test(Recorder recorder, int number) {
        int area = number % AREAS;
        String type = "com.acme.area" + area + ".Suite" + number / 40 + "Tests";
        String id = "[engine:junit-jupiter]/[class:" + type + "]/[method:case" + number + "()]";
        String name = type + ".case" + number;
        Frame body = Frame.ofTest(type, "case" + number, type.substring(type.lastIndexOf('.') + 1) + ".java", 40);

        UnitRecorder prepare = begin(recorder, id, name, TestPhase.SETUP);
        for (int i = 0; i < PREPARED; i++) {
            SqlText insert = recorder.sql(insert(area, INSERTS_FROM + i));
            Binds binds = recorder.binds();
            binds.set(1, random.nextInt(1_000_000));
            binds.set(2, "name" + random.nextInt());
            prepare.executed(call(insert, CallPath.of(body))
                    .role(Role.FIXTURE)
                    .kind(StatementKind.UPDATE)
                    .binds(binds)
                    .affected(1));
        }
        end(prepare);

        UnitRecorder unit = begin(recorder, id, name, TestPhase.BODY);
        boolean oneByOne = number / AREAS % 5 == 0;
        int left = EXECUTIONS_OF_A_TEST - PREPARED;
        list(recorder, unit, area, body, oneByOne);
        left -= oneByOne ? 1 + CHILDREN : 1;
        for (int i = 0; left > 0; i++) {
            int statement = LOOKUPS_FROM + (number * 7 + i) % LOOKUPS;
            // A lookup runs once or twice from its place: a service that is asked again.
            for (int times = 1 + statement % 2; times > 0 && left > 0; times--, left--) {
                lookup(recorder, unit, area, statement, body);
            }
        }
        end(unit);
    }

    private UnitRecorder begin(Recorder recorder, String id, String name, TestPhase phase) {
        wall++;
        transaction++;
        return recorder.begin(UnitStart.of(UnitKind.TEST, "").inTest(id, name, phase), wall, clock);
    }

    private void end(UnitRecorder unit) {
        unit.transactionEnded(transaction, Transaction.Outcome.COMMITTED, clock, CallPath.NONE);
        unit.end(clock, null);
        wall += 20;
    }

    private void list(Recorder recorder, UnitRecorder unit, int area, Frame body, boolean oneByOne) {
        SqlText list = recorder.sql(select(area, 0) + " where t.tenant_id = ? order by t.created_at desc limit 50");
        Binds binds = recorder.binds();
        binds.set(1, 42L);
        ResultRows rows = unit.executed(call(list, path(body, area, "list", 31)).binds(binds));
        long first = random.nextInt(1_000_000);
        SqlText child =
                recorder.sql(select(area, 1).replace("from t", "from children_of_t") + " where t.parent_id = ?");
        for (int i = 0; i < CHILDREN; i++) {
            read(rows, area, 0, first + i * 3L);
            if (oneByOne) {
                Binds key = recorder.binds();
                key.set(1, first + i * 3L);
                ResultRows children = unit.executed(
                        call(child, path(body, area, "render", 58)).binds(key));
                read(children, area, 1, random.nextInt(1_000_000));
                close(children);
            }
        }
        close(rows);
    }

    private void lookup(Recorder recorder, UnitRecorder unit, int area, int statement, Frame body) {
        CallPath path = path(body, area, "step" + statement, 60 + statement);
        Binds binds = recorder.binds();
        binds.set(1, random.nextInt(1_000_000));
        if (statement % 6 == 0) {
            SqlText update = recorder.sql(
                    "update t" + area + "_" + statement + " set name = ?, updated_at = ? where id = ? and version = ?");
            binds.set(2, "now");
            unit.executed(
                    call(update, path).kind(StatementKind.UPDATE).binds(binds).affected(1));
            return;
        }
        SqlText select = recorder.sql(select(area, statement) + " join kinds k on k.id = t.kind_id where t.id = ?");
        ResultRows rows = unit.executed(call(select, path).binds(binds));
        read(rows, area, statement, random.nextInt(1_000_000));
        close(rows);
    }

    private void read(@org.jspecify.annotations.Nullable ResultRows rows, int area, int statement, long key) {
        if (rows == null) {
            return;
        }
        rows.columns(columns(area, statement));
        rows.row();
        rows.read(1, key);
        for (int column = 2; column <= COLUMNS; column++) {
            rows.read(column, "text " + key % 100);
        }
    }

    private static void close(@org.jspecify.annotations.Nullable ResultRows rows) {
        if (rows != null) {
            rows.close(true);
        }
    }

    private Call call(SqlText sql, CallPath path) {
        long took = (60 + random.nextInt(600)) * MICRO;
        clock += took + 40 * MICRO;
        return new Call(sql).path(path).connection(1).transaction(transaction).timed(clock - took, took);
    }

    private static CallPath path(Frame body, int area, String method, int line) {
        String place = "com.acme.area" + area + ".";
        return CallPath.of(
                body,
                Frame.of(place + "Controller", "show", "Controller.java", 22),
                Frame.of(place + "Service", method, "Service.java", line),
                Frame.of(place + "Repository", "find", "Repository.java", line + 100));
    }

    private static String table(int area, int statement) {
        return "t" + area + "_" + statement;
    }

    private static String select(int area, int statement) {
        return "select t.id, t.name, t.city, t.street, t.phone, t.email, t.notes, t.created_at from "
                + table(area, statement) + " t";
    }

    private static String insert(int area, int statement) {
        return "insert into " + table(area, statement) + " (id, name, city, street) values (?, ?, 'here', 'there')";
    }

    private static List<Column> columns(int area, int statement) {
        String table = table(area, statement);
        return List.of(
                new Column(table, "id"),
                new Column(table, "name"),
                new Column(table, "city"),
                new Column(table, "street"),
                new Column(table, "phone"),
                new Column(table, "email"),
                new Column(table, "notes"),
                new Column(table, "created_at"));
    }
}
