package dev.rowan.orm;

import java.lang.ref.WeakReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Listeners that differ from a plain function: in how they are held, in what becomes of their exceptions. */
final class Listening {
    private Listening() {}

    /** Whether the owner of a weak listener is gone, so that the listener will never hear again. */
    static boolean isOver(Object listener) {
        return (listener instanceof Weak<?, ?> weak && weak.owner.get() == null)
                || (listener instanceof Robust<?> robust && isOver(robust.listener));
    }

    static final class Weak<O, E> implements Consumer<E> {
        private final WeakReference<O> owner;
        private final BiConsumer<? super O, ? super E> listener;

        Weak(O owner, BiConsumer<? super O, ? super E> listener) {
            this.owner = new WeakReference<>(owner);
            this.listener = listener;
        }

        @Override
        public void accept(E event) {
            O present = owner.get();
            if (present != null) {
                listener.accept(present, event);
            }
        }
    }

    static final class Robust<E> implements Consumer<E> {
        private final Consumer<? super E> listener;

        Robust(Consumer<? super E> listener) {
            this.listener = listener;
        }

        @Override
        public void accept(E event) {
            try {
                listener.accept(event);
            } catch (RuntimeException thrown) {
                System.getLogger(Signals.class.getName())
                        .log(
                                System.Logger.Level.ERROR,
                                "A robust listener failed on "
                                        + event.getClass().getSimpleName(),
                                thrown);
            }
        }
    }
}
