package dev.rowan.agent.program;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** The library's program with its driver in a class loader of their own, as a server runs its applications. */
public final class Isolated {
    private Isolated() {}

    /** Runs it; the argument is the JDBC URL. */
    public static void main(String[] args) throws Exception {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Isolated::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> library = loader.loadClass("dev.rowan.agent.program.Library");
            if (library == Library.class) {
                throw new IllegalStateException("the loader asks its parent");
            }
            Thread.currentThread().setContextClassLoader(loader); // where DriverManager looks for drivers
            library.getMethod("main", String[].class).invoke(null, (Object) args);
        }
        System.exit(0);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
