package dev.rowan.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters the agent.
 *
 * <p>It names no other class of the agent: those it needs may not be visible yet. If the jar was
 * renamed, {@code Boot-Class-Path} silently names nothing, and the jar has to be appended here.
 */
public final class Premain {
    private static final String LOADER = "dev.rowan.agent.boot.NestedLoader";

    private Premain() {}

    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        try {
            Path jar = jar();
            Class<?> nested = nestedLoader(jar, instrumentation);
            ClassLoader loader = (ClassLoader) nested.getConstructor(Path.class).newInstance(jar);
            loader.loadClass("dev.rowan.agent.capture.Agent")
                    .getMethod("start", String.class, Instrumentation.class)
                    .invoke(null, options == null ? "" : options, instrumentation);
        } catch (Throwable fault) {
            fail(options, fault);
        }
    }

    private static Class<?> nestedLoader(Path jar, Instrumentation instrumentation)
            throws IOException, ClassNotFoundException {
        try {
            return Class.forName(LOADER, true, null);
        } catch (ClassNotFoundException renamed) {
            System.err.println("[rowan] The agent's jar is called " + jar.getFileName()
                    + ", which its manifest does not know; it is appended to the boot class path instead.");
            instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar.toFile()));
            return Class.forName(LOADER, true, null);
        }
    }

    /** From the code source, which a class of the boot loader lacks; then from its own resource. */
    private static Path jar() throws IOException {
        CodeSource source = Premain.class.getProtectionDomain().getCodeSource();
        if (source != null) {
            return Path.of(URI.create(source.getLocation().toString()));
        }
        URL resource = ClassLoader.getSystemResource("dev/rowan/agent/Premain.class");
        if (resource == null) {
            throw new IOException("the agent cannot find its own jar");
        }
        String location = resource.toString();
        return Path.of(URI.create(location.substring("jar:".length(), location.indexOf("!/"))));
    }

    /** An application under an agent that cannot start runs as if there were none, unless strict. */
    private static void fail(@Nullable String options, Throwable fault) {
        Throwable cause = fault.getCause() == null ? fault : fault.getCause();
        System.err.println("[rowan] The agent could not start, nothing is recorded: " + cause);
        if (options != null && options.matches("(.*,)?strict=true(,.*)?")) {
            throw new IllegalStateException("strict=true: the agent could not start", cause);
        }
    }
}
