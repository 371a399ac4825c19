package dev.rowan.orm.dialect;

import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.query.Expression;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One {@code ?} of a statement: where its value comes from in the tree, and how the value gets onto the wire.
 *
 * <p>Holds no value of its own, so that a compiled statement serves every query of the same shape.
 *
 * @param source an {@link Expression.Value}, or {@link Expression.Items} for a bind that is an array
 * @param kind the kind of column that the value (or each item) is bound as
 * @param convert from the user's value to the carrier of the kind: the field's type, wildcards, escapes
 * @param array whether the whole list is bound as one array
 */
public record Bind(Expression source, ColumnKind kind, UnaryOperator<@Nullable Object> convert, boolean array) {}
