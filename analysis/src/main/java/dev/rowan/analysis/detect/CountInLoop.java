package dev.rowan.analysis.detect;

import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.sql.SqlStatement;
import dev.rowan.analysis.sql.Trait;

/** {@code count-in-loop}: a count, or a question whether there is any, asked again for each row of another query. */
final class CountInLoop extends RepeatedRead {

    static final String RULE = "count-in-loop";

    @Override
    public String rule() {
        return RULE;
    }

    static boolean counts(SqlStatement statement) {
        boolean oneAggregate = statement.has(Trait.AGGREGATE)
                && !statement.has(Trait.GROUP_BY)
                && statement.columns().size() == 1;
        return statement.has(Trait.COUNT_ONLY) || statement.has(Trait.EXISTS_ONLY) || oneAggregate;
    }

    @Override
    boolean applies(Repetition repetition) {
        return counts(repetition.step().statement());
    }

    @Override
    String title(Repetition repetition) {
        SqlStatement statement = repetition.step().statement();
        Step parent = repetition.parent();
        String asked = statement.has(Trait.COUNT_ONLY)
                ? " is counted "
                : statement.has(Trait.EXISTS_ONLY) ? " is asked for existence " : " is summed up ";
        String each = parent == null || repetition.how() == Repetition.How.ORDER
                ? "in a loop"
                : "once for each row of " + Words.table(parent.statement());
        return Words.table(statement) + asked + each + ": " + Words.statements(repetition.count())
                + " where 1 would do";
    }
}
