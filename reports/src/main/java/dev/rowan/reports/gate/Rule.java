package dev.rowan.reports.gate;

import dev.rowan.reports.view.Counter;
import dev.rowan.reports.view.Level;
import java.util.List;

/**
 * A limit.
 *
 * @param finding for {@link Counter#FINDINGS}: the finding that is counted, or empty for all
 * @param limit the most that is allowed; nanoseconds for the time of a benchmark, milliseconds for any other
 * @param includes names of tests, classes, benchmarks, or statements' texts that it is about; {@code *} is any run of characters
 */
public record Rule(
        Element element,
        Counter counter,
        String finding,
        Value value,
        long limit,
        Level level,
        List<String> includes,
        List<String> excludes) {

    public Rule {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** Its name in messages and exports. */
    public String name() {
        String what = finding.isEmpty() ? counter.word() : finding;
        return (element + "." + what + "." + value).toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether it limits rows or time of single statements. */
    boolean limitsCosts() {
        return element == Element.STATEMENT && (counter == Counter.ROWS || counter == Counter.TIME);
    }

    Names names() {
        return new Names(includes, excludes);
    }
}
