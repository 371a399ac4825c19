package dev.rowan.analysis.detect;

import dev.rowan.analysis.event.Edge;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.SqlStatement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How numbers and places are said in titles and evidence. */
final class Words {

    private Words() {}

    static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d", number) + " " + (number == 1 ? one : many);
    }

    static String statements(long number) {
        return count(number, "statement", "statements");
    }

    static String rows(long number) {
        return count(number, "row", "rows");
    }

    static String millis(long nanos) {
        return nanos < 50_000 ? "less than 0.1 ms" : String.format(Locale.ROOT, "%,.1f ms", nanos / 1e6);
    }

    /** The table that a statement is about, for a sentence. */
    static String table(SqlStatement statement) {
        return statement.table().isEmpty() ? "a query without a table" : statement.table();
    }

    static String rivals(Edge edge) {
        List<String> names = edge.rivals().stream()
                .map(rival -> rival.column().toString())
                .distinct()
                .limit(3)
                .toList();
        return names.stream().collect(Collectors.joining(" and "));
    }

    static String place(@Nullable Step step) {
        return step == null || step.site() == null
                ? "an unknown place"
                : step.site().toString();
    }
}
