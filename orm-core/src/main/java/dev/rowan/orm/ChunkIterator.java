package dev.rowan.orm;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows of an open result, one chunk in memory at a time; opened at the first row that is asked for. */
final class ChunkIterator<T extends @Nullable Object> implements Iterator<T>, AutoCloseable {
    /** Django's: large enough that round trips do not count, small enough for memory. */
    static final int DEFAULT_CHUNK = 2000;

    private final Supplier<Fetching.Chunks> opening;
    private final Function<Fetching.Result, List<T>> finish;
    private Fetching.@Nullable Chunks open;
    private Iterator<T> rows = Collections.emptyIterator();
    private boolean ended;

    private ChunkIterator(Supplier<Fetching.Chunks> opening, Function<Fetching.Result, List<T>> finish) {
        this.opening = opening;
        this.finish = finish;
    }

    static <T extends @Nullable Object> Stream<T> stream(
            Supplier<Fetching.Chunks> opening, Function<Fetching.Result, List<T>> finish) {
        ChunkIterator<T> iterator = new ChunkIterator<>(opening, finish);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false)
                .onClose(iterator::close);
    }

    @Override
    public boolean hasNext() {
        if (!rows.hasNext() && !ended) {
            advance();
        }
        return rows.hasNext();
    }

    private void advance() {
        Fetching.Chunks chunks = open == null ? opening.get() : open;
        open = chunks;
        try {
            List<T> next = chunks.alongside(() -> finish.apply(chunks.next()));
            rows = next.iterator();
            if (next.isEmpty()) {
                close();
            }
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }

    @Override
    public void close() {
        ended = true;
        if (open != null) {
            open.close();
        }
    }
}
