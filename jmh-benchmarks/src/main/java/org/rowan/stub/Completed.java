package org.rowan.stub;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

/**
 * A class that has the few methods of an interface of JDBC's that are called here, made one that can be instantiated. The
 * hundreds of others are missing, and calling one is an {@link AbstractMethodError}.
 */
final class Completed {
    private Completed() {}

    /** The constructor of a subclass that adds nothing. */
    static <T> Constructor<? extends T> constructor(Class<T> incomplete, Class<?>... parameters) {
        if (!Modifier.isAbstract(incomplete.getModifiers())) {
            throw new IllegalArgumentException(incomplete + " can be instantiated as it is");
        }
        try {
            return new ByteBuddy()
                    .subclass(incomplete)
                    .name(incomplete.getName() + "Completed")
                    .make()
                    .load(incomplete.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
                    .getLoaded()
                    .getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException missing) {
            throw new IllegalArgumentException(incomplete + " lacks the constructor", missing);
        }
    }

    static <T> T instance(Constructor<? extends T> of, Object... arguments) {
        try {
            return of.newInstance(arguments);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
