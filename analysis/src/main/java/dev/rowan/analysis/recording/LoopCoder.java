package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Loop;
import java.util.ArrayList;
import java.util.List;

/** Run-length coding of the order in which steps ran: {@code A (B C)×10 D}, in constant time for each execution. */
final class LoopCoder {

    /** The longest loop body looked for; a loop of more statements is rare, and its steps are counted anyway. */
    private static final int LONGEST_BODY = 8;

    /** Runs kept; beyond it the unit is too irregular for its order to mean much. */
    private static final int MOST_RUNS = 1_024;

    private final List<int[]> bodies = new ArrayList<>();
    private final List<long[]> times = new ArrayList<>();
    private boolean full;

    void add(int step) {
        if (full) {
            return;
        }
        int size = bodies.size();
        if (size > 0 && bodies.get(size - 1).length == 1 && bodies.get(size - 1)[0] == step) {
            times.get(size - 1)[0]++;
            return;
        }
        bodies.add(new int[] {step});
        times.add(new long[] {1});
        fold();
        full = bodies.size() >= MOST_RUNS;
    }

    /** Joins the last runs to a loop before them, or to an equal sequence before them. */
    private void fold() {
        int size = bodies.size();
        for (int length = 2; length <= LONGEST_BODY && length < size; length++) {
            if (!singles(size - length, size)) {
                return;
            }
            int before = size - length - 1;
            if (bodies.get(before).length == length && equalTo(bodies.get(before), size - length)) {
                drop(size - length);
                times.get(before)[0]++;
                return;
            }
            if (size >= 2 * length && singles(size - 2 * length, size - length) && repeats(size, length)) {
                int[] body = new int[length];
                for (int i = 0; i < length; i++) {
                    body[i] = bodies.get(size - length + i)[0];
                }
                drop(size - 2 * length);
                bodies.add(body);
                times.add(new long[] {2});
                return;
            }
        }
    }

    private boolean singles(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bodies.get(i).length != 1 || times.get(i)[0] != 1) {
                return false;
            }
        }
        return true;
    }

    private boolean equalTo(int[] body, int from) {
        for (int i = 0; i < body.length; i++) {
            if (bodies.get(from + i)[0] != body[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean repeats(int size, int length) {
        for (int i = 0; i < length; i++) {
            if (bodies.get(size - 2 * length + i)[0] != bodies.get(size - length + i)[0]) {
                return false;
            }
        }
        return true;
    }

    private void drop(int from) {
        bodies.subList(from, bodies.size()).clear();
        times.subList(from, times.size()).clear();
    }

    List<Loop> loops() {
        List<Loop> loops = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            List<Integer> body = new ArrayList<>();
            for (int step : bodies.get(i)) {
                body.add(step);
            }
            loops.add(new Loop(body, times.get(i)[0]));
        }
        return loops;
    }
}
