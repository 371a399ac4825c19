package dev.rowan.analysis.sql;

import java.util.Set;

/** Words that cannot be the name of a column or an alias where the scans look for one. */
final class Words {

    private static final Set<String> RESERVED = Set.of(
            "all",
            "and",
            "any",
            "as",
            "asc",
            "between",
            "by",
            "case",
            "collate",
            "conflict",
            "connect",
            "cross",
            "current",
            "default",
            "delete",
            "desc",
            "distinct",
            "do",
            "else",
            "end",
            "escape",
            "except",
            "exists",
            "fetch",
            "first",
            "following",
            "for",
            "from",
            "full",
            "group",
            "having",
            "ilike",
            "in",
            "inner",
            "insert",
            "intersect",
            "interval",
            "into",
            "is",
            "isnull",
            "join",
            "lateral",
            "left",
            "like",
            "limit",
            "merge",
            "minus",
            "natural",
            "next",
            "not",
            "notnull",
            "null",
            "offset",
            "on",
            "only",
            "or",
            "order",
            "outer",
            "over",
            "partition",
            "preceding",
            "returning",
            "right",
            "row",
            "rows",
            "select",
            "set",
            "similar",
            "some",
            "start",
            "straight_join",
            "table",
            "tablesample",
            "then",
            "top",
            "truncate",
            "union",
            "update",
            "using",
            "values",
            "when",
            "where",
            "window",
            "with");

    /** After these words a minus belongs to the number behind it; after any other name it subtracts. */
    private static final Set<String> BEFORE_SIGN = Set.of(
            "and", "between", "by", "case", "else", "from", "in", "is", "like", "limit", "not", "offset", "on", "or",
            "return", "select", "set", "then", "to", "top", "values", "when", "where");

    private Words() {}

    static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }

    static boolean precedesSign(String word) {
        return BEFORE_SIGN.contains(word);
    }
}
