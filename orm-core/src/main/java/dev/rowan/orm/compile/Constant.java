package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Bind;
import dev.rowan.orm.dialect.Operand;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.query.Expression;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A constant of the query, bound as its type says.
 *
 * <p>Two are equal only when they are one object of the tree: the value is not part of the shape.
 */
@SuppressWarnings("ReferenceEquality") // see above: identity is what is meant
final class Constant implements Node {
    private final Expression source;
    private final Expression.Value value;
    private final FieldType<?, ?> type;
    private final ColumnKind kind;
    private final UnaryOperator<@Nullable Object> convert;

    Constant(Expression.Value value, FieldType<?, ?> type, ColumnKind kind, UnaryOperator<@Nullable Object> convert) {
        this(value, value, type, kind, convert);
    }

    /** A list as one value: {@code source} holds its items. */
    Constant(
            Expression source,
            Expression.Value value,
            FieldType<?, ?> type,
            ColumnKind kind,
            UnaryOperator<@Nullable Object> convert) {
        this.source = source;
        this.value = value;
        this.type = type;
        this.kind = kind;
        this.convert = convert;
    }

    @Override
    public void write(SqlWriter out) {
        out.bind(bind());
    }

    Bind bind() {
        return new Bind(source, kind, convert, false);
    }

    @Override
    public FieldType<?, ?> type() {
        return type;
    }

    /** The text may depend on its class, on whether it is null, and on a truth value: on nothing else. */
    @Override
    public Expression.Value constant() {
        return value;
    }

    boolean isNull() {
        return value.value() == null; // part of the shape
    }

    @Override
    public Operand converted(UnaryOperator<@Nullable Object> more) {
        return converted(type.kind(), more);
    }

    @Override
    public Operand converted(ColumnKind kind, UnaryOperator<@Nullable Object> more) {
        UnaryOperator<@Nullable Object> before = convert;
        return new Constant(source, value, type, kind, raw -> more.apply(before.apply(raw)));
    }

    @Override
    public Bind array(Expression.Items list) {
        return new Bind(list, kind, convert, true);
    }

    /** The value at a position of a list, whose last value stands for all positions behind it. */
    Constant at(Expression.Items list, int position) {
        return new Constant(list, value, type, kind, raw -> {
            List<Expression> items = ((Expression.Items) Objects.requireNonNull(raw)).items();
            return convert.apply(((Expression.Value) items.get(Math.min(position, items.size() - 1))).value());
        });
    }

    @Override
    public Node map(UnaryOperator<Node> replace) {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Constant that && source == that.source && type == that.type;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(source);
    }
}
