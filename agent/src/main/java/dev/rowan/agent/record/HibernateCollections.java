package dev.rowan.agent.record;

import dev.rowan.analysis.event.Fetch;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How Hibernate's collections come along with their owners, by what their mapping says. Thread-safe. */
final class HibernateCollections {
    /** Session factories are few; beyond this something makes them in a loop. */
    private static final int MOST_KNOWN = 2_000;

    private static final Map<String, Optional<Fetch.Kind>> KNOWN = new ConcurrentHashMap<>();

    private HibernateCollections() {}

    /**
     * An eager mapping, or a lazy one that a query joined.
     *
     * @return {@code null} where nobody could tell whether it is read (an array), for one in the second-level cache, which
     *     a load may fill for others, for what a merge or refresh loads along, and where it is not known
     */
    static Fetch.@Nullable Kind kind(Object collection, String role) {
        Object session = Reach.call(collection, "getSession");
        Object factory = Reach.call(session, "getFactory");
        boolean cascades =
                Reach.call(Reach.call(session, "getLoadQueryInfluencers"), "getEnabledCascadingFetchProfile") != null;
        if (factory == null || role.isEmpty() || cascades) {
            return null;
        }
        String key = System.identityHashCode(factory) + " " + role;
        Optional<Fetch.Kind> known = KNOWN.get(key);
        if (known == null) {
            known = asked(factory, role);
            if (KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(key, known);
            }
        }
        return known.orElse(null);
    }

    private static Optional<Fetch.Kind> asked(Object factory, String role) {
        Map<String, Optional<Fetch.Kind>> kinds = new ConcurrentHashMap<>();
        // Asking for one of them by its name has overloads, which cannot be told apart from here.
        Consumer<Object> collect = persister -> kinds.put(Reach.text(persister, "getRole"), kind(persister));
        Reach.call(Reach.call(factory, "getMappingMetamodel"), "forEachCollectionDescriptor", collect);
        return kinds.getOrDefault(role, Optional.empty());
    }

    private static Optional<Fetch.Kind> kind(Object persister) {
        if (!Boolean.FALSE.equals(Reach.call(persister, "hasCache"))
                || !Boolean.FALSE.equals(Reach.call(persister, "isArray"))) {
            return Optional.empty();
        }
        return Optional.of(Boolean.FALSE.equals(Reach.call(persister, "isLazy")) ? Fetch.Kind.EAGER : Fetch.Kind.JOIN);
    }
}
