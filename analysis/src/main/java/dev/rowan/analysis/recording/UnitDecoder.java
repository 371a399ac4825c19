package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.BindType;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.ColumnUse;
import dev.rowan.analysis.event.Driver;
import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Loop;
import dev.rowan.analysis.event.PathCount;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Sample;
import dev.rowan.analysis.event.StatementKind;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads events field by field, in the order in which {@link UnitEncoder} writes them. */
final class UnitDecoder {

    private final Input in;
    private final Names names;

    UnitDecoder(Input in, Names names) {
        this.in = in;
        this.names = names;
    }

    /** What a file has named so far. */
    interface Names {
        String text(int id);

        SqlStatement statement(int id);

        CallPath path(int id);

        Column column(int table, int name);

        /** The columns that were read last for a statement. */
        @Nullable
        Columns columns(int statement);

        void columns(int statement, Columns columns);
    }

    /** Columns and the bytes that say them: a statement nearly always has the same ones, and then they are one list. */
    record Columns(int from, int to, List<ColumnUse> uses) {}

    Unit unit(String jvm) {
        String id = in.text();
        String testId = text();
        String testName = text();
        TestPhase phase = constant(TestPhase.class);
        String parent = in.text();
        UnitKind kind = constant(UnitKind.class);
        String name = in.text();
        String incomplete = in.flag() ? in.text() : null;
        long startedAtMillis = in.number();
        long nanos = in.number();
        long statements = in.number();
        long overflow = in.number();
        List<Step> steps = new ArrayList<>();
        int size = in.count();
        for (int ordinal = 0; ordinal < size; ordinal++) {
            steps.add(step(ordinal));
        }
        List<Edge> edges = list(UnitDecoder::edge);
        List<Loop> loops = list(UnitDecoder::loop);
        List<Sample> samples = list(UnitDecoder::sample);
        List<Transaction> transactions = list(UnitDecoder::transaction);
        List<Unit.CacheHit> hits = list(d -> new Unit.CacheHit(d.text(), d.path(), d.in.number()));
        List<Unit.Values> values =
                in.hasMore() ? list(d -> new Unit.Values(d.in.integer(), d.list(each -> each.in.text()))) : List.of();
        return new Unit(
                id,
                jvm,
                testId,
                testName,
                phase,
                parent,
                kind,
                name,
                incomplete,
                startedAtMillis,
                nanos,
                statements,
                overflow,
                steps,
                edges,
                loops,
                samples,
                transactions,
                hits,
                values);
    }

    private <T> List<T> list(Function<UnitDecoder, T> element) {
        int size = in.count();
        if (size == 0) {
            return List.of();
        }
        List<T> list = new ArrayList<>(Math.min(size, 1_024));
        for (int i = 0; i < size; i++) {
            list.add(element.apply(this));
        }
        return list;
    }

    private Step step(int ordinal) {
        int openParent = (int) in.signed();
        int named = in.integer();
        SqlStatement statement = names.statement(named);
        StatementKind kind = constant(StatementKind.class);
        List<PathCount> paths = list(d -> new PathCount(d.path(), d.in.number()));
        Cause cause = cause();
        Via via = constant(Via.class);
        Set<Role> roles = Set.copyOf(list(d -> d.constant(Role.class)));
        long transaction = in.signed();
        long connection = in.signed();
        long count = in.number();
        long firstSequence = in.number();
        long lastSequence = in.number();
        long startedAt = in.signed();
        long endedAt = in.signed();
        long nanos = in.signed();
        long maxNanos = in.signed();
        long errors = in.number();
        int threads = in.integer();
        Step.Rows rows = new Step.Rows(in.number(), in.number(), in.number(), in.number());
        long batchCount = in.number();
        Step.Batches batches =
                batchCount == 0 ? null : new Step.Batches(batchCount, in.number(), in.number(), in.number());
        long distinct = in.number();
        boolean exact = in.flag();
        long repeats = in.number();
        long mostRepeated = in.number();
        int varied = in.integer();
        Step.Shape shape = new Step.Shape(in.integer(), in.integer(), in.integer(), in.signed(), in.signed());
        List<ColumnUse> columns = columns(named);
        List<BindType> types = list(d -> new BindType(d.constant(BindType.Kind.class), d.in.number()));
        Step.BindUse binds = new Step.BindUse(distinct, exact, repeats, mostRepeated, varied, types);
        return new Step(
                ordinal,
                openParent,
                statement,
                kind,
                paths,
                cause,
                via,
                roles,
                transaction,
                connection,
                count,
                firstSequence,
                lastSequence,
                startedAt,
                endedAt,
                nanos,
                maxNanos,
                errors,
                threads,
                rows,
                batches,
                binds,
                shape,
                columns);
    }

    private List<ColumnUse> columns(int statement) {
        Columns last = names.columns(statement);
        if (last != null && in.skipped(last.from(), last.to())) {
            return last.uses();
        }
        int from = in.position();
        List<ColumnUse> uses =
                List.copyOf(list(d -> new ColumnUse(d.column(), d.in.flag(), d.in.integer(), d.in.integer())));
        names.columns(statement, new Columns(from, in.position(), uses));
        return uses;
    }

    private @Nullable Cause cause() {
        if (!in.flag()) {
            return null;
        }
        return new Cause(constant(Cause.Kind.class), text(), text(), in.flag(), in.integer(), text(), text());
    }

    private Edge edge() {
        return new Edge(
                in.integer(),
                in.integer(),
                in.integer(),
                column(),
                in.number(),
                in.number(),
                in.integer(),
                in.flag(),
                in.flag(),
                in.number(),
                in.integer(),
                list(d -> new Edge.Rival(d.in.integer(), d.column())));
    }

    private Loop loop() {
        return new Loop(list(d -> d.in.integer()), in.number());
    }

    private Sample sample() {
        return new Sample(
                in.integer(),
                in.number(),
                in.signed(),
                in.signed(),
                in.number(),
                in.signed(),
                in.signed(),
                in.integer(),
                in.integer(),
                in.flag());
    }

    private Transaction transaction() {
        return new Transaction(
                in.signed(),
                in.signed(),
                in.signed(),
                in.signed(),
                in.number(),
                in.number(),
                in.signed(),
                (int) in.signed(),
                path(),
                constant(Transaction.Outcome.class));
    }

    Health health() {
        Health.State state = constant(Health.State.class);
        String reason = in.text();
        List<Driver> drivers = list(d -> new Driver(d.in.text(), d.in.text(), d.in.text(), d.in.text(), d.in.number()));
        int classesWoven = in.integer();
        long statements = in.number();
        Map<String, Long> faults = new LinkedHashMap<>();
        int size = in.count();
        for (int i = 0; i < size; i++) {
            faults.put(in.text(), in.number());
        }
        return new Health(state, reason, drivers, classesWoven, statements, faults, in.number(), in.number());
    }

    Column column() {
        return names.column(in.integer(), in.integer());
    }

    <E extends Enum<E>> E constant(Class<E> type) {
        String name = text();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new Input.Damaged(
                    "has " + name + " where one of " + Arrays.toString(type.getEnumConstants()) + " belongs");
        }
    }

    String text() {
        return names.text(in.integer());
    }

    CallPath path() {
        return names.path(in.integer());
    }
}
