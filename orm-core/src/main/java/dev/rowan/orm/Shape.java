package dev.rowan.orm;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row of a queryset's answer is made into. */
@FunctionalInterface
interface Shape<T extends @Nullable Object> {
    /** A row of the answer from an object of the model, or from {@code Object[]}. */
    T of(@Nullable Object raw, List<String> names);

    static Shape<Row> rows() {
        return (raw, names) -> new Row(names, values(raw));
    }

    static Shape<List<@Nullable Object>> lists() {
        return (raw, names) -> Collections.unmodifiableList(Arrays.asList(values(raw)));
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null only where T says so
    static <T extends @Nullable Object> Shape<T> first() {
        return (raw, names) -> (T) values(raw)[0];
    }

    /** Records, by their canonical constructor. */
    static <T extends Record> Shape<T> records(Class<T> type) {
        MethodHandle constructor = constructor(type);
        return (raw, names) -> {
            try {
                return type.cast((Object) constructor.invokeExact(values(raw)));
            } catch (RuntimeException | Error thrown) {
                throw thrown;
            } catch (Throwable checked) {
                throw new IllegalStateException(type.getName() + " refused a row.", checked);
            }
        };
    }

    private static MethodHandle constructor(Class<? extends Record> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, components))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException closed) {
            throw new IllegalArgumentException(
                    type.getName() + " cannot be made here: its package is closed to dev.rowan.orm.", closed);
        }
    }

    private static @Nullable Object[] values(@Nullable Object raw) {
        if (raw instanceof @Nullable Object[] values) {
            return values;
        }
        throw new IllegalStateException("a tuple was expected, not " + raw);
    }
}
