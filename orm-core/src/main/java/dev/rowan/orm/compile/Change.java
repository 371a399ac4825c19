package dev.rowan.orm.compile;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.query.Expression;

/** A column of the updated table and what it gets. */
public record Change(Field<?, ?> field, Expression value) {}
