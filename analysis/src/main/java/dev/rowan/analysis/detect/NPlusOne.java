package dev.rowan.analysis.detect;

import dev.rowan.analysis.event.Step;

/** {@code n-plus-one}: a query run again for each row of another. */
final class NPlusOne extends RepeatedRead {

    static final String RULE = "n-plus-one";

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    boolean applies(Repetition repetition) {
        return !CountInLoop.counts(repetition.step().statement());
    }

    @Override
    String title(Repetition repetition) {
        Step parent = repetition.parent();
        String what = repetition.step().association().isEmpty()
                ? Words.table(repetition.step().statement())
                : repetition.step().association();
        String each = parent == null || repetition.how() == Repetition.How.ORDER
                ? "in a loop"
                : "once for each row of " + Words.table(parent.statement());
        return what + " is read " + each + ": " + Words.statements(repetition.count()) + " where 1 would do";
    }
}
