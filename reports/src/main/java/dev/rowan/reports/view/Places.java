package dev.rowan.reports.view;

import dev.rowan.analysis.event.Frame;
import java.util.IdentityHashMap;

/** Frames as a reader meets them, each put into words once (a reader makes equal frames one); not thread-safe. */
final class Places {

    private final IdentityHashMap<Frame, String> known = new IdentityHashMap<>();

    String of(Frame frame) {
        return known.computeIfAbsent(frame, Places::words);
    }

    /** {@code OwnerService.java:41}, or the class where the file is not known. */
    static String words(Frame frame) {
        if (frame.file().isEmpty()) {
            return frame.toString();
        }
        return frame.line() > 0 ? frame.file() + ":" + frame.line() : frame.file();
    }
}
