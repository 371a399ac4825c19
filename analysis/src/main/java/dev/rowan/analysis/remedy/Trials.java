package dev.rowan.analysis.remedy;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Remedy.Kind;
import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of fixes because they were tried: a fix that was measured says so, one that gave other rows is withdrawn. */
public final class Trials {
    /** Nothing was tried. */
    public static final Trials NONE = new Trials(List.of());

    private final Map<Key, List<Trial>> trials = new HashMap<>();

    private record Key(String association, String fingerprint) {}

    private Trials(List<Trial> all) {
        for (Trial trial : all) {
            trials.merge(new Key(trial.association(), trial.fingerprint()), List.of(trial), Trials::joined);
        }
    }

    public static Trials of(List<Trial> all) {
        return all.isEmpty() ? NONE : new Trials(all);
    }

    private static List<Trial> joined(List<Trial> some, List<Trial> more) {
        List<Trial> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** The fix for the fault, with what was measured of it. */
    @Nullable
    Remedy judged(Sighting fault, @Nullable Remedy remedy) {
        if (remedy == null || trials.isEmpty()) {
            return remedy;
        }
        Trial same = null;
        for (Trial trial : trials.getOrDefault(key(fault), List.of())) {
            if (kind(trial) != remedy.kind() || !isOf(fault, trial)) {
                continue;
            }
            if (trial.outcome() == Trial.Outcome.DIFFERS) {
                // One place where it would be wrong is enough, whatever other machines saw.
                return withdrawn(remedy, trial);
            }
            if (trial.outcome() == Trial.Outcome.SAME
                    && trial.after() < trial.before()
                    && (same == null || trial.before() > same.before())) {
                same = trial;
            }
        }
        return same == null
                ? remedy
                : new Remedy(
                        remedy.kind(),
                        remedy.text(),
                        remedy.code(),
                        remedy.warning(),
                        new Remedy.Verified(same.before(), same.after(), same.rows()));
    }

    private static Key key(Sighting fault) {
        return new Key(fault.association(), fault.statement().fingerprint());
    }

    private static Kind kind(Trial trial) {
        return trial.plan() == Trial.Plan.SELECT_RELATED ? Kind.SELECT_RELATED : Kind.PREFETCH_RELATED;
    }

    /** Of the same parents at the same place: another query's rows say nothing of this one's. */
    private static boolean isOf(Sighting fault, Trial trial) {
        Step parent = fault.parent();
        if (parent != null
                && !trial.parent().isEmpty()
                && !trial.parent().equals(parent.statement().fingerprint())) {
            return false;
        }
        Step step = fault.step();
        return isOn(step == null ? null : step.site(), trial.path()) && isOn(fault.site(), trial.path());
    }

    private static boolean isOn(@Nullable Frame site, CallPath path) {
        return site == null || path.frames().stream().anyMatch(site::equals);
    }

    private static Remedy withdrawn(Remedy remedy, Trial trial) {
        String rows = trial.rows() == trial.rowsAfter()
                ? "other related rows"
                : trial.rowsAfter() + " rows instead of " + trial.rows();
        String why = trial.plan() == Trial.Plan.SELECT_RELATED
                ? "A key that must have a value may lead to no row: a join drops what a lazy load only trips over."
                : "The related rows may depend on something else than their owner.";
        return new Remedy(
                Kind.REWRITE,
                "Withdrawn: " + remedy.code() + " was tried on the same queryset and gave " + rows + ". " + why
                        + " Mend that first, then load the rows together.",
                "",
                "",
                null);
    }
}
