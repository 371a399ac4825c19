package dev.rowan.orm.compile;

import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.Stateful;
import dev.rowan.orm.query.Expression;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a list of values at the right of {@code in}. */
enum Lists {
    /** One bind, whatever the length. */
    ARRAYS,
    /** As many binds as the next power of two says, the last value repeated: few texts serve all lengths. */
    ROUNDED,
    /** A bind, or a literal, for each. */
    EACH;

    /** How long a list can be that is rounded up; a longer one costs more to run than to compile. */
    private static final int MOST_ROUNDED = 1_024;

    /** What items have in common when it is neither a class of rows nor a size. */
    private enum Form {
        VALUES,
        MIXED
    }

    /** Whether a list is bound as arrays: constants of one form only, and the database has arrays. */
    boolean isArray(Expression.Items items) {
        return this == ARRAYS && form(items) != Form.MIXED;
    }

    /**
     * The number of binds for a list whose length is rounded up; 0 for any other list.
     *
     * <p>Not for keys of several columns: what SQLite does for each repeated row costs more than another text.
     */
    int rounded(Expression.Items items) {
        int size = items.items().size();
        if (this != ROUNDED || size == 0 || size > MOST_ROUNDED) {
            return 0;
        }
        Class<?> common = classOf(items.items().get(0));
        for (Expression item : items.items()) {
            if (common == null || classOf(item) != common) {
                return 0;
            }
        }
        return size == 1 ? 1 : Integer.highestOneBit(size - 1) * 2;
    }

    /** The class of a plain value, or of a row with a key of one column; null for what a text may depend on. */
    static @Nullable Class<?> classOf(Expression item) {
        Object raw = item instanceof Expression.Value value && value.type() == null ? value.value() : null;
        boolean plain = raw instanceof Number
                || raw instanceof CharSequence
                || raw instanceof UUID
                || raw instanceof Temporal
                || raw instanceof Enum<?>
                || (raw instanceof Stateful row && hasOneColumn(row));
        return plain && raw != null ? raw.getClass() : null;
    }

    private static boolean hasOneColumn(Stateful row) {
        return Metas.of(row).concrete().primaryKey().size() == 1;
    }

    /**
     * What the items of a list have in common: rows their class, lists (such as keys of several columns) their size.
     *
     * @return null when there are none but nulls
     */
    static @Nullable Object form(Expression.Items items) {
        Object common = null;
        for (Expression item : items.items()) {
            if (!(item instanceof Expression.Value value)) {
                return Form.MIXED;
            }
            Object raw = value.value();
            if (raw == null) {
                continue;
            }
            Object form = raw instanceof Stateful
                    ? raw.getClass()
                    : raw instanceof List<?> list ? (Object) list.size() : Form.VALUES;
            if (common != null && !common.equals(form)) {
                return Form.MIXED;
            }
            common = form;
        }
        return common;
    }
}
