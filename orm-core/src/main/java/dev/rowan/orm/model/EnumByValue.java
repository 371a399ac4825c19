package dev.rowan.orm.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An enum kept by the values of its constants.
 *
 * <p>The constants are asked at first use, so that a model's description never initialises a class of the user's.
 */
final class EnumByValue<E extends Enum<E> & Choice<V>, V> implements FieldType<E, V> {
    private final Class<E> type;
    private volatile @Nullable Constants<E, V> constants;

    EnumByValue(Class<E> type) {
        this.type = type;
    }

    /** The constants by value, and the type that all values have. */
    private record Constants<E, V>(Map<V, E> byValue, FieldType<V, ?> valueType) {}

    private Constants<E, V> constants() {
        Constants<E, V> known = constants;
        if (known == null) {
            known = read();
            constants = known;
        }
        return known;
    }

    @SuppressWarnings("unchecked") // a plain type's carriers are its values
    private Constants<E, V> read() {
        Map<V, E> byValue = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            E other = byValue.put(constant.value(), constant);
            if (other != null) {
                throw new RowanException(type.getSimpleName() + "." + other + " and " + constant
                        + " have the same value " + constant.value() + ".\n  Give each constant its own.");
            }
        }
        if (byValue.isEmpty()) {
            throw new RowanException(type.getName() + " has no constants, so that its column has no type.");
        }
        Class<?> valueClass = byValue.keySet().iterator().next().getClass();
        FieldType<?, ?> valueType = FieldTypes.ofClass(valueClass);
        if (valueType == null || !valueType.isPlain()) {
            throw new RowanException("The values of " + type.getName() + " are of " + valueClass.getSimpleName()
                    + ", which is no plain column.\n  Use String, Integer, Short or Long.");
        }
        return new Constants<>(byValue, (FieldType<V, ?>) valueType);
    }

    @Override
    public Class<E> javaType() {
        return type;
    }

    @Override
    public ColumnKind kind() {
        return constants().valueType.kind();
    }

    @Override
    public V toColumn(E value) {
        return value.value();
    }

    @Override
    public E fromColumn(V column) {
        E constant = constants().byValue.get(column);
        if (constant == null) {
            throw new BadValue("“" + column + "” is no value of " + type.getSimpleName() + ".\n  Its values: "
                    + constants().byValue.keySet() + ".");
        }
        return constant;
    }

    @Override
    public E coerce(Object value) {
        return fromColumn(Objects.requireNonNull(constants().valueType.coerce(value)));
    }

    /** A value of another class is bound as it is, whether or not a constant has it: Django does not check choices. */
    @Override
    public @Nullable Object toCarrier(@Nullable Object value) {
        if (value == null || type.isInstance(value)) {
            return value == null ? null : type.cast(value).value();
        }
        return constants().valueType.toCarrier(value);
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
