package dev.rowan.agent.capture;

import dev.rowan.agent.boot.Health;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees each class as it is loaded, and lets almost all of them pass after a look at their name.
 *
 * <p>Thread-safe. It may be called in the middle of its own work, for the classes that this loads.
 */
final class Watch implements ClassFileTransformer {
    /** It takes a few; a JVM that is too busy for it loses the tasks handed out meanwhile. */
    private static final long MILLIS_FOR_TASKS = 2_000;

    private final Supplier<@Nullable Instrumenter> begin;
    private final Runnable record;
    private final Instrumentation instrumentation;
    private final LongAdder woven;
    private volatile @Nullable Instrumenter instrumenter;
    private volatile boolean begun;
    private boolean recordingBegun;
    private volatile boolean recording;

    /**
     * @param begin called once, for the first class whose name is one of interest
     * @param record called once, before the first class that sees a database or a test is there
     * @param woven counts the classes that were changed
     */
    Watch(Supplier<@Nullable Instrumenter> begin, Runnable record, Instrumentation instrumentation, LongAdder woven) {
        this.begin = begin;
        this.record = record;
        this.instrumentation = instrumentation;
        this.woven = woven;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (name == null || loader == Watch.class.getClassLoader()) {
            return null;
        }
        try {
            boolean wanted = Frameworks.hasHooks(name)
                    || (loader != null && (Drivers.mayBeOne(name, classFile) || isExpected(name)))
                    || Frameworks.isCommon(name);
            Instrumenter ready = wanted ? instrumenter(name) : null;
            byte[] changed = ready == null ? null : ready.instrument(loader, name, classFile);
            if (changed != null) {
                woven.increment();
                recordBefore(name);
            }
            return changed;
        } catch (Throwable fault) {
            Health.fault("transform " + name, fault);
            return null;
        }
    }

    private boolean isExpected(String name) {
        Instrumenter ready = instrumenter;
        return ready != null && ready.expects(name);
    }

    private @Nullable Instrumenter instrumenter(String name) {
        // Those that any JVM may have are no sign of a database.
        if (!begun && !Frameworks.isCommon(name)) {
            synchronized (this) {
                if (!begun) {
                    instrumenter = begin.get();
                    begun = true;
                }
            }
        }
        return instrumenter;
    }

    /** A name alone is no sign of a database either: a compiler has its statements, too. */
    private void recordBefore(String name) {
        if (recording || Frameworks.isCommon(name)) {
            return;
        }
        boolean first;
        synchronized (this) {
            first = !recordingBegun;
            if (first) {
                // First of all, since beginning it may load classes that pass here.
                recordingBegun = true;
                record.run();
                recording = true;
            }
        }
        if (first) {
            transformTasks();
        }
    }

    /**
     * The JDK had loaded the classes of its tasks long before, so they are transformed again: by another
     * thread, since the JVM passes nothing to a transformer on a thread that is inside of one.
     */
    private void transformTasks() {
        Thread other = new Thread(() -> transformAgain(instrumentation, Frameworks::isCommon), "rowan-agent-tasks");
        other.setDaemon(true);
        other.start();
        try {
            other.join(MILLIS_FOR_TASKS);
        } catch (InterruptedException applicationsOwn) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has loaded classes pass through all transformers once more. */
    static void transformAgain(Instrumentation instrumentation, Predicate<String> wanted) {
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (wanted.test(each.getName().replace('.', '/')) && instrumentation.isModifiableClass(each)) {
                loaded.add(each);
            }
        }
        try {
            if (!loaded.isEmpty()) {
                instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
            }
        } catch (UnmodifiableClassException | RuntimeException | LinkageError fault) {
            Health.fault("retransform", fault);
        }
    }
}
