package dev.rowan.reports.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something that is counted: in every test, but for {@link #ALLOCATION}. */
public enum Counter {
    /** Executions; a batch is one. */
    STATEMENTS("statements", "statement"),
    /** Executions and the ends of transactions: what waits for the network. */
    ROUND_TRIPS("roundTrips", "round trip"),
    /** Rows read or written. */
    ROWS("rows", "row"),
    /** Different statements. */
    DISTINCT("distinct", "different statement"),
    /** Findings seen. */
    FINDINGS("findings", "finding"),
    /** The next values of sequences, fetched for keys: an ORM fetches them in blocks, whichever test is the next. */
    SEQUENCES("sequences", "sequence call"),
    /** A pool's questions whether a connection lives. */
    VALIDATION("validation", "pool validation"),
    /** What a container and migrations ran at start, in whichever test came first. */
    CONTEXT_START("contextStart", "statement at start"),
    /** Time in the driver, in milliseconds; it never fails a build against a stored one. */
    TIME("time", "ms"),
    /** Bytes that an operation of a benchmark allocates; of a test it is not counted. */
    ALLOCATION("allocation", "byte");

    private final String word;
    private final String noun;

    Counter(String word, String noun) {
        this.word = word;
        this.noun = noun;
    }

    /** Its name in files. */
    public String word() {
        return word;
    }

    /** So many of it, in words. */
    public String of(long count) {
        String number = String.format(Locale.ROOT, "%,d", count);
        return number + " " + (count == 1 || this == TIME ? noun : plural());
    }

    private String plural() {
        return this == CONTEXT_START ? "statements at start" : noun + "s";
    }

    /** Whether the same code gives the same count, so that any increase is one of the code. */
    public boolean exact() {
        return this == STATEMENTS || this == ROUND_TRIPS || this == ROWS || this == DISTINCT || this == FINDINGS;
    }

    /** The counter of that name, however it is spelled: {@code roundTrips}, {@code round-trips}, {@code ROUND_TRIPS}. */
    public static Optional<Counter> named(String name) {
        String wanted = bare(name);
        return Arrays.stream(values())
                .filter(counter -> bare(counter.word).equals(wanted)
                        || bare(counter.name()).equals(wanted))
                .findFirst();
    }

    /** The names of all. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Counter::word).toList();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }
}
