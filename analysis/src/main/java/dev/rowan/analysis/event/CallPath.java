package dev.rowan.analysis.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application part of a stack, outermost call first, call site last.
 *
 * @param frames may be empty when no application frame was found
 */
public record CallPath(List<Frame> frames) {

    public static final CallPath NONE = new CallPath(List.of());

    public CallPath {
        frames = List.copyOf(frames);
    }

    public static CallPath of(Frame... outermostFirst) {
        return new CallPath(List.of(outermostFirst));
    }

    /** The frame that ran the statement, or null when none is known. */
    public @Nullable Frame site() {
        return frames.isEmpty() ? null : frames.get(frames.size() - 1);
    }

    public boolean isEmpty() {
        return frames.isEmpty();
    }
}
