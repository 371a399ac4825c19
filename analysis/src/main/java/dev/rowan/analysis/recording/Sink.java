package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Latency;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;

/** Where a recorder puts what it has finished. Called from any thread; never throws. */
public interface Sink {

    void unit(Unit unit);

    /** A unit that has not ended, as it stands: it replaces what was given of it before, and {@link #unit} replaces it. */
    void open(Unit unit);

    /** What came in since the last time; the sink adds up. */
    void latency(Latency latency);

    /** What came in since the last time; the sink adds up. */
    void fetch(Fetch fetch);

    /** A fix was tried. */
    void trial(Trial trial);

    void foreignKey(ForeignKey foreignKey);

    /** Everything given so far is to reach its place. */
    void flush();
}
