package dev.rowan.reports.view;

import dev.rowan.analysis.event.TestPhase;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The units of one or more JVMs, put together to tests and the runs of each.
 *
 * <p>A test may run more than once: a build tool repeats failing tests in the same JVM, and two recordings of the same
 * tests may be read together. A run is one passage from set-up to tear-down.
 */
final class TestRuns {

    /** One test; {@code runs} has the units of each run in the order of their starts. */
    record Test(String id, String name, List<List<Unit>> runs) {
        /** How many JVMs it ran in. */
        int jvms() {
            return runs.size() == 1
                    ? 1
                    : (int) runs.stream()
                            .map(run -> run.get(0).jvm())
                            .distinct()
                            .count();
        }
    }

    private TestRuns() {}

    static List<Test> of(List<Unit> recorded) {
        Map<String, Map<String, List<Unit>>> byTestAndJvm = new LinkedHashMap<>();
        for (Unit unit : recorded) {
            String id = unit.isInTest() ? unit.testId() : TestCounts.OUTSIDE;
            byTestAndJvm
                    .computeIfAbsent(id, absent -> new LinkedHashMap<>())
                    .computeIfAbsent(unit.jvm(), absent -> new ArrayList<>())
                    .add(unit);
        }
        List<Test> tests = new ArrayList<>();
        byTestAndJvm.forEach((id, byJvm) -> {
            List<List<Unit>> runs = new ArrayList<>();
            String name = id;
            for (List<Unit> units : byJvm.values()) {
                if (id.equals(TestCounts.OUTSIDE)) {
                    runs.add(units);
                } else {
                    units.sort(Comparator.comparingLong(Unit::startedAtMillis));
                    runs.addAll(split(units));
                    name = units.get(0).testName().isEmpty() ? id : units.get(0).testName();
                }
            }
            tests.add(new Test(id, name, List.copyOf(runs)));
        });
        return tests;
    }

    /** A run begins where set-up or body comes after what can only be its end. */
    private static List<List<Unit>> split(List<Unit> units) {
        List<List<Unit>> runs = new ArrayList<>();
        List<Unit> run = new ArrayList<>();
        int reached = 0;
        for (Unit unit : units) {
            int phase = unit.kind() == UnitKind.TEST ? rank(unit.phase()) : 0;
            boolean again = phase > 0 && (phase < reached || (phase == reached && phase == rank(TestPhase.BODY)));
            if (again) {
                runs.add(List.copyOf(run));
                run.clear();
                reached = 0;
            }
            reached = Math.max(reached, phase);
            run.add(unit);
        }
        runs.add(List.copyOf(run));
        return runs;
    }

    private static int rank(TestPhase phase) {
        return switch (phase) {
            case NONE, CONTEXT -> 0;
            case SETUP -> 1;
            case BODY -> 2;
            case TEARDOWN -> 3;
        };
    }
}
