package dev.rowan.reports.view;

import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Sample;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Transaction;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.reports.view.Waterfall.Band;
import dev.rowan.reports.view.Waterfall.Bar;
import dev.rowan.reports.view.Waterfall.Lane;
import dev.rowan.reports.view.Waterfall.Likeness;
import dev.rowan.reports.view.Waterfall.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws the samples of one run of a test on a time axis. */
final class Waterfalls {

    /** More lines than this are no picture any more. */
    private static final int LANES = 60;

    /** What a lane and a bar of it take in the page, in bytes; measured. */
    private static final int LANE_SIZE = 500;

    private static final int BAR_SIZE = 56;

    private static final int BARS_IN_LANE = 60;
    private static final int SQL_LENGTH = 160;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long origin;
    private final long first;
    private final long span;
    private final List<Lane> lanes = new ArrayList<>();
    private long drawn;
    private long all;

    private Waterfalls(long origin, long first, long last) {
        this.origin = origin;
        this.first = first;
        this.span = Math.max(1, last - first);
    }

    /** The waterfall of these units, or null when no single execution of them was kept. */
    static @Nullable Waterfall of(List<Unit> units) {
        long origin = units.stream().mapToLong(Unit::startedAtMillis).min().orElse(0);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Unit unit : units) {
            long offset = offset(unit, origin);
            for (Sample sample : unit.samples()) {
                first = Math.min(first, offset + sample.startedAt());
                last = Math.max(last, offset + sample.startedAt() + sample.nanos());
            }
        }
        if (first > last) {
            return null;
        }
        Waterfalls waterfalls = new Waterfalls(origin, first, last);
        units.stream()
                .filter(unit -> !unit.samples().isEmpty())
                .sorted(Comparator.comparingLong(Unit::startedAtMillis))
                .forEach(waterfalls::add);
        return new Waterfall(
                (last - first) / (double) NANOS_PER_MILLI, waterfalls.lanes, waterfalls.all - waterfalls.drawn);
    }

    /** About what the waterfall of these units would take in the page, in bytes; 0 when there would be none. */
    static int size(List<Unit> units) {
        int lanes = 0;
        int bars = 0;
        for (Unit unit : units) {
            if (!unit.samples().isEmpty()) {
                lanes += unit.steps().size() + 1;
                bars += unit.samples().size();
            }
        }
        return Math.min(lanes, LANES) * LANE_SIZE + Math.min(bars, LANES * BARS_IN_LANE) * BAR_SIZE;
    }

    private static long offset(Unit unit, long origin) {
        return (unit.startedAtMillis() - origin) * NANOS_PER_MILLI;
    }

    private void add(Unit unit) {
        all += unit.statements();
        if (lanes.size() >= LANES) {
            return;
        }
        long offset = offset(unit, origin);
        if (unit.kind() != UnitKind.TEST) {
            Bar bar = bar(offset, unit.nanos());
            lanes.add(new Band(unit.kind().word(), shortened(unit.name()), bar.start(), bar.width()));
        }
        Map<Long, Transaction> transactions = unit.transactions().stream()
                .collect(Collectors.toMap(Transaction::id, transaction -> transaction, (one, other) -> one));
        Map<Integer, List<Sample>> byStep =
                unit.samples().stream().collect(Collectors.groupingBy(Sample::step, TreeMap::new, Collectors.toList()));
        for (Map.Entry<Integer, List<Sample>> entry : byStep.entrySet()) {
            if (lanes.size() >= LANES || entry.getKey() >= unit.steps().size()) {
                continue;
            }
            lanes.add(run(unit.steps().get(entry.getKey()), entry.getValue(), transactions, offset));
        }
    }

    private Run run(Step step, List<Sample> samples, Map<Long, Transaction> transactions, long offset) {
        List<Bar> bars = samples.stream()
                .limit(BARS_IN_LANE)
                .map(sample -> bar(offset + sample.startedAt(), sample.nanos()))
                .toList();
        drawn += bars.size();
        Transaction transaction = transactions.get(step.transaction());
        Frame site = step.site();
        return new Run(
                Anchors.statement(step.statement().fingerprint()),
                shortened(step.statement().sql()),
                site == null ? "" : Places.words(site),
                step.count(),
                likeness(step),
                step.rows().total(),
                step.nanos() / (double) NANOS_PER_MILLI,
                transaction == null ? null : bar(offset + transaction.startedAt(), transaction.nanos()),
                bars);
    }

    private static Likeness likeness(Step step) {
        if (step.count() < 2) {
            return Likeness.SINGLE;
        }
        return step.binds().distinct() <= 1 && step.binds().repeats() > 0 ? Likeness.DUPLICATE : Likeness.SIMILAR;
    }

    private Bar bar(long at, long nanos) {
        double start = Math.max(0, 100.0 * (at - first) / span);
        return new Bar(start, Math.min(100 - Math.min(100, start), 100.0 * nanos / span));
    }

    private static String shortened(String text) {
        return text.length() <= SQL_LENGTH ? text : text.substring(0, SQL_LENGTH) + "…";
    }
}
