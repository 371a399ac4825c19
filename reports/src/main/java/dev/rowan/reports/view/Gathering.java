package dev.rowan.reports.view;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recording;
import java.util.List;

/**
 * What a report needs of the units of a recording, gathered as they come by: afterwards they may be forgotten. Not
 * thread-safe.
 */
public final class Gathering {

    private final Places places = new Places();
    private final Measuring measuring;
    private final StatementTable statements = new StatementTable(places);
    private final TestTable tests = new TestTable();
    private long executed;

    /**
     * Nothing gathered yet.
     *
     * @param costing whether rows and time of single statements are asked for
     */
    public Gathering(boolean costing) {
        this.measuring = new Measuring(places, costing);
    }

    /** All units of a recording that is in memory, and all that can be asked for. */
    public static Gathering of(Recording recording) {
        Gathering gathering = new Gathering(true);
        gathering.add(recording.units());
        return gathering;
    }

    /** The next units; those of one JVM come together, since a test's run is put together from them. */
    public void add(List<Unit> units) {
        List<TestRuns.Test> some = TestRuns.of(units);
        measuring.add(some);
        tests.add(some);
        statements.add(units);
        for (Unit unit : units) {
            executed += unit.statements();
        }
    }

    /** What a gate compares. */
    public Measured measured(Analysis analysis) {
        return measuring.with(analysis);
    }

    /** Executions seen; without any there is nothing to judge. */
    public long executed() {
        return executed;
    }

    StatementTable statements() {
        return statements;
    }

    TestTable tests() {
        return tests;
    }
}
