package dev.rowan.agent.boot;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import org.jspecify.annotations.Nullable;

/**
 * The driver's objects that are open, by identity and weakly held. Thread-safe.
 *
 * <p>A driver's statement may have any {@code equals}, so only identity will do; and it may be dropped without being
 * closed, so the table must not keep it. A look-up allocates nothing.
 */
final class WeakTable<T extends Tracked> {
    /** Locks, so that threads seldom meet; each is held for some nanoseconds. A power of two. */
    private static final int STRIPES = 32;

    private static final int STRIPE_BITS = 5;

    final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final Stripe[] stripes = new Stripe[STRIPES];

    WeakTable() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    @SuppressWarnings("unchecked") // nothing else is put
    @Nullable
    T get(Object key) {
        int hash = System.identityHashCode(key);
        return (T) stripe(hash).get(key, hash);
    }

    /** Adds an entry; one for the same object is replaced. */
    void put(T entry) {
        dropCollected();
        Object key = entry.get();
        if (key != null) {
            Tracked replaced = stripe(entry.hash).put(key, entry);
            if (replaced != null) {
                replaced.lost();
            }
        }
    }

    @SuppressWarnings("unchecked") // nothing else is put
    @Nullable
    T remove(Object key) {
        int hash = System.identityHashCode(key);
        return (T) stripe(hash).remove(key, hash);
    }

    int size() {
        dropCollected();
        int size = 0;
        for (Stripe stripe : stripes) {
            size += stripe.size();
        }
        return size;
    }

    private Stripe stripe(int hash) {
        return stripes[hash & STRIPES - 1];
    }

    private void dropCollected() {
        for (Reference<?> dead = collected.poll(); dead != null; dead = collected.poll()) {
            if (dead instanceof Tracked entry) {
                stripe(entry.hash).drop(entry);
                entry.lost();
            }
        }
    }

    private static final class Stripe {
        private @Nullable Tracked[] heads = new Tracked[8];
        private int size;

        synchronized int size() {
            return size;
        }

        synchronized @Nullable Tracked get(Object key, int hash) {
            Tracked entry = heads[slot(hash)];
            while (entry != null && !(entry.hash == hash && entry.refersTo(key))) {
                entry = entry.next;
            }
            return entry;
        }

        synchronized @Nullable Tracked put(Object key, Tracked entry) {
            Tracked replaced = remove(key, entry.hash);
            if (size >= heads.length) {
                grow();
            }
            int slot = slot(entry.hash);
            entry.next = heads[slot];
            heads[slot] = entry;
            size++;
            return replaced;
        }

        synchronized @Nullable Tracked remove(Object key, int hash) {
            Tracked entry = get(key, hash);
            if (entry != null) {
                drop(entry);
            }
            return entry;
        }

        synchronized void drop(Tracked entry) {
            int slot = slot(entry.hash);
            Tracked before = null;
            Tracked at = heads[slot];
            while (at != null && !at.equals(entry)) {
                before = at;
                at = at.next;
            }
            if (at == null) {
                return;
            }
            if (before == null) {
                heads[slot] = at.next;
            } else {
                before.next = at.next;
            }
            entry.gone = true;
            size--;
        }

        private void grow() {
            @Nullable Tracked[] old = heads;
            heads = new Tracked[old.length * 2];
            for (Tracked head : old) {
                Tracked entry = head;
                while (entry != null) {
                    Tracked next = entry.next;
                    int slot = slot(entry.hash);
                    entry.next = heads[slot];
                    heads[slot] = entry;
                    entry = next;
                }
            }
        }

        private int slot(int hash) {
            return (hash >>> STRIPE_BITS) & (heads.length - 1);
        }
    }
}
