package dev.rowan.orm.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as a JSON object: components under their own names; looked into once, then only called. */
final class RecordShape {
    private static final ClassValue<RecordShape> KNOWN = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private record Component(
            String name,
            MethodHandle accessor,
            JsonShape shape,
            @Nullable Object missing) {}

    private final Class<?> type;
    private final List<Component> components = new ArrayList<>();
    private final MethodHandle constructor;

    private RecordShape(Class<?> type) {
        this.type = type;
        RecordComponent[] declared = type.getRecordComponents();
        Class<?>[] parameters = new Class<?>[declared.length];
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            for (int i = 0; i < declared.length; i++) {
                parameters[i] = declared[i].getType();
                declared[i].getAccessor().setAccessible(true);
                components.add(new Component(
                        declared[i].getName(),
                        lookup.unreflect(declared[i].getAccessor()),
                        JsonShape.of(declared[i].getGenericType()),
                        zero(parameters[i])));
            }
            Constructor<?> canonical = type.getDeclaredConstructor(parameters);
            canonical.setAccessible(true);
            constructor = lookup.unreflectConstructor(canonical).asSpreader(Object[].class, parameters.length);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            throw new RowanException(
                    "The record " + type.getName() + " cannot be read.\n  Is its package open to Rowan's module?",
                    closed);
        }
    }

    static RecordShape of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** What a primitive component is when JSON does not mention it. */
    private static @Nullable Object zero(Class<?> type) {
        return type.isPrimitive() ? java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0) : null;
    }

    Object read(Object json) {
        Map<?, ?> object = JsonShape.object(json);
        @Nullable Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            Component component = components.get(i);
            Object value = component.shape.read(object.get(component.name));
            values[i] = value == null ? component.missing : value;
        }
        return call(constructor, values);
    }

    Map<String, @Nullable Object> values(Object row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Component component : components) {
            values.put(component.name, call(component.accessor, row));
        }
        return values;
    }

    private Object call(MethodHandle handle, Object argument) {
        try {
            return handle.invoke(argument);
        } catch (RuntimeException | Error known) {
            throw known;
        } catch (Throwable checked) {
            throw new RowanException(type.getSimpleName() + " failed: " + checked.getMessage(), checked);
        }
    }
}
