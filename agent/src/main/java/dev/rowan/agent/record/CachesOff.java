package dev.rowan.agent.record;

import dev.rowan.agent.boot.IdentityMap;
import dev.rowan.agent.boot.Moment;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which loads would have asked Hibernate's second-level cache, had the settings not switched it off: the mapping says
 * that the entity or the collection is kept there. Tests do that, and repeat then what production may not. Thread-safe.
 *
 * <p>Where no setting speaks of a cache there is none to switch off, whatever the mapping says.
 */
final class CachesOff {
    private static final String ON_OR_OFF = "hibernate.cache.use_second_level_cache";
    private static final String PROVIDER = "hibernate.cache.region.factory_class";

    private final IdentityMap<Factory> factories = new IdentityMap<>();

    /**
     * A session factory, without holding it.
     *
     * @param off whether its settings switch the cache off
     * @param kept by the names of entities and the roles of collections, as far as one was asked for
     */
    private record Factory(boolean off, Map<String, Boolean> kept) {}

    /** Whether the cache that is switched off might have answered this. */
    boolean hide(@Nullable Doing doing) {
        if (doing == null) {
            return false;
        }
        Object first = doing.first();
        return switch (doing.moment) {
            case Moment.LAZY_PROXY ->
                isKept(Reach.call(first, "getSession"), Reach.call(first, "getPersistentClass"), "");
            case Moment.LAZY_COLLECTION -> {
                Object owner = Reach.call(first, "getOwner");
                yield owner != null
                        && isKept(Reach.call(first, "getSession"), owner.getClass(), Reach.text(first, "getRole"));
            }
            case Moment.FIND -> isKept(doing.second(), first, "");
            case Moment.BATCH_FETCH -> hide(doing.outer);
            default -> false;
        };
    }

    private boolean isKept(@Nullable Object session, @Nullable Object entity, String role) {
        Object factory = Reach.call(session, "getFactory");
        if (factory == null || !(entity instanceof Class<?> type)) {
            return false;
        }
        Factory known = factories.get(factory);
        if (known == null) {
            known = new Factory(isOff(factory), new ConcurrentHashMap<>());
            factories.put(factory, known);
        }
        return known.off
                && known.kept.computeIfAbsent(role.isEmpty() ? type.getName() : role, asked -> isAskedFor(type, role));
    }

    private static boolean isOff(Object factory) {
        Object enabled = Reach.call(Reach.call(factory, "getSessionFactoryOptions"), "isSecondLevelCacheEnabled");
        return Boolean.FALSE.equals(enabled)
                && Reach.call(factory, "getProperties") instanceof Map<?, ?> settings
                && (settings.containsKey(ON_OR_OFF) || settings.containsKey(PROVIDER));
    }

    private static boolean isAskedFor(Class<?> type, String role) {
        try {
            return role.isEmpty() ? isCached(type) : isCollectionCached(type, role);
        } catch (RuntimeException | LinkageError unreadable) {
            return false;
        }
    }

    private static boolean isCached(Class<?> entity) {
        for (Class<?> type = entity; type != null; type = type.getSuperclass()) {
            if (says(type)) {
                return true;
            }
        }
        return false;
    }

    /** Of collections in embedded objects nothing is known. */
    private static boolean isCollectionCached(Class<?> owner, String role) {
        int dot = role.lastIndexOf('.');
        String property = role.substring(dot + 1);
        boolean direct = false;
        boolean cached = false;
        for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
            direct |= dot > 0 && type.getName().equals(role.substring(0, dot));
            cached |= declares(type, property);
        }
        return direct && cached;
    }

    /** On the field, or on the method that reads it. */
    private static boolean declares(Class<?> type, String property) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().equals(property) && says(field)) {
                return true;
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.getParameterCount() == 0
                    && method.getName().equalsIgnoreCase("get" + property)
                    && says(method)) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(AnnotatedElement mapped) {
        for (Annotation each : mapped.getAnnotations()) {
            String name = each.annotationType().getName();
            if (name.equals("org.hibernate.annotations.Cache")
                    || (name.equals("jakarta.persistence.Cacheable") && isTrue(each))) {
                return true;
            }
        }
        return false;
    }

    /** By the annotation's type: the object's own class is a proxy that nothing may reach into. */
    private static boolean isTrue(Annotation cacheable) {
        try {
            return Boolean.TRUE.equals(
                    cacheable.annotationType().getMethod("value").invoke(cacheable));
        } catch (ReflectiveOperationException unreadable) {
            return false;
        }
    }
}
