package dev.rowan.analysis.detect;

import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.ColumnUse;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Verb;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code unused-columns}: hand-written queries most of whose columns nothing reads, judged over the whole run. */
final class UnusedColumns implements Detector {

    static final String RULE = "unused-columns";

    private static final int LEAST_UNREAD = 3;

    private static final class Seen {
        final UnitName unit;
        final Step step;
        final BitSet read = new BitSet();
        boolean incomplete;
        long count;
        long nanos;

        Seen(UnitName unit, Step step) {
            this.unit = unit;
            this.step = step;
        }
    }

    /** A statement at one place. */
    private record Query(SqlStatement statement, @Nullable Frame site) {}

    private final Map<Query, Seen> seen = new LinkedHashMap<>();

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        for (Step step : view.steps()) {
            boolean handWritten = step.via() == Via.JDBC
                    && step.cause() == null
                    && step.statement().verb() == Verb.SELECT;
            if (handWritten
                    && step.columns().size() > LEAST_UNREAD
                    && step.rows().total() > step.rows().untouched()) {
                Seen known = seen.computeIfAbsent(
                        new Query(step.statement(), step.site()), any -> new Seen(view.name(), step));
                for (int i = 0; i < step.columns().size(); i++) {
                    known.read.set(i, known.read.get(i) || step.columns().get(i).read());
                }
                known.incomplete |= !view.unit().isComplete();
                known.count += step.count();
                known.nanos += step.nanos();
            }
        }
        return List.of();
    }

    @Override
    public List<Sighting> inRun(Run run, Recording recording) {
        List<Sighting> sightings = new ArrayList<>();
        for (Seen known : seen.values()) {
            List<ColumnUse> columns = known.step.columns();
            int unread = columns.size() - known.read.cardinality();
            // Absence proves nothing where something is missing.
            if (!known.incomplete && Run.isWhole(recording) && unread >= LEAST_UNREAD && unread * 2 >= columns.size()) {
                List<String> names = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    if (!known.read.get(i)) {
                        names.add(columns.get(i).column().name());
                    }
                }
                sightings.add(new SightingBuilder(RULE, known.unit, known.step)
                        .severity(Severity.INFO)
                        .counted(known.count, known.count, known.nanos)
                        .title(() -> unread + " of " + columns.size() + " columns of the query of "
                                + Words.table(known.step.statement()) + " are never read")
                        .because(() -> "never read in the whole run: " + String.join(", ", names))
                        .build());
            }
        }
        return sightings;
    }
}
