package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.sql.Key;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the values of one key of one step came from, execution by execution. */
final class KeyTrace implements Provenance.Visitor {

    /** Executions whose values are looked up; the thousandth teaches nothing that the first did not. */
    private static final int MOST_TESTED = 1_000;

    /** Columns that are weighed against each other. */
    private static final int MOST_CANDIDATES = 32;

    private static final class Candidate {
        final Provenance.Source source;
        final BitSet seen = new BitSet();
        long matched;
        int last = -1;
        boolean inOrder = true;
        boolean current = true;
        boolean open = true;
        long latest = -1;
        int inExecution;
        int mostPerExecution;

        Candidate(Provenance.Source source) {
            this.source = source;
        }
    }

    private final int key;
    private final List<Candidate> candidates = new ArrayList<>();
    private long tested;

    KeyTrace(int key) {
        this.key = key;
    }

    boolean wants() {
        return tested < MOST_TESTED;
    }

    void value(long hash, Provenance provenance) {
        provenance.find(hash, this);
    }

    @Override
    public void seen(Provenance.Source source, int ordinal, long execution) {
        Candidate candidate = candidate(source);
        if (candidate == null) {
            return;
        }
        candidate.inExecution++;
        if (!candidate.seen.get(ordinal)) {
            candidate.seen.set(ordinal);
            candidate.inOrder &= ordinal > candidate.last;
            candidate.last = ordinal;
        }
        candidate.open &= source.step.openRows > 0;
        candidate.latest = Math.max(candidate.latest, source.step.lastSequence());
        candidate.current &= source.step.openRows > 0 || execution == source.step.latestExecution();
    }

    private @Nullable Candidate candidate(Provenance.Source source) {
        for (Candidate candidate : candidates) {
            if (candidate.source == source) {
                return candidate;
            }
        }
        if (candidates.size() == MOST_CANDIDATES) {
            return null;
        }
        Candidate candidate = new Candidate(source);
        candidates.add(candidate);
        return candidate;
    }

    /**
     * All values of an execution have been given.
     *
     * @param partial whether the index lacks values: an execution that none explains is then left out
     */
    void executionDone(boolean partial) {
        if (partial && !isExplained()) {
            return;
        }
        tested++;
        for (Candidate candidate : candidates) {
            if (candidate.inExecution > 0) {
                candidate.matched++;
                candidate.mostPerExecution = Math.max(candidate.mostPerExecution, candidate.inExecution);
                candidate.inExecution = 0;
            }
        }
    }

    private boolean isExplained() {
        for (Candidate candidate : candidates) {
            if (candidate.inExecution > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The column that explains the values best, of equals the one whose query is being read still, else the latest to
     * give them; with those that explain them as well; null when none does.
     */
    @Nullable
    Edge edge(StepRecorder child) {
        if (candidates.isEmpty()) {
            return null;
        }
        Key of = child.statement().keys().get(key);
        Comparator<Candidate> strength = Comparator.<Candidate>comparingLong(c -> c.matched)
                .thenComparing(c -> !c.source.echo)
                .thenComparingInt(c -> c.seen.cardinality())
                .thenComparing(c -> c.inOrder)
                .thenComparing(c -> c.current);
        Candidate best = candidates.stream()
                .max(strength.thenComparing(c -> affinity(of, c))
                        .thenComparing(c -> c.open)
                        .thenComparingLong(c -> c.latest)
                        .thenComparing(c -> -c.source.step.ordinal()))
                .orElseThrow();
        List<Edge.Rival> rivals = candidates.stream()
                .filter(c -> c != best && strength.compare(c, best) >= 0)
                .filter(c -> c.source.step != best.source.step || !c.source.column.equals(best.source.column))
                .map(c -> new Edge.Rival(c.source.step.ordinal(), c.source.column))
                .toList();
        return new Edge(
                child.ordinal(),
                key,
                best.source.step.ordinal(),
                best.source.column,
                tested,
                best.matched,
                best.seen.cardinality(),
                best.inOrder,
                best.current,
                best.source.step.rowsSeen(),
                best.mostPerExecution,
                rivals);
    }

    /** Among equals, the column whose name fits the key's: {@code owners.id} for {@code pets.owner_id}. */
    private static int affinity(Key of, Candidate candidate) {
        String wanted = of.column().name().toLowerCase(Locale.ROOT);
        String name = candidate.source.column.name().toLowerCase(Locale.ROOT);
        boolean same = of.column().table().equalsIgnoreCase(candidate.source.column.table());
        if (wanted.equals(name) && (same || !wanted.equals("id"))) {
            return 2;
        }
        if (refersTo(wanted, candidate.source.column.table(), name)
                || refersTo(name, of.column().table(), wanted)) {
            return 2;
        }
        // Another table's own key is what an id is looked up by least of all.
        boolean own = wanted.equals("id") && name.equals("id");
        return !own && name.endsWith("id") && (wanted.equals("id") || name.equals("id")) ? 1 : 0;
    }

    /** Whether a column is called after a table and its key: {@code owner_id}, {@code ownerid} for {@code owners.id}. */
    private static boolean refersTo(String column, String table, String key) {
        String name = table.toLowerCase(Locale.ROOT);
        for (String ending : List.of("", "s", "es")) {
            String stem = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
            if (!stem.isEmpty() && (column.equals(stem + "_" + key) || column.equals(stem + key))) {
                return true;
            }
        }
        return false;
    }
}
