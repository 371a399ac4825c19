package dev.rowan.agent.record;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks objects of the application's libraries by the names of their methods, since their classes are
 * not visible here. Anything that is not there is {@code null}. Thread-safe.
 *
 * <p>Used where a statement is about to run or a test begins, never for a row.
 */
final class Reach {
    private static final ClassValue<ConcurrentHashMap<String, Optional<Method>>> METHODS = new ClassValue<>() {
        @Override
        protected ConcurrentHashMap<String, Optional<Method>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private Reach() {}

    static @Nullable Object call(@Nullable Object target, String name, Object... arguments) {
        if (target == null) {
            return null;
        }
        try {
            Optional<Method> method = METHODS.get(target.getClass())
                    .computeIfAbsent(name + '/' + arguments.length, missing -> find(target, name, arguments.length));
            return method.isEmpty() ? null : method.get().invoke(target, arguments);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unreachable) {
            return null;
        }
    }

    static String text(@Nullable Object target, String name) {
        Object answer = call(target, name);
        return answer == null ? "" : answer.toString();
    }

    static @Nullable Object field(Object target, String name) {
        Class<?> type = target.getClass();
        while (type != null) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field.get(target);
            } catch (NoSuchFieldException inSuperclass) {
                type = type.getSuperclass();
            } catch (ReflectiveOperationException | RuntimeException unreachable) {
                return null;
            }
        }
        return null;
    }

    /** A public method of a public type if there is one, so that modules do not stand in the way. */
    private static Optional<Method> find(Object target, String name, int arguments) {
        Method found = null;
        for (Method method : target.getClass().getMethods()) {
            if (!method.getName().equals(name) || method.getParameterCount() != arguments) {
                continue;
            }
            if (found == null || Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
                found = method;
            }
        }
        if (found != null) {
            try {
                found.setAccessible(true);
            } catch (RuntimeException exportedOnly) {
                return Optional.of(found);
            }
        }
        return Optional.ofNullable(found);
    }
}
