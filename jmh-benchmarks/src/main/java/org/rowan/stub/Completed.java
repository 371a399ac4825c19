package org.rowan.stub;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

/**
 * A class that has the few methods of an interface of JDBC's that are called here, made one that can be instantiated. The
 * hundreds of others are missing, and calling one is an {@link AbstractMethodError}.
 */
final class Completed {
    private Completed() {}

    /**
     * The constructor of a subclass that adds nothing. A handle, which costs what {@code new} costs: a reflective call is
     * compiled well or not so well by what else the JIT finds around it, and that was 20 to 50 ns of a measurement.
     */
    static MethodHandle constructor(Class<?> incomplete, Class<?>... parameters) {
        if (!Modifier.isAbstract(incomplete.getModifiers())) {
            throw new IllegalArgumentException(incomplete + " can be instantiated as it is");
        }
        try {
            Class<?> completed = new ByteBuddy()
                    .subclass(incomplete)
                    .name(incomplete.getName() + "Completed")
                    .make()
                    .load(incomplete.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
                    .getLoaded();
            return MethodHandles.lookup()
                    .findConstructor(completed, MethodType.methodType(void.class, parameters))
                    .asType(MethodType.methodType(incomplete, parameters));
        } catch (ReflectiveOperationException missing) {
            throw new IllegalArgumentException(incomplete + " lacks the constructor", missing);
        }
    }

    /** No constructor of a stub throws. */
    static IllegalStateException impossible(Throwable thrown) {
        return new IllegalStateException(thrown);
    }
}
