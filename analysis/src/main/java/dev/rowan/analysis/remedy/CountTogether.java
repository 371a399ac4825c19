package dev.rowan.analysis.remedy;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Remedy.Kind;
import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.Key;
import dev.rowan.analysis.sql.Trait;
import java.util.Locale;

/** Fixes for counting in a loop: count all in one statement, by group. */
final class CountTogether {

    private CountTogether() {}

    static Remedy of(Sighting sighting) {
        Fault fault = new Fault(sighting);
        boolean exists = fault.statement().has(Trait.EXISTS_ONLY);
        Kind kind = exists ? Kind.EXISTS : Kind.GROUP_BY;
        Key key = fault.key();
        String column = key == null ? "" : key.column().name();
        if (fault.via() == Via.ROWAN && fault.hasAssociation()) {
            String path = fault.entity() + "_." + fault.attribute() + "()";
            return new Remedy(
                    kind,
                    "Let the parents' own query count: no child row is loaded.",
                    ".annotate(count(" + path + ").as(\"" + fault.attribute() + "Count\"))",
                    "",
                    null);
        }
        if (fault.isJpa() && fault.hasAssociation()) {
            String variable = fault.variable();
            return new Remedy(
                    kind,
                    "Count for all parents in one query, and read the numbers from a map.",
                    "select " + variable + ".id, size(" + variable + "." + fault.attribute() + ") from "
                            + fault.entity() + " " + variable + " where " + variable + " in :parents",
                    "Do not fetch the collection to count it.",
                    null);
        }
        boolean own =
                key != null && key.column().table().equals(fault.statement().table());
        ForMany many = fault.forMany();
        if (fault.via() == Via.JOOQ && own && many != null && fault.statement().has(Trait.COUNT_ONLY)) {
            String table = fault.statement().table().toUpperCase(Locale.ROOT);
            String counted = table + "." + column.toUpperCase(Locale.ROOT);
            return new Remedy(
                    kind,
                    "Count by group in one query before the loop; a key without rows is missing from it and means 0.",
                    "ctx.select(" + counted + ", count()).from(" + table + ").where(" + counted + ".in(keys)).groupBy("
                            + counted + ").fetchMap(" + counted + ", count())",
                    many.asksForMore() ? "Keep the statement's other conditions." : "",
                    null);
        }
        if (exists) {
            return ofExisting(fault);
        }
        String grouped = fault.sqlForMany();
        return grouped.isEmpty()
                ? new Remedy(kind, "Ask for all parents in one grouped statement before the loop.", "", "", null)
                : new Remedy(
                        kind,
                        "Count by group in one statement before the loop; a key without rows is missing from it and means 0.",
                        grouped,
                        fault.sqlInPlaceOfJpql(),
                        null);
    }

    /** Which of the keys have any row, in one statement. */
    static Remedy ofExisting(Fault fault) {
        String sql = fault.sqlOfExisting();
        return sql.isEmpty()
                ? new Remedy(Kind.EXISTS, "Ask for all parents in one statement before the loop.", "", "", null)
                : new Remedy(
                        Kind.EXISTS,
                        "Ask once, before the loop, which of the keys have any.",
                        sql,
                        fault.sqlInPlaceOfJpql(),
                        null);
    }
}
