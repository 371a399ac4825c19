package dev.rowan.agent.boot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's own classes out of a folder inside its jar, where no other loader looks.
 *
 * <p>Its parent is the platform's loader, for {@code java.sql}: the application's classes and the
 * agent's never see each other. {@code boot} and the JDK are reached through that parent.
 */
public final class NestedLoader extends ClassLoader {
    /** The folder that the build packs the agent's classes and its libraries into. */
    public static final String FOLDER = "inner/";

    private final Path path;
    private final JarFile jar;

    static {
        registerAsParallelCapable();
    }

    public NestedLoader(Path path) throws IOException {
        super("rowan-agent", ClassLoader.getPlatformClassLoader());
        this.path = path;
        this.jar = new JarFile(path.toFile(), false);
    }

    /** Its own folder first: whatever lies on the boot class path under the same names is not it. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (jar.getJarEntry(FOLDER + name.replace('.', '/') + ".class") == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes;
        try {
            bytes = read(name.replace('.', '/') + ".class");
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        try {
            byte[] bytes = read(name);
            return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        try {
            return jar.getJarEntry(FOLDER + name) == null
                    ? null
                    : URI.create("jar:" + path.toUri() + "!/" + FOLDER + name).toURL();
        } catch (MalformedURLException impossible) {
            return null;
        }
    }

    private byte @Nullable [] read(String name) throws IOException {
        JarEntry entry = jar.getJarEntry(FOLDER + name);
        if (entry == null) {
            return null;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
