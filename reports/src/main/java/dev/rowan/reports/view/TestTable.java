package dev.rowan.reports.view;

import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The largest run of each test, and its units where a report has room to draw them: a large suite's units do not fit into
 * memory, and nobody looks at ten thousand pictures. Not thread-safe.
 */
final class TestTable {

    /** Twice what the page gives to waterfalls, since sizes are estimates. */
    private static final int ROOM = 2 * 1024 * 1024;

    private static final double NANOS_PER_MILLI = 1e6;

    private static final class Row {
        private final String id;
        private long statements = -1;
        private double millis;
        private int size;
        private @Nullable List<Unit> units;

        Row(String id) {
            this.id = id;
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final TreeSet<Row> drawn =
            new TreeSet<>(Comparator.<Row>comparingLong(row -> row.statements).thenComparing(row -> row.id));
    private int size;
    private int undrawn;

    void add(List<TestRuns.Test> tests) {
        for (TestRuns.Test test : tests) {
            Row row = rows.computeIfAbsent(test.id(), Row::new);
            for (List<Unit> run : test.runs()) {
                long statements = run.stream().mapToLong(Unit::statements).sum();
                if (statements > row.statements) {
                    replace(row, run, statements);
                }
            }
        }
    }

    private void replace(Row row, List<Unit> run, long statements) {
        if (row.units != null) {
            drop(row);
        } else if (row.size > 0) {
            undrawn--;
        }
        row.statements = statements;
        long nanos = 0;
        for (Unit unit : run) {
            for (Step step : unit.steps()) {
                nanos += step.nanos();
            }
        }
        row.millis = nanos / NANOS_PER_MILLI;
        row.size = Waterfalls.size(run);
        if (row.size == 0) {
            return;
        }
        row.units = List.copyOf(run);
        size += row.size;
        drawn.add(row);
        while (size > ROOM) {
            drop(drawn.first());
            undrawn++;
        }
    }

    private void drop(Row row) {
        drawn.remove(row);
        size -= row.size;
        row.units = null;
    }

    Iterable<String> ids() {
        return rows.keySet();
    }

    double millis(String id) {
        Row row = rows.get(id);
        return row == null ? 0 : row.millis;
    }

    /** What the test ran when; null when nothing was sampled or it was left out for size. */
    @Nullable
    Waterfall waterfall(String id) {
        Row row = rows.get(id);
        return row == null || row.units == null ? null : Waterfalls.of(row.units);
    }

    /** How many were left out for size. */
    int undrawn() {
        return undrawn;
    }
}
