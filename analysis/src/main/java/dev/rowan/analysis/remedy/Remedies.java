package dev.rowan.analysis.remedy;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.detect.Sighting;
import org.jspecify.annotations.Nullable;

/** Chooses the fix for a fault, by its rule and by what was measured. */
public final class Remedies {

    private Remedies() {}

    /** The fix with what was measured of it, or null when none is known to fit. */
    public static @Nullable Remedy of(Sighting fault, Trials trials) {
        return trials.judged(fault, of(fault));
    }

    private static @Nullable Remedy of(Sighting fault) {
        return switch (fault.rule()) {
            case "n-plus-one", "latent-n-plus-one" -> LoadTogether.of(fault);
            case "count-in-loop" -> CountTogether.of(fault);
            case "n-plus-one-write" -> WriteTogether.of(fault);
            default -> Rewrites.of(fault);
        };
    }
}
