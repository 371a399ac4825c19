package dev.rowan.reports;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.CallSite;
import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Occurrence;
import dev.rowan.analysis.Parent;
import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.Statement;
import dev.rowan.analysis.Summary;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Driver;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Latency;
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
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.sql.Column;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Verb;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Recordings of a shop's tests, made up piece by piece: what a test needs and no more. */
public final class Shop {

    public static final String JVM = "a1b2c3";

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;

    private final List<Unit> units = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Latency> latencies = new LinkedHashMap<>();
    private final Map<String, SqlStatement> statements = new HashMap<>();
    private final Random random = new Random(7);
    private final List<Recording.Problem> problems = new ArrayList<>();
    private Health.State state = Health.State.CAPTURING;
    private boolean ended = true;
    private long clock = 1_780_000_000_000L;

    /** One statement of a test, run some times. */
    public record Run(String sql, long times, long rows, String site, Set<Role> roles) {
        public Run(String sql, long times, long rows, String site) {
            this(sql, times, rows, site, Set.of());
        }
    }

    public static Run run(String sql, long times, String site) {
        return new Run(sql, times, times, site);
    }

    public SqlStatement statement(String sql) {
        return statements.computeIfAbsent(sql, Shop::parse);
    }

    private static SqlStatement parse(String sql) {
        String fingerprint = UUID.nameUUIDFromBytes(sql.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 16);
        String[] words = sql.split("\\s+", -1);
        Verb verb = Verb.OTHER;
        for (Verb one : Verb.values()) {
            if (words[0].equalsIgnoreCase(one.name())) {
                verb = one;
            }
        }
        String table = "";
        String key = "";
        for (int i = 0; i + 1 < words.length; i++) {
            if (table.isEmpty() && Set.of("from", "into", "update").contains(words[i])) {
                table = words[i + 1].replaceAll("\\(.*", "");
            }
            if (words[i].equals("where")) {
                key = words[i + 1];
            }
        }
        List<Key> keys = key.isEmpty() ? List.of() : List.of(new Key(new Column(table, key), Key.Comparison.EQUAL));
        return new SqlStatement(
                fingerprint,
                sql,
                verb,
                table.isEmpty() ? List.of() : List.of(table),
                keys,
                List.of(),
                List.of(),
                Set.of());
    }

    /** A test of one unit, in a transaction. */
    public Shop test(String name, Run... runs) {
        return unit(JVM, "[engine:junit-jupiter]/[test:" + name + "]", name, TestPhase.BODY, UnitKind.TEST, runs);
    }

    public Shop unit(String jvm, String testId, String name, TestPhase phase, UnitKind kind, Run... runs) {
        List<Step> steps = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        long at = 200 * MICRO;
        long sequence = 0;
        for (Run run : runs) {
            SqlStatement statement = statement(run.sql());
            long begin = at;
            long nanos = 0;
            for (long i = 0; i < run.times(); i++) {
                long took = 80 * MICRO + random.nextInt(400) * MICRO;
                if (i < 200) {
                    samples.add(new Sample(
                            steps.size(), sequence + i, at, took, run.rows() / run.times(), 1, 1, 0, (int) i, false));
                }
                record(statement, took);
                at += took + 60 * MICRO;
                nanos += took;
            }
            steps.add(step(steps.size(), statement, run, sequence, begin, at, nanos));
            sequence += run.times();
        }
        clock += 40;
        units.add(new Unit(
                jvm + "-" + units.size(),
                jvm,
                testId,
                name,
                phase,
                "",
                kind,
                kind == UnitKind.TEST ? "" : name,
                null,
                clock,
                at,
                sequence,
                0,
                steps,
                List.of(),
                List.of(),
                samples,
                List.of(new Transaction(
                        1, 1, 150 * MICRO, at, sequence, 0, 0, -1, CallPath.NONE, Transaction.Outcome.COMMITTED)),
                List.of(),
                List.of()));
        clock += at / MILLI + 1;
        return this;
    }

    private void record(SqlStatement statement, long nanos) {
        latencies
                .computeIfAbsent(
                        statement.fingerprint(), absent -> new Latency(statement, 3 * MILLI, 1, new Histogram(2)))
                .histogram()
                .recordValue(nanos);
    }

    private static Step step(
            int ordinal, SqlStatement statement, Run run, long sequence, long begin, long end, long nanos) {
        return new Step(
                ordinal,
                -1,
                statement,
                StatementKind.QUERY,
                List.of(new PathCount(CallPath.of(frame(run.site())), run.times())),
                null,
                Via.JDBC,
                run.roles(),
                1,
                1,
                run.times(),
                sequence,
                sequence + run.times() - 1,
                begin,
                end,
                nanos,
                nanos,
                0,
                1,
                new Step.Rows(run.rows(), run.rows(), 0, 0),
                null,
                new Step.BindUse(run.times(), true, 0, 0, 1, List.of()),
                Step.Shape.NONE,
                List.of());
    }

    /** {@code com.acme.OwnerService.list:41} as a frame. */
    public static Frame frame(String site) {
        int colon = site.lastIndexOf(':');
        String method = site.substring(0, colon);
        String type = method.substring(0, method.lastIndexOf('.'));
        return Frame.of(
                type,
                method.substring(method.lastIndexOf('.') + 1),
                type.substring(type.lastIndexOf('.') + 1) + ".java",
                Integer.parseInt(site.substring(colon + 1)));
    }

    /** An N+1 over an association, seen in a test. */
    public Shop nPlusOne(String association, String site, String sql, String parentSql, long count, String test) {
        Frame frame = frame(site);
        String child = association.substring(association.indexOf('.') + 1);
        return finding(
                "n-plus-one",
                Confidence.PROVEN,
                association,
                CallSite.of(frame),
                sql,
                new Parent(statement(parentSql).fingerprint(), parentSql, count, "owners.id", CallSite.of(frame)),
                count,
                1,
                test,
                association + " is loaded once per "
                        + association.substring(0, association.indexOf('.')).toLowerCase(java.util.Locale.ROOT) + ": "
                        + count + " statements where 1 would do",
                new Remedy(
                        Remedy.Kind.PREFETCH_RELATED,
                        "Load " + child + " with their parents: one more statement, whatever the number of rows.",
                        ".prefetchRelated(" + association.substring(0, association.indexOf('.')) + "_." + child + "())",
                        "It holds all children in memory at once.",
                        new Remedy.Verified(count + 1, 2, count)));
    }

    public Shop finding(
            String rule,
            Confidence confidence,
            @Nullable String association,
            CallSite site,
            String sql,
            @Nullable Parent parent,
            long count,
            long wouldBe,
            String test,
            String title,
            @Nullable Remedy remedy) {
        findings.add(new Finding(
                rule + ":" + site.simpleClass() + "." + site.method() + ":"
                        + (association == null ? "select" : association),
                rule,
                confidence == Confidence.POSSIBLE ? Severity.WARNING : Severity.ERROR,
                confidence,
                title,
                List.of("All " + count + " values were read from the parent's rows, in their order."),
                List.of(new Occurrence(
                        test, "[engine:junit-jupiter]/[test:" + test + "]", "transaction", "", count, count * 0.3)),
                0,
                Map.of("[engine:junit-jupiter]/[test:" + test + "]", Set.of(JVM)),
                site,
                association,
                new Statement(statement(sql).fingerprint(), sql),
                parent,
                null,
                count,
                count,
                wouldBe,
                count * 0.3,
                List.of("OwnerController.show:31", site.toString()),
                remedy));
        return this;
    }

    public Shop problem(Recording.Problem.Kind kind, String message) {
        problems.add(new Recording.Problem("host-1-x.rowan", kind, message));
        return this;
    }

    public Shop state(Health.State now) {
        state = now;
        return this;
    }

    public Shop killed() {
        ended = false;
        return problem(
                Recording.Problem.Kind.UNFINISHED, "The recording has no end: the JVM was killed, or runs still.");
    }

    public Recording recording() {
        long executed = units.stream().mapToLong(Unit::statements).sum();
        Health health = new Health(
                state,
                state == Health.State.FAILED ? "the self-test saw no statement" : "",
                List.of(new Driver("PostgreSQL JDBC Driver", "42.7.14", "PostgreSQL", "18.6", executed)),
                42,
                executed,
                Map.of(),
                0,
                0);
        Jvm jvm = new Jvm(JVM, "ci-7", 4711, clock, "17.0.19", "Linux 6.1", "0.1.0", health, ended);
        return new Recording(
                List.of(jvm), units, List.of(), List.copyOf(latencies.values()), List.of(), List.of(), problems);
    }

    public Analysis analysis() {
        long executed = units.stream().mapToLong(Unit::statements).sum();
        return new Analysis(
                new Summary(executed, statements.size(), units.size(), units.size(), 0, 0, 0, 1),
                findings,
                List.of(),
                List.of(),
                problems);
    }

    public List<Unit> units() {
        return units;
    }
}
