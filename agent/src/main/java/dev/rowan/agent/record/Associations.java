package dev.rowan.agent.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which of Hibernate's associations leads to an entity that is being loaded. Thread-safe. */
final class Associations {
    /** Session factories are few; beyond this something makes them in a loop. */
    private static final int MAX_KNOWN = 2_000;

    private static final Map<String, List<String>> LEADING = new ConcurrentHashMap<>();

    private Associations() {}

    /** {@code com.acme.Pet.owner}, or "" when it cannot be told. */
    static String ofInitializer(@Nullable Object initializer) {
        if (initializer == null) {
            return "";
        }
        Object part = Reach.call(initializer, "getInitializedPart");
        if (part == null) {
            part = Reach.field(initializer, "toOneMapping");
        }
        return Reach.text(Reach.call(part, "getNavigableRole"), "getFullPath");
    }

    /**
     * The only to-one attribute of any entity that refers to this proxy's entity.
     *
     * <p>A proxy does not know who holds it; with several candidates the one is told by key provenance.
     */
    static String leadingTo(@Nullable Object lazyInitializer) {
        String target = Reach.text(lazyInitializer, "getEntityName");
        Object session = Reach.call(lazyInitializer, "getSession");
        Object factory = Reach.call(session, "getFactory");
        if (target.isEmpty() || factory == null) {
            return "";
        }
        String key = System.identityHashCode(factory) + " " + target;
        List<String> known = LEADING.get(key);
        if (known == null) {
            known = candidates(factory, target);
            if (LEADING.size() < MAX_KNOWN) {
                LEADING.put(key, known);
            }
        }
        return known.size() == 1 ? known.get(0) : "";
    }

    private static List<String> candidates(Object factory, String target) {
        Object metamodel = Reach.call(factory, "getMappingMetamodel");
        if (metamodel == null) {
            metamodel = Reach.call(factory, "getMetamodel");
        }
        List<String> found = new ArrayList<>();
        Consumer<Object> collect = persister -> collect(persister, target, found);
        Reach.call(metamodel, "forEachEntityDescriptor", collect);
        return List.copyOf(found);
    }

    private static void collect(Object persister, String target, List<String> found) {
        if (!(Reach.call(persister, "getPropertyNames") instanceof String[] names)
                || !(Reach.call(persister, "getPropertyTypes") instanceof Object[] types)) {
            return;
        }
        String entity = Reach.text(persister, "getEntityName");
        for (int i = 0; i < names.length && i < types.length; i++) {
            boolean leads = Boolean.TRUE.equals(Reach.call(types[i], "isEntityType"))
                    && Reach.text(types[i], "getAssociatedEntityName").equals(target);
            if (leads) {
                found.add(entity + "." + names[i]);
            }
        }
    }
}
