package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first executions of one open unit, one by one; guarded by the unit. */
final class Samples {

    private static final int MOST = 200;

    /** An execution whose rows are still to be counted. */
    static final class Raw {
        final int step;
        final long sequence;
        final long startedAt;
        final long nanos;
        final long transaction;
        final long connection;
        final int thread;
        final boolean failed;
        final long values;
        long rows;

        Raw(Call call, int step, long sequence, int thread, long values) {
            this.step = step;
            this.sequence = sequence;
            this.startedAt = call.startedAt;
            this.nanos = call.nanos;
            this.transaction = call.transaction;
            this.connection = call.connection;
            this.thread = thread;
            this.failed = call.failed;
            this.values = values;
            this.rows = call.affected;
        }
    }

    private final List<Raw> samples = new ArrayList<>();
    private final ThreadNumbers threads = new ThreadNumbers(Integer.MAX_VALUE);

    /** Takes an execution in; null when there are enough. */
    @Nullable
    Raw add(Call call, int step, long sequence, long values) {
        if (samples.size() >= MOST) {
            return null;
        }
        Raw raw = new Raw(call, step, sequence, threads.number(call.thread), values);
        samples.add(raw);
        return raw;
    }

    /** The samples, each set of values replaced by its number: no hash leaves the process. */
    List<Sample> samples(long unitStart) {
        Map<Long, Integer> numbers = new HashMap<>();
        List<Sample> numbered = new ArrayList<>(samples.size());
        for (Raw raw : samples) {
            int number = numbers.computeIfAbsent(raw.values, any -> numbers.size());
            numbered.add(new Sample(
                    raw.step,
                    raw.sequence,
                    raw.startedAt - unitStart,
                    raw.nanos,
                    raw.rows,
                    raw.transaction,
                    raw.connection,
                    raw.thread,
                    number,
                    raw.failed));
        }
        return numbered;
    }
}
