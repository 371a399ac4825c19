package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Bind;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.query.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A compiled statement of a shape, for any constants. Immutable, safe for any thread. */
final class Template {
    private final String sql;
    private final Slot[] slots;
    private final @Nullable RowPlan plan;
    private final boolean empty;
    private final @Nullable List<Slot> constants;

    private Template(String sql, Slot[] slots, @Nullable RowPlan plan, boolean empty, @Nullable List<Slot> constants) {
        this.sql = sql;
        this.slots = slots;
        this.plan = plan;
        this.empty = empty;
        this.constants = constants;
    }

    /** Where a bind's value comes from: a position in the shape, or -1 and a value of the compiler's own. */
    private record Slot(
            int index, @Nullable Object own, ColumnKind kind, UnaryOperator<@Nullable Object> convert, boolean array) {
        static Slot of(Bind bind, Shape shape) {
            int index = shape.indexOf(bind.source());
            return new Slot(index, index < 0 ? bind.source() : null, bind.kind(), bind.convert(), bind.array());
        }

        @Nullable
        Object carrier(Shape shape) {
            Object source = index < 0 ? own : shape.constant(index);
            if (!array) {
                return convert.apply(source instanceof Expression.Value value ? value.value() : source);
            }
            List<@Nullable Object> items = new ArrayList<>();
            if (source instanceof Expression.Items list) {
                for (Expression item : list.items()) {
                    Object value = ((Expression.Value) item).value();
                    if (value != null) {
                        items.add(convert.apply(value));
                    }
                }
            }
            return items;
        }
    }

    static Template of(String sql, List<Bind> binds, Shape shape, @Nullable RowPlan plan) {
        Slot[] slots = new Slot[binds.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = Slot.of(binds.get(i), shape);
        }
        return new Template(sql, slots, plan, false, null);
    }

    /** A statement that need not run; {@code row} holds what an aggregate answers all the same. */
    static Template empty(@Nullable RowPlan plan, @Nullable List<Bind> row, Shape shape) {
        List<Slot> constants = row == null
                ? null
                : row.stream().map(bind -> Slot.of(bind, shape)).toList();
        return new Template("", new Slot[0], plan, true, constants);
    }

    Statement statement(Shape shape) {
        if (empty) {
            return new Statement("", List.of(), plan, true, constants == null ? null : row(constants, shape));
        }
        Parameter[] parameters = new Parameter[slots.length];
        for (int i = 0; i < parameters.length; i++) {
            Slot slot = slots[i];
            parameters[i] = new Parameter(slot.carrier(shape), slot.kind(), slot.array());
        }
        return new Statement(sql, List.of(parameters), plan, false);
    }

    private static List<@Nullable Object> row(List<Slot> constants, Shape shape) {
        List<@Nullable Object> row = new ArrayList<>();
        constants.forEach(slot -> row.add(slot.carrier(shape)));
        return row;
    }
}
