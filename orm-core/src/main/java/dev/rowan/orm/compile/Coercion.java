package dev.rowan.orm.compile;

import dev.rowan.orm.model.BadValue;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.JsonNull;
import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Stateful;
import dev.rowan.orm.query.Expression;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which type a constant is bound as, and how a user's value becomes one of it. */
final class Coercion {
    private final Context context;

    Coercion(Context context) {
        this.context = context;
    }

    static boolean isJson(@Nullable FieldType<?, ?> type) {
        return type != null && type.kind() == ColumnKind.JSON;
    }

    static boolean isInteger(@Nullable FieldType<?, ?> type) {
        return type != null
                && (type.kind() == ColumnKind.SMALLINT
                        || type.kind() == ColumnKind.INTEGER
                        || type.kind() == ColumnKind.BIGINT);
    }

    /**
     * A constant as a value of its own type, else of the type that it meets, else of its class's.
     *
     * @param field what messages name; empty for nothing
     */
    Node constant(Expression.Value value, @Nullable FieldType<?, ?> meets, String field) {
        Object raw = value.value();
        FieldType<?, ?> type = value.type() != null ? value.type() : raw == null ? meets : wide(meets, raw);
        if (raw == null) {
            return isJson(type) && type != null
                    ? bound(new Expression.Value(JsonNull.INSTANCE, type), type, field, UnaryOperator.identity())
                    : new Node.Nothing(context, type);
        }
        if (type == null) {
            type = ofClass(raw, field);
        }
        return bound(value, type, field, UnaryOperator.identity());
    }

    /** A list as one JSON array. */
    Constant array(Expression.Items items, FieldType<?, ?> type) {
        Expression.Value list = new Expression.Value(List.of(), type);
        return new Constant(items, list, type, type.kind(), raw -> type.toCarrier(whole((Expression.Items) raw)));
    }

    private static List<@Nullable Object> whole(Expression.@Nullable Items list) {
        List<@Nullable Object> values = new ArrayList<>();
        if (list != null) {
            list.items().forEach(item -> values.add(item instanceof Expression.Value value ? value.value() : null));
        }
        return values;
    }

    Constant bound(Expression.Value value, FieldType<?, ?> type, String field, UnaryOperator<@Nullable Object> first) {
        return new Constant(value, type, type.kind(), raw -> {
            try {
                return type.toCarrier(typeId(first.apply(raw)));
            } catch (BadValue bad) {
                throw named(bad, field);
            }
        });
    }

    /** A model stands for its content type. */
    private @Nullable Object typeId(@Nullable Object raw) {
        if (raw instanceof ModelMeta<?> model) {
            return context.contentTypes.idOf(model);
        }
        return raw instanceof Class<?> model && Stateful.class.isAssignableFrom(model)
                ? context.contentTypes.idOf(Metas.of(model))
                : raw;
    }

    private static BadValue named(BadValue bad, String field) {
        String message = String.valueOf(bad.getMessage());
        boolean goesOn = !field.isEmpty() && Character.isLowerCase(message.charAt(0));
        return goesOn ? new BadValue("Field '" + field + "' " + message) : bad;
    }

    /** A long meets an int column as a long: the database compares them, and no value is too large to ask for. */
    static @Nullable FieldType<?, ?> wide(@Nullable FieldType<?, ?> meets, Object raw) {
        if (isInteger(meets)
                && meets != null
                && Number.class.isAssignableFrom(meets.kind().carrier())) {
            if (raw instanceof BigInteger) {
                return FieldTypes.DECIMAL;
            }
            boolean plain = meets == FieldTypes.INTEGER || meets == FieldTypes.SHORT || meets == FieldTypes.BYTE;
            if (plain && (raw instanceof Long || raw instanceof BigDecimal || raw instanceof Double)) {
                return FieldTypes.LONG;
            }
            if (raw instanceof Integer && plain && meets != FieldTypes.INTEGER) {
                return FieldTypes.INTEGER;
            }
        }
        return meets;
    }

    private static FieldType<?, ?> ofClass(Object raw, String field) {
        if (raw instanceof Map || raw instanceof Collection || raw instanceof JsonNull) {
            return FieldTypes.json();
        }
        if (raw instanceof Stateful row) {
            return Metas.of(row).concrete().primaryKeyField().type();
        }
        FieldType<?, ?> type = FieldTypes.ofClass(raw.getClass());
        if (type == null) {
            throw new FieldError("A value of " + raw.getClass().getName() + " cannot be bound"
                    + (field.isEmpty() ? "" : " to '" + field + "'") + ".\n  Give it a type:"
                    + " value(x, type), or register a FieldType.");
        }
        return type;
    }

    /** The key of a row, read from the field that a relation points to. */
    static UnaryOperator<@Nullable Object> keyOf(@Nullable Field<?, ?> target) {
        return raw -> {
            if (!(raw instanceof Stateful row)) {
                return raw;
            }
            Object key = value(target == null ? Metas.of(row).concrete().primaryKeyField() : target, row);
            if (key == null) {
                throw new IllegalArgumentException("Model instances passed to related filters must be saved: this "
                        + Metas.of(row).name() + " has no key yet.");
            }
            return key;
        };
    }

    @SuppressWarnings("unchecked") // the row's model was checked when the lookup was compiled
    private static @Nullable Object value(Field<?, ?> field, Stateful row) {
        return ((Field<Stateful, Object>) field).get(row);
    }

    /** Whether rows of one model can stand for rows of the other: the same, or one inherits from the other. */
    static boolean compatible(ModelMeta<?> given, ModelMeta<?> wanted) {
        return inherits(given, wanted) || inherits(wanted, given);
    }

    private static boolean inherits(ModelMeta<?> given, ModelMeta<?> wanted) {
        for (ModelMeta<?> at = given.concrete(); at != null; at = at.parent() == null ? null : parent(at)) {
            if (at == wanted.concrete()) {
                return true;
            }
        }
        return false;
    }

    private static ModelMeta<?> parent(ModelMeta<?> model) {
        ModelMeta<?> parent = model.parent();
        return parent == null ? model : parent.concrete();
    }
}
