package dev.rowan.analysis.sql;

import dev.rowan.analysis.sql.Scope.Clause;
import java.util.List;

/** Which of a query's values are its limit and its offset. */
final class Paging {

    private final List<Token> tokens;
    private int limit = -1;
    private int offset = -1;

    Paging(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * A value stands at {@code i}.
     *
     * @param value its number among the values of the text
     * @return whether a comma before it made it the limit, and the one before it an offset that no word tells of
     */
    boolean value(int i, int value, Scope scope) {
        if (i == 0) {
            return false;
        }
        Token before = tokens.get(i - 1);
        if (before.is("limit") || before.is("first") || before.is("next") || before.is("top")) {
            limit = value;
        } else if (before.is("offset")) {
            offset = value;
        } else if (before.is(",") && scope.clause == Clause.LIMIT) {
            offset = limit;
            limit = value;
            return true;
        } else if (before.is("(") && i > 1 && tokens.get(i - 2).is("top")) {
            limit = value;
        }
        return false;
    }

    /** The number of the value that is the limit, or -1. */
    int limit() {
        return limit;
    }

    /** The number of the value that is the offset, or -1. */
    int offset() {
        return offset;
    }
}
