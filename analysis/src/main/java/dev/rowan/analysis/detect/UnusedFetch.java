package dev.rowan.analysis.detect;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Severity;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.sql.Fingerprinter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code unused-fetch}: an association loaded with its parents that nothing looked at in the whole run. */
final class UnusedFetch implements Detector {

    static final String RULE = "unused-fetch";

    /** Fewer holders than this may just not have been looked at yet. */
    private static final long LEAST_LOADED = 3;

    /** The first step of each statement that an ORM sent, to speak of it. */
    private final Map<String, Step> steps = new HashMap<>();

    /** Statements that something besides a test's own code asked for, and made something of. */
    private final Set<String> consumed = new HashSet<>();

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
            boolean ownEntry = view.unit().kind() == UnitKind.REQUEST
                    || view.unit().kind() == UnitKind.MESSAGE
                    || view.unit().kind() == UnitKind.SCHEDULED;
            if (ownEntry || step.path().frames().stream().noneMatch(Frame::isTest)) {
                consumed.add(step.statement().fingerprint());
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
        boolean escapes = !consumed.contains(fetch.fingerprint());
        return sighting.severity(Severity.WARNING)
                .confidence(escapes ? Confidence.POSSIBLE : Confidence.LIKELY)
                .step(step)
                .association(fetch.association())
                .path(fetch.path())
                .counted(1, fetch.kind() == Fetch.Kind.PREFETCH ? 0 : 1, 0)
                .title(() -> fetch.association() + " is loaded with its parents, and nothing looks at it")
                .because(() -> Words.count(fetch.loaded(), "holder", "holders") + " filled by " + words(fetch.kind())
                        + " with " + Words.rows(fetch.rows()) + ", none of them read in the whole run")
                .because(() -> escapes
                        ? "only tests called this, and callers in production may look at more than a test does"
                        : "in requests, messages or work of no test, of which nothing is left to look at it")
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
