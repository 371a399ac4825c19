package dev.rowan.analysis.event;

import java.util.List;

/**
 * A run of steps in the order of execution: {@code body} ran {@code times} in a row.
 *
 * @param body step ordinals, at most 8
 * @param times how often, at least 1
 */
public record Loop(List<Integer> body, long times) {
    public Loop {
        body = List.copyOf(body);
    }
}
