package dev.rowan.testing;

import dev.rowan.agent.boot.Attached;
import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.judge.Analyzer;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.p6spy.WrappedDataSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of code asked of the database: how many statements, which, from where, and what is wrong with them.
 *
 * <pre>{@code
 * Queries.during(() -> owners.list()).assertAtMost(2).assertNoNPlusOne();
 *
 * Queries.Answer<List<Owner>> answer = Queries.of(() -> owners.list());
 * }</pre>
 *
 * <p>Work that the code hands to other threads through tasks is in it, and so is what a server in this JVM does for
 * the test while no other test runs. Immutable and thread-safe; what it was made of belongs to one thread each, so
 * tests may run side by side.
 */
public final class Queries {
    private static final Set<String> ONE_BY_ONE = Set.of("n-plus-one", "n-plus-one-write", "count-in-loop");

    private final String name;
    private final Recording recording;
    private final List<Sent> statements;
    private final long count;
    private final Analysis analysis;

    Queries(String name, Recording recording) {
        this.name = name;
        this.recording = recording;
        this.statements = statements(recording);
        this.count = statements.stream().mapToLong(Sent::count).sum() + overflow(recording);
        this.analysis = new Analyzer().analyze(recording, Suppressions.none(), Options.defaults());
    }

    /** Code to watch. */
    @FunctionalInterface
    public interface Body<E extends Exception> {
        void run() throws E;
    }

    /** Code to watch that has a result. */
    @FunctionalInterface
    public interface Call<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }

    /** The result of a call beside what it asked of the database. */
    public record Answer<T extends @Nullable Object>(T value, Queries queries) {}

    /**
     * Runs the code and says what it asked.
     *
     * @throws AssertionError with the line to add, when no agent is attached
     */
    public static <E extends Exception> Queries during(Body<E> body) throws E {
        return Queries.<Boolean, E>of(() -> {
                    body.run();
                    return true;
                })
                .queries();
    }

    /** As {@link #during}, with the code's result. */
    public static <T extends @Nullable Object, E extends Exception> Answer<T> of(Call<T, E> call) throws E {
        Watch watch = Watch.begin("the watched code");
        boolean ended = false;
        try {
            T value = call.run();
            ended = true;
            return new Answer<>(value, watch.end());
        } finally {
            if (!ended) {
                watch.forget();
            }
        }
    }

    /**
     * The way without an agent: a data source whose statements count. With the agent attached it is given back as it
     * is, since the agent sees it already.
     *
     * <p>What a statement on another thread belongs to is less well known here; see {@code docs/agentless.md}.
     *
     * @throws AssertionError when P6Spy is not in the class path
     */
    public static DataSource wrap(DataSource dataSource) {
        if (Attached.class.getClassLoader() == null) {
            return dataSource;
        }
        try {
            return WrappedDataSource.of(dataSource);
        } catch (NoClassDefFoundError missing) {
            throw new AssertionError(Missing.p6spy(), missing);
        }
    }

    /** Executions; a batch is one. What pools, migrations, starting containers and sequences ask is not in it. */
    public long count() {
        return count;
    }

    /** What was sent, most often first; see {@link #count()} for what is left out. */
    public List<Sent> statements() {
        return statements;
    }

    /** What is wrong with it, worst first. */
    public List<Finding> findings() {
        return analysis.findings();
    }

    /**
     * Fails when there were more statements than expected, or fewer.
     *
     * @throws AssertionError with all statements and their lines
     */
    public Queries assertCount(long expected) {
        if (count != expected) {
            throw new AssertionError(Wording.count(this, expected));
        }
        return this;
    }

    /**
     * Fails when there were more statements than that.
     *
     * @throws AssertionError with all statements and their lines
     */
    public Queries assertAtMost(long max) {
        if (count > max) {
            throw new AssertionError(Wording.budget(this, max));
        }
        return this;
    }

    /**
     * Fails when something was read, counted or written row by row, as far as that is proven or likely.
     *
     * @throws AssertionError with line and fix
     */
    public Queries assertNoNPlusOne() {
        return refuse(oneByOne(findings(), Confidence.LIKELY), "does row by row what one statement can do");
    }

    /**
     * Fails on any finding.
     *
     * @throws AssertionError with line and fix
     */
    public Queries assertNoFindings() {
        return refuse(findings(), "has findings");
    }

    private Queries refuse(List<Finding> refused, String what) {
        if (!refused.isEmpty()) {
            throw new AssertionError(Wording.findings(this, what, refused));
        }
        return this;
    }

    static List<Finding> oneByOne(List<Finding> findings, Confidence least) {
        return findings.stream()
                .filter(finding -> ONE_BY_ONE.contains(finding.rule()))
                .filter(finding -> finding.confidence().compareTo(least) >= 0)
                .toList();
    }

    /** The findings once more, without those that are allowed. */
    Analysis without(Suppressions allowed) {
        return new Analyzer().analyze(recording, allowed, Options.defaults());
    }

    String name() {
        return name;
    }

    private static List<Sent> statements(Recording recording) {
        Map<List<String>, Sent> sent = new LinkedHashMap<>();
        for (Unit unit : recording.units()) {
            for (Step step : unit.steps()) {
                if (step.roles().stream().noneMatch(role -> role.isHousekeeping())) {
                    Sent one = new Sent(
                            step.statement().sql(), step.count(), step.rows().total(), place(step.site()));
                    sent.merge(List.of(one.sql(), one.place()), one, Queries::sum);
                }
            }
        }
        return sent.values().stream()
                .sorted(Comparator.comparingLong(Sent::count).reversed())
                .toList();
    }

    private static Sent sum(Sent one, Sent other) {
        return new Sent(one.sql(), one.count() + other.count(), one.rows() + other.rows(), one.place());
    }

    /** What found no step was executed all the same, and a budget must not be met by overflowing. */
    private static long overflow(Recording recording) {
        return recording.units().stream().mapToLong(Unit::overflow).sum();
    }

    private static String place(@Nullable Frame site) {
        if (site == null) {
            return "";
        }
        String line = site.line() > 0 ? ":" + site.line() : "";
        return site.className() + "." + site.method() + "("
                + (site.file().isEmpty() ? "Unknown Source" : site.file() + line) + ")";
    }

    /** The statements with their lines, and the findings. */
    @Override
    public String toString() {
        return Wording.all(this);
    }
}
