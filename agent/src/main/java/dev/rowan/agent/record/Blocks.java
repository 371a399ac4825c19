package dev.rowan.agent.record;

import dev.rowan.agent.boot.ThreadState;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.RecordingWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Units that code inside this JVM asked for and wants to see: {@code testing}'s assertions.
 * Thread-safe; each is opened and closed by one thread.
 */
final class Blocks {
    private final Scopes scopes;
    private final Supplier<Jvm> jvm;
    private final AtomicLong handles = new AtomicLong();
    private final Map<Long, Block> open = new ConcurrentHashMap<>();

    private record Block(@Nullable Object before, Work work, List<Unit> units, List<Trial> trials) {}

    Blocks(Scopes scopes, Supplier<Jvm> jvm) {
        this.scopes = scopes;
        this.jvm = jvm;
    }

    long open(String name, ThreadState thread) {
        Work work = scopes.beginBlock(name, scopes.around(thread));
        long handle = handles.incrementAndGet();
        open.put(handle, new Block(thread.scope(), work, new ArrayList<>(), new CopyOnWriteArrayList<>()));
        thread.scope(work);
        return handle;
    }

    byte[] close(long handle, ThreadState thread) {
        Block block = open.get(handle);
        if (block == null) {
            throw new IllegalArgumentException("no unit " + handle + " is open; each is ended once");
        }
        thread.scope(block.before());
        scopes.endBlock(block.work());
        open.remove(handle);
        return RecordingWriter.toBytes(jvm.get(), block.units(), block.trials());
    }

    /** A fix was tried: each unit tries those of its own places, so a block hears of what was tried while it was open. */
    void tried(Trial trial) {
        open.values().forEach(block -> block.trials().add(trial));
    }

    /** A unit has ended, of a block or not. */
    void ended(Unit unit) {
        for (Block block : open.values()) {
            if (block.work().owns(unit.id())) {
                synchronized (block.units()) {
                    block.units().add(unit);
                }
            }
        }
    }
}
