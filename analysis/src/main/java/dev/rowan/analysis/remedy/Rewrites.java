package dev.rowan.analysis.remedy;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Remedy.Kind;
import dev.rowan.analysis.detect.Sighting;
import dev.rowan.analysis.event.ColumnUse;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fixes that are a change of one query. */
final class Rewrites {

    private Rewrites() {}

    static @Nullable Remedy of(Sighting sighting) {
        Fault fault = new Fault(sighting);
        return switch (sighting.rule()) {
            case "duplicate-query" -> reuse(fault);
            case "varying-in-list" -> list(fault);
            case "unbounded-result" -> limit(fault);
            case "deep-offset" -> keyset(fault);
            case "in-memory-pagination" -> page(fault);
            case "cartesian-product" -> product(fault);
            case "idle-in-transaction" ->
                new Remedy(
                        Kind.REWRITE,
                        "Do the waiting (a remote call, a file, a computation) before the transaction begins or after it has ended.",
                        "",
                        "",
                        null);
            case "unused-columns" -> columns(sighting, fault);
            case "unused-fetch" -> unfetch(sighting, fault);
            default -> null;
        };
    }

    private static Remedy reuse(Fault fault) {
        String code = fault.via() == Via.ROWAN ? "List<…> rows = queryset.list(); // and use rows" : "";
        return new Remedy(
                Kind.REUSE,
                "Keep the first answer: pass it along, or hold it for the length of the request.",
                code,
                "A cache that outlives the request needs someone to empty it.",
                null);
    }

    private static Remedy list(Fault fault) {
        if (fault.isJpa()) {
            return new Remedy(
                    Kind.IN_QUERY,
                    "Let Hibernate pad the lists to powers of two, so that few lengths remain.",
                    (fault.via() == Via.SPRING_DATA_JPA ? "spring.jpa.properties." : "")
                            + "hibernate.query.in_clause_parameter_padding=true",
                    "",
                    null);
        }
        if (fault.via() == Via.JOOQ) {
            return new Remedy(
                    Kind.IN_QUERY,
                    "Let jOOQ pad the lists to powers of two, so that few lengths remain.",
                    "new Settings().withInListPadding(true)",
                    "",
                    null);
        }
        String key = fault.statement().keys().stream()
                .filter(each -> each.comparison() == Key.Comparison.IN)
                .map(each -> each.column().name())
                .findFirst()
                .orElse("…");
        return new Remedy(
                Kind.IN_QUERY,
                "Pass the keys as one array, or pad the list to a few lengths by repeating its last value.",
                "where " + key + " = any(?)",
                "Arrays are PostgreSQL's and H2's; elsewhere pad.",
                null);
    }

    private static Remedy limit(Fault fault) {
        String code = switch (fault.via()) {
            case ROWAN -> ".limit(100)";
            case SPRING_DATA_JPA -> "Page<…> find…(…, Pageable page)";
            case HIBERNATE, ECLIPSELINK -> "query.setMaxResults(100)";
            default -> fault.statement().sql() + " limit ?";
        };
        return new Remedy(
                Kind.LIMIT,
                "Ask for a page. If all rows are really needed, stream them with a fetch size.",
                code,
                "A page needs an order.",
                null);
    }

    private static Remedy keyset(Fault fault) {
        String code = fault.via() == Via.ROWAN ? ".filter(id.gt(lastSeen)).orderBy(id).limit(n)" : nextPage(fault);
        return new Remedy(
                Kind.KEYSET,
                "Remember the last row of the page before, and ask for what comes after it.",
                code,
                "The order must be unique: end it with the key. Pages can then not be jumped to by number.",
                null);
    }

    /** The page after a row, in the statement's own order; with what makes it unique. */
    private static String nextPage(Fault fault) {
        Clauses clauses = Clauses.of(fault.textWithoutPage());
        List<String> order = clauses == null ? List.of() : clauses.order();
        boolean down = !order.isEmpty() && order.get(0).endsWith(" desc");
        List<String> columns = new ArrayList<>();
        for (String item : order) {
            String column = item.replaceAll(" (?:asc|desc)$", "");
            if (item.endsWith(" desc") != down || !column.matches("[\\w.\"`]+")) {
                return "where (…, id) > (?, ?) order by …, id limit ?";
            }
            columns.add(column);
        }
        String last = columns.isEmpty() ? "" : columns.get(columns.size() - 1);
        if (!last.replaceAll("[\"`]", "").matches("(?:.*\\.)?id")) {
            columns.add(last.substring(0, last.lastIndexOf('.') + 1) + "id");
        }
        String direction = down ? " desc" : "";
        String compared = down ? " < " : " > ";
        String where = columns.size() == 1
                ? columns.get(0) + compared + "?"
                : "(" + String.join(", ", columns) + ")" + compared + "(?" + ", ?".repeat(columns.size() - 1) + ")";
        return "where " + where + " order by " + String.join(direction + ", ", columns) + direction + " limit ?";
    }

    private static Remedy page(Fault fault) {
        if (fault.isJpa()) {
            return new Remedy(
                    Kind.LIMIT,
                    "Page the keys alone, then fetch those entities with their collection.",
                    pagedKeys(fault),
                    "",
                    null);
        }
        return new Remedy(
                Kind.LIMIT,
                "Let the database skip and stop.",
                fault.statement().sql() + " limit ? offset ?",
                "A page needs an order.",
                null);
    }

    /** Both queries in JPQL where the association is known, else in the statement's own tables. */
    private static String pagedKeys(Fault fault) {
        if (fault.hasAssociation()) {
            String entity = fault.entity() + " " + fault.variable();
            String variable = fault.variable();
            return "select " + variable + ".id from " + entity + " order by " + variable + ".id // paged\n"
                    + "select " + variable + " from " + entity + " left join fetch " + variable + "."
                    + fault.attribute() + " where " + variable + ".id in :ids order by " + variable + ".id";
        }
        String table = fault.statement().table();
        return table.isEmpty()
                ? ""
                : "select id from " + table + " order by id limit ? offset ?\n"
                        + "-- then the query as it is, with: where id in (?, …)";
    }

    private static Remedy product(Fault fault) {
        if (fault.via() == Via.ROWAN) {
            return new Remedy(
                    Kind.PREFETCH_RELATED,
                    "Load one of the two to-many relations with a statement of its own.",
                    ".prefetchRelated(…)",
                    "",
                    null);
        }
        if (fault.isJpa()) {
            return new Remedy(
                    Kind.BATCH_SIZE,
                    "Fetch one collection by the join, and the other in batches.",
                    "@BatchSize(size = 50)",
                    "Changing a List to a Set hides MultipleBagFetchException, not the product.",
                    null);
        }
        return new Remedy(
                Kind.REWRITE,
                "Give every joined table its condition; read two to-many relations with two statements.",
                "",
                "",
                null);
    }

    private static Remedy columns(Sighting sighting, Fault fault) {
        Step step = sighting.step();
        String read = step == null
                ? ""
                : step.columns().stream()
                        .filter(ColumnUse::read)
                        .map(use -> use.column().name())
                        .collect(Collectors.joining(", "));
        return new Remedy(
                Kind.REMOVE,
                "Name the columns that are read.",
                read.isEmpty()
                        ? ""
                        : "select " + read + " from "
                                + fault.statement().table().toLowerCase(Locale.ROOT) + " …",
                "",
                null);
    }

    private static Remedy unfetch(Sighting sighting, Fault fault) {
        String path = fault.entity() + "_." + fault.attribute() + "()";
        String jpa = fault.isJpa()
                ? " Take it out of the query's join fetch or entity graph; where the mapping is eager, map it as lazy."
                : "";
        return new Remedy(
                Kind.REMOVE,
                "Do not load " + sighting.association() + " here: nothing in the run looked at it." + jpa,
                fault.via() == Via.ROWAN ? "remove .selectRelated(" + path + ") or .prefetchRelated(" + path + ")" : "",
                "Only what the recorded run did is known: production may read it.",
                null);
    }
}
