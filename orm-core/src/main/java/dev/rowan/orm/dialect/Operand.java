package dev.rowan.orm.dialect;

import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.query.Expression;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A resolved expression that a dialect puts into its spelling of a function or a lookup. */
public interface Operand {
    void write(SqlWriter out);

    /** The type of the value, as far as it is known. */
    @Nullable
    FieldType<?, ?> type();

    /**
     * The constant, when it is one: a dialect may need to bind it in another form.
     *
     * <p>One text serves all constants of a shape, so that it may depend on the constant's class, on whether it is null
     * and on a truth value, and on nothing else.
     */
    default Expression.@Nullable Value constant() {
        return null;
    }

    /** The same constant, converted once more before it is bound: {@code %value%} for {@code contains}. */
    default Operand converted(UnaryOperator<@Nullable Object> more) {
        throw new IllegalStateException("not a constant");
    }

    /** The same constant, converted once more and bound as another kind: the first moment of a year for the year. */
    default Operand converted(ColumnKind kind, UnaryOperator<@Nullable Object> more) {
        throw new IllegalStateException("not a constant");
    }

    /** The bind of a whole list as one array, each item bound as this constant is. */
    default Bind array(Expression.Items list) {
        throw new IllegalStateException("not a constant");
    }

    /** Where in a JSON document this is, when it is a {@code JsonKey}; else null. */
    default @Nullable JsonPlace jsonPlace() {
        return null;
    }

    /** Of which moment this is a part, when it is an {@code Extract} (or a transform that is one); else null. */
    default @Nullable DatePart datePart() {
        return null;
    }

    /** A place inside a JSON document: lookups on it are not written over the place's own spelling. */
    record JsonPlace(Operand document, List<String> keys, boolean asText) {
        public JsonPlace {
            keys = List.copyOf(keys);
        }
    }

    /** A part of a date or a time: a comparison of a year is a range of moments, which an index can serve. */
    record DatePart(Operand moment, String part, ZoneId zone) {}
}
