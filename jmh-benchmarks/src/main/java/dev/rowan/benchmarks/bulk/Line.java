package dev.rowan.benchmarks.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What every writer is given: a row of sample, as one has it before there is a row. */
record Line(
        String title,
        int views,
        boolean published,
        Instant createdAt,
        double score,
        @Nullable String note) {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    static List<Line> of(int number) {
        List<Line> lines = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            lines.add(at(i));
        }
        return lines;
    }

    /** The same, made while they are asked for, and held by nobody. */
    static Iterable<Line> made(int number) {
        return () -> {
            Iterator<Line> lines = IntStream.range(0, number).mapToObj(Line::at).iterator();
            return lines;
        };
    }

    private static Line at(int i) {
        return new Line(
                "The title of sample " + i,
                i % 1_000,
                i % 3 == 0,
                START.plusSeconds(i),
                i / 8.0,
                i % 4 == 0 ? null : "note " + i);
    }

    /** What the update of that turn makes of the title. */
    String changedTitle(int turn) {
        return title + " #" + turn;
    }

    int changedViews(int turn) {
        return views + turn;
    }
}
