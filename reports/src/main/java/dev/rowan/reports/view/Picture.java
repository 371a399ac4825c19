package dev.rowan.reports.view;

/**
 * The evidence of a finding, as the few words and numbers that a small drawing needs.
 *
 * @param form which drawing
 * @param source heading of the left side: a table, or the code that asks
 * @param sourceCount rows on the left; 0 when that side is code
 * @param key what joins the sides, such as {@code owners.id}; empty when unknown
 * @param target heading of the right side: the table that is asked
 * @param targetCount statements, or rows, on the right
 * @param wouldBe how many there would be after the fix
 * @param firm whether the lines were proven; they are dashed otherwise
 * @param caption the drawing in words, for those who do not see it
 */
public record Picture(
        Form form,
        String source,
        long sourceCount,
        String key,
        String target,
        long targetCount,
        long wouldBe,
        boolean firm,
        String caption) {

    /** The drawings. */
    public enum Form {
        /** Rows of a parent, each with a statement of its own. */
        FAN,
        /** The same question asked again. */
        AGAIN,
        /** One statement that brings or costs too much. */
        BULK
    }

    /** Lines that fit before the rest is summed up. */
    public static final int LINES = 5;

    /** How many lines are drawn one by one. */
    public int drawn() {
        return (int) Math.max(1, Math.min(LINES, targetCount));
    }

    /** Whether more happened than is drawn. */
    public boolean cut() {
        return targetCount > LINES;
    }
}
