package dev.rowan.agent.capture;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.pool.TypePool;

/**
 * Classes that declare a driver's methods without implementing JDBC's interfaces: those that do extend them. Thread-safe.
 *
 * <p>The JVM passes a class to its transformers before it loads what the class extends, so they are known in time.
 */
final class Ancestors {
    /** Deeper than any driver's; a loop in a broken jar ends here. */
    private static final int DEEPEST = 16;

    private final Map<String, Set<Role>> roles = new ConcurrentHashMap<>();

    /** A class has these roles, and may have inherited the methods for them. */
    void expect(TypeDescription type, Set<Role> heirs) {
        try {
            TypeDescription.Generic parent = type.getSuperClass();
            for (int depth = 0; parent != null && depth < DEEPEST; depth++) {
                TypeDescription ancestor = parent.asErasure();
                String name = ancestor.getName().replace('.', '/');
                if (Drivers.isNone(name)) {
                    return;
                }
                roles.merge(name, heirs, Ancestors::both);
                parent = ancestor.getSuperClass();
            }
        } catch (TypePool.Resolution.NoSuchTypeException elsewhere) {
            // One that another agent puts in; what it declares is not seen.
            return;
        }
    }

    private static Set<Role> both(Set<Role> some, Set<Role> others) {
        Set<Role> all = EnumSet.copyOf(some);
        all.addAll(others);
        return all;
    }

    boolean expects(String name) {
        return roles.containsKey(name);
    }

    Set<Role> of(String name) {
        return roles.getOrDefault(name, Set.of());
    }
}
