package dev.rowan.agent.capture;

import dev.rowan.agent.boot.Health;
import dev.rowan.agent.boot.Probe;
import dev.rowan.agent.record.JvmRecording;
import dev.rowan.agent.record.Wanted;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The agent in its own loader: it waits until a class of a JDBC driver appears.
 *
 * <p>Until then nothing of Byte Buddy is loaded and no file is made: {@code JAVA_TOOL_OPTIONS} puts
 * the agent into Maven, compilers and other JVMs that never see a database.
 */
public final class Agent {
    private final Options options;
    private final Instrumentation instrumentation;
    private final LongAdder woven = new LongAdder();

    private Agent(Options options, Instrumentation instrumentation) {
        this.options = options;
        this.instrumentation = instrumentation;
    }

    /** Called reflectively by the premain class. */
    public static void start(String text, Instrumentation instrumentation) {
        Options options = Options.parse(text);
        options.problems().forEach(Health::tell);
        if (options.strict() && !options.problems().isEmpty()) {
            throw new IllegalArgumentException("strict=true, and options are wrong: " + options.problems());
        }
        if (options.enabled()) {
            new Agent(options, instrumentation).watch();
        }
    }

    private void watch() {
        instrumentation.addTransformer(new Watch(this::begin, () -> record(null), instrumentation, woven), true);
        // Another agent may have loaded a driver before this one was there.
        Watch.transformAgain(instrumentation, name -> Frameworks.hasHooks(name) || Drivers.mayBeOne(name, new byte[0]));
    }

    private Wanted wanted() {
        return new Wanted(
                options.includes(),
                options.excludes(),
                options.foreignKeys(),
                options.callSites(),
                options.verify(),
                options.values());
    }

    /** The first class of interest has appeared. Returns what instruments it, if that works. */
    private @Nullable Instrumenter begin() {
        Instrumenter instrumenter = null;
        @Nullable String failure;
        try {
            instrumenter = new Instrumenter();
            failure = SelfTest.failure(instrumenter);
        } catch (RuntimeException | LinkageError incomplete) {
            failure = "the agent's own classes cannot be used: " + incomplete;
        }
        if (failure != null) {
            record(failure);
            Health.tell("Nothing is captured: " + failure + ". The application runs on; a gate will not pass.");
            return null;
        }
        return instrumenter;
    }

    /** The first class is woven, or nothing can be. */
    private void record(@Nullable String failure) {
        JvmRecording recording =
                JvmRecording.begin(options.destdir(), wanted(), failure, woven::intValue, instrumentation);
        Runtime.getRuntime().addShutdownHook(new Thread(recording::end, "rowan-agent-end"));
        if (failure != null) {
            return;
        }
        if (options.values()) {
            Health.tell("values=true: bind values are written into the recording as they are, and from there into"
                    + " reports. Keep both as you keep the data.");
        }
        Probe.report(recording.sink());
    }
}
