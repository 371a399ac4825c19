package dev.rowan.agent.capture;

import dev.rowan.agent.boot.BindValues;
import dev.rowan.agent.boot.ConnectionState;
import dev.rowan.agent.boot.Execution;
import dev.rowan.agent.boot.Probe;
import dev.rowan.agent.boot.RowValues;
import dev.rowan.agent.boot.Sink;
import dev.rowan.agent.boot.ThreadState;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries the whole path once, on a class of our own, before a driver's class is touched. */
final class SelfTest {
    static final String TARGET = "dev/rowan/agent/capture/SelfTestTarget";
    private static final String SQL = "select 'self-test'";

    private SelfTest() {}

    /** What does not work, or {@code null}. */
    static @Nullable String failure(Instrumenter instrumenter) {
        Counting counting = new Counting();
        Probe.report(counting);
        try {
            Class<?> target = new Loader(instrumented(instrumenter)).loadClass(TARGET.replace('/', '.'));
            Object statement = target.getConstructor().newInstance();
            target.getMethod("execute", String.class).invoke(statement, SQL);
        } catch (ReflectiveOperationException | IOException | RuntimeException | LinkageError fault) {
            return "advice cannot be written into classes on this JVM: " + fault;
        } finally {
            Probe.report(null);
        }
        return counting.seen.equals(List.of("before " + SQL, "after " + SQL))
                ? null
                : "advice was written but not reached; seen: " + counting.seen;
    }

    private static byte[] instrumented(Instrumenter instrumenter) throws IOException {
        try (InputStream in = SelfTest.class.getClassLoader().getResourceAsStream(TARGET + ".class")) {
            if (in == null) {
                throw new IOException("the jar lacks " + TARGET);
            }
            byte[] changed = instrumenter.instrument(SelfTest.class.getClassLoader(), TARGET, in.readAllBytes());
            if (changed == null) {
                throw new IOException("no method of " + TARGET + " was matched");
            }
            return changed;
        }
    }

    private static final class Loader extends ClassLoader {
        private final byte[] classFile;

        Loader(byte[] classFile) {
            super(ClassLoader.getPlatformClassLoader());
            this.classFile = classFile;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(TARGET.replace('/', '.'))) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, classFile, 0, classFile.length);
        }
    }

    private static final class Counting implements Sink {
        final List<String> seen = new ArrayList<>();

        @Override
        public BindValues prepared(ConnectionState connection, String sql, ThreadState thread) {
            throw new IllegalStateException("the self-test prepares nothing");
        }

        @Override
        public void executing(Execution execution, ThreadState thread) {
            seen.add("before " + execution.sql());
        }

        @Override
        public void executed(Execution execution, ThreadState thread) {
            seen.add("after " + execution.sql());
        }

        @Override
        public void finished(Execution execution) {
            seen.add("finished");
        }

        @Override
        public @Nullable RowValues opened(Execution execution, Object resultSet) {
            return null;
        }

        @Override
        public void transactionEnded(ConnectionState connection, long transaction, boolean committed) {
            seen.add("transaction");
        }

        @Override
        public void idle(ConnectionState connection) {
            seen.add("idle");
        }

        @Override
        public void closed(ConnectionState connection) {
            seen.add("closed");
        }

        @Override
        public void generatedKeys(Execution execution, Object resultSet) {
            seen.add("keys");
        }

        @Override
        public @Nullable Object begin(int moment, @Nullable Object first, @Nullable Object second, ThreadState thread) {
            return null;
        }

        @Override
        public void end(int moment, Object token, @Nullable Object last, ThreadState thread) {
            seen.add("end");
        }

        @Override
        public long open(String name) {
            return 0;
        }

        @Override
        public byte[] close(long handle) {
            return new byte[0];
        }
    }
}
