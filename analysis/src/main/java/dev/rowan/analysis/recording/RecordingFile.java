package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recording.Problem;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.SqlStatement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** One file while it is read. What is named in it is shared with the other files through a {@link Pool}. */
final class RecordingFile implements UnitDecoder.Names {

    /** Bytes of the checksum behind each record. */
    private static final int CHECKSUM = 4;

    private final String source;
    private final byte[] bytes;
    private final Pool pool;
    private final List<String> texts = new ArrayList<>();
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private final List<CallPath> paths = new ArrayList<>();
    private final Map<Integer, UnitDecoder.Columns> columns = new HashMap<>();
    private int lastTable = -1;
    private Map<String, Column> lastColumns = Map.of();

    final List<Unit> units = new ArrayList<>();
    /** Units that had not ended, by id: of each the last that was written. */
    private final Map<String, Unit> open = new LinkedHashMap<>();

    final List<LatencyRecord> latencies = new ArrayList<>();
    final List<Fetch> fetches = new ArrayList<>();
    final List<Trial> trials = new ArrayList<>();
    final List<ForeignKey> foreignKeys = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();

    @Nullable
    Jvm jvm;

    private boolean ended;

    RecordingFile(String source, byte[] bytes, Pool pool) {
        this.source = source;
        this.bytes = bytes;
        this.pool = pool;
    }

    void read() {
        int magic = Format.MAGIC.length;
        if (bytes.length < magic || !Arrays.equals(bytes, 0, magic, Format.MAGIC, 0, magic)) {
            problem(Problem.Kind.UNREADABLE, bytes.length == 0 ? "is empty" : "is not a recording of Rowan");
            return;
        }
        Input in = new Input(bytes, magic, bytes.length);
        int good = magic;
        try {
            long version = in.number();
            if (version != Format.VERSION) {
                problem(
                        version > Format.VERSION ? Problem.Kind.TOO_NEW : Problem.Kind.UNREADABLE,
                        "has format " + version + ", this Rowan reads " + Format.VERSION
                                + ": report with the version that recorded it");
                return;
            }
            good = in.position();
            while (in.hasMore()) {
                record(in);
                good = in.position();
            }
        } catch (Input.Damaged e) {
            problem(
                    Problem.Kind.DAMAGED,
                    e.getMessage() + ", at byte " + good + " of " + bytes.length + ": the last " + (bytes.length - good)
                            + " bytes were not read, everything before them was");
        }
        units.addAll(open.values());
        if (!ended) {
            problem(
                    Problem.Kind.UNFINISHED,
                    "has no end: its JVM was killed or is running still, and its last second may be missing");
        }
        if (jvm != null) {
            jvm = jvm.with(jvm.health(), ended);
        }
    }

    /**
     * The foreign keys alone, found from record to record without looking into what cannot name one. Damage is no matter
     * here: who reads the file tells it.
     */
    List<ForeignKey> onlyForeignKeys() {
        int magic = Format.MAGIC.length;
        if (bytes.length < magic || !Arrays.equals(bytes, 0, magic, Format.MAGIC, 0, magic)) {
            return foreignKeys;
        }
        List<Input> names = new ArrayList<>();
        List<Input> keys = new ArrayList<>();
        try {
            Input in = new Input(bytes, magic, bytes.length);
            if (in.number() != Format.VERSION) {
                return foreignKeys;
            }
            while (in.hasMore()) {
                int start = in.position();
                int type = in.octet();
                int length = in.integer();
                if (type == Format.STRING || type == Format.FOREIGN_KEY) {
                    Input payload = in.part(length);
                    check(in, start);
                    (type == Format.STRING ? names : keys).add(payload);
                } else {
                    in.skip(length);
                    in.skip(CHECKSUM);
                }
            }
        } catch (Input.Damaged e) {
            // What came before the damage counts.
        }
        try {
            if (!keys.isEmpty()) {
                names.forEach(name -> texts.add(pool.text(name.text())));
                keys.forEach(key -> payload(Format.FOREIGN_KEY, key));
            }
        } catch (Input.Damaged e) {
            // A name that is missing; the keys before it count.
        }
        return foreignKeys;
    }

    private void problem(Problem.Kind kind, String message) {
        problems.add(new Problem(source, kind, source + " " + message));
    }

    private void record(Input in) {
        int start = in.position();
        int type = in.octet();
        int length = in.integer();
        Input payload = in.part(length);
        check(in, start);
        payload(type, payload);
    }

    /** Compares the record from {@code start} with the checksum behind it. */
    private void check(Input in, int start) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, start, in.position() - start);
        int expected = (int) crc.getValue();
        int found = 0;
        for (int i = 0; i < CHECKSUM; i++) {
            found = found << 8 | in.octet();
        }
        if (expected != found) {
            throw new Input.Damaged(
                    "has a record whose checksum does not fit (type " + bytes[start] + ", from byte " + start + ")");
        }
    }

    private void payload(int type, Input in) {
        UnitDecoder decoder = new UnitDecoder(in, this);
        switch (type) {
            case Format.HEADER ->
                jvm = new Jvm(
                        in.text(),
                        in.text(),
                        in.number(),
                        in.number(),
                        in.text(),
                        in.text(),
                        in.text(),
                        Health.starting(),
                        false);
            case Format.STRING -> texts.add(pool.text(in.text()));
            case Format.STATEMENT -> statements.add(pool.statement(in.text()));
            case Format.FRAME ->
                frames.add(pool.frame(new Frame(
                        decoder.text(),
                        decoder.text(),
                        decoder.text(),
                        in.integer(),
                        decoder.constant(Frame.Origin.class),
                        decoder.constant(Frame.Loop.class))));
            case Format.PATH -> paths.add(readPath(in));
            case Format.UNIT -> {
                Unit unit = decoder.unit(jvmId());
                open.remove(unit.id());
                units.add(unit);
            }
            case Format.OPEN_UNIT -> {
                Unit unit = decoder.unit(jvmId());
                open.put(unit.id(), unit);
            }
            case Format.LATENCY -> latencies.add(latency(in));
            case Format.FETCH ->
                fetches.add(new Fetch(
                        decoder.text(),
                        decoder.constant(Fetch.Kind.class),
                        decoder.path(),
                        decoder.text(),
                        decoder.text(),
                        in.number(),
                        in.number(),
                        in.number()));
            case Format.TRIAL ->
                trials.add(new Trial(
                        decoder.text(),
                        decoder.text(),
                        decoder.text(),
                        decoder.path(),
                        decoder.constant(Trial.Plan.class),
                        decoder.constant(Trial.Outcome.class),
                        decoder.text(),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.number()));
            case Format.FOREIGN_KEY -> foreignKeys.add(new ForeignKey(decoder.column(), decoder.column()));
            case Format.HEALTH -> {
                if (jvm != null) {
                    jvm = jvm.with(decoder.health(), false);
                }
            }
            case Format.END -> ended = true;
            default -> {
                // A type that a later writer of the same version added: its frame says how long it is.
            }
        }
    }

    private String jvmId() {
        return jvm == null ? "" : jvm.id();
    }

    private CallPath readPath(Input in) {
        int size = in.count();
        List<Frame> path = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            path.add(get(frames, in.integer()));
        }
        return new CallPath(path);
    }

    private LatencyRecord latency(Input in) {
        SqlStatement statement = statement(in.integer());
        long first = in.number();
        long firsts = in.number();
        ByteBuffer encoded = in.raw(in.integer());
        try {
            return new LatencyRecord(statement, first, firsts, encoded);
        } catch (RuntimeException e) {
            throw new Input.Damaged("has a histogram that does not decode (" + e.getMessage() + ")");
        }
    }

    private static <T> T get(List<T> list, int id) {
        if (id < 0 || id >= list.size()) {
            throw new Input.Damaged("refers to name " + id + " of " + list.size());
        }
        return list.get(id);
    }

    @Override
    public String text(int id) {
        return get(texts, id);
    }

    @Override
    public SqlStatement statement(int id) {
        return get(statements, id);
    }

    @Override
    public CallPath path(int id) {
        return get(paths, id);
    }

    @Override
    public Column column(int table, int name) {
        // Columns of one table come one after another, and a look into a few is cheaper than one into all of a schema.
        if (table != lastTable) {
            lastColumns = pool.columnsOf(text(table));
            lastTable = table;
        }
        return Pool.column(lastColumns, text(table), text(name));
    }

    @Override
    public UnitDecoder.@Nullable Columns columns(int statement) {
        return columns.get(statement);
    }

    @Override
    public void columns(int statement, UnitDecoder.Columns last) {
        columns.put(statement, last);
    }
}
