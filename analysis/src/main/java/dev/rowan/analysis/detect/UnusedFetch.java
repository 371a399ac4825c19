package dev.rowan.analysis.detect;

import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.sql.Fingerprinter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code unused-fetch}: an association loaded with its parents that nothing looked at in the whole run. */
final class UnusedFetch implements Detector {

    static final String RULE = "unused-fetch";

    /** Fewer holders than this may just not have been looked at yet. */
    private static final long LEAST_LOADED = 3;

    /** The first step of each statement that an ORM sent, to speak of it. */
    private final Map<String, Step> steps = new HashMap<>();

    private boolean incomplete;

    /** A load is one fault however its conditions are put together: a look at one variant speaks for all. */
    private record Place(
            String association, Fetch.Kind kind, @Nullable Frame site) {
        static Place of(Fetch fetch) {
            return new Place(fetch.association(), fetch.kind(), fetch.path().site());
        }
    }

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public List<Sighting> in(UnitView view) {
        incomplete |= !view.unit().isComplete();
        for (Step step : view.unit().steps()) {
            if (step.via() != Via.JDBC) {
                steps.putIfAbsent(step.statement().fingerprint(), step);
            }
        }
        return List.of();
    }

    @Override
    public List<Sighting> inRun(Run run, Recording recording) {
        // Absence proves nothing where something is missing.
        if (incomplete || !Run.isWhole(recording)) {
            return List.of();
        }
        Map<Place, Fetch> places = new LinkedHashMap<>();
        for (Fetch fetch : recording.fetches()) {
            places.merge(Place.of(fetch), fetch, UnusedFetch::sum);
        }
        return places.values().stream()
                .filter(fetch -> fetch.read() == 0 && fetch.loaded() >= LEAST_LOADED)
                .filter(fetch ->
                        fetch.path().site() == null || !fetch.path().site().isTest())
                .map(this::sighting)
                .toList();
    }

    private static Fetch sum(Fetch one, Fetch other) {
        return new Fetch(
                one.association(),
                one.kind(),
                one.path(),
                one.fingerprint(),
                one.test(),
                one.loaded() + other.loaded(),
                one.read() + other.read(),
                one.rows() + other.rows());
    }

    private Sighting sighting(Fetch fetch) {
        Step step = steps.get(fetch.fingerprint());
        SightingBuilder sighting =
                new SightingBuilder(RULE, step == null ? Fingerprinter.normalised("") : step.statement());
        return sighting.severity(Severity.WARNING)
                .step(step)
                .association(fetch.association())
                .path(fetch.path())
                .counted(1, fetch.kind() == Fetch.Kind.PREFETCH ? 0 : 1, 0)
                .title(() -> fetch.association() + " is loaded with its parents, and nothing looks at it")
                .because(() -> Words.count(fetch.loaded(), "holder", "holders") + " filled by " + words(fetch.kind())
                        + " with " + Words.rows(fetch.rows()) + ", none of them read in the whole run")
                .build();
    }

    private static String words(Fetch.Kind kind) {
        return switch (kind) {
            case JOIN -> "a join";
            case PREFETCH -> "a prefetch";
            case EAGER -> "an eager mapping";
        };
    }
}
