package dev.rowan.orm.query;

import java.util.List;

/** {@code DISTINCT}, or {@code DISTINCT ON} when it names paths. */
public record Distinct(List<Expression> on) {
    public Distinct {
        on = List.copyOf(on);
    }
}
