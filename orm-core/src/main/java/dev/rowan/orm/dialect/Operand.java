package dev.rowan.orm.dialect;

import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.query.Expression;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A resolved expression that a dialect puts into its spelling of a function or a lookup. */
public interface Operand {
    void write(SqlWriter out);

    /** The type of the value, as far as it is known. */
    @Nullable
    FieldType<?, ?> type();

    /** The constant, when it is one: a dialect may need to bind it in another form. */
    default Expression.@Nullable Value constant() {
        return null;
    }

    /** The same constant, converted once more before it is bound: {@code %value%} for {@code contains}. */
    default Operand converted(UnaryOperator<@Nullable Object> more) {
        throw new IllegalStateException("not a constant");
    }
}
