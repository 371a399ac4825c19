package dev.rowan.agent.boot;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A concurrent map from objects, by identity and weakly held, to what is known about them.
 *
 * <p>A driver's statement may have any {@code equals}, so only identity will do; and may be dropped
 * without being closed, so the map must not keep it.
 */
public final class IdentityMap<V> {
    private final ConcurrentHashMap<Object, V> entries = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final ThreadLocal<Probing> probing = ThreadLocal.withInitial(Probing::new);

    public @Nullable V get(Object key) {
        Probing probe = probing.get();
        probe.target = key;
        V found = entries.get(probe);
        probe.target = null;
        return found;
    }

    public void put(Object key, V value) {
        dropCollected();
        entries.put(new Key(key, collected), value);
    }

    public @Nullable V remove(Object key) {
        dropCollected();
        Probing probe = probing.get();
        probe.target = key;
        V removed = entries.remove(probe);
        probe.target = null;
        return removed;
    }

    /** Whether nothing is in it; costs a look at a field or two, and takes no lock. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public int size() {
        dropCollected();
        return entries.size();
    }

    private void dropCollected() {
        for (Reference<?> dead = collected.poll(); dead != null; dead = collected.poll()) {
            entries.remove(dead);
        }
    }

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object target, ReferenceQueue<Object> queue) {
            super(target, queue);
            hash = System.identityHashCode(target);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            return other instanceof Key key && key.hash == hash && get() != null && key.refersTo(get());
        }
    }

    /** The key to look up with, reused so that a look-up allocates nothing. */
    private static final class Probing {
        @Nullable
        Object target;

        @Override
        public int hashCode() {
            return System.identityHashCode(target);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && target != null && key.refersTo(target);
        }
    }
}
