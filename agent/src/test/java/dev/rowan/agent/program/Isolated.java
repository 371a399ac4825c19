package dev.rowan.agent.program;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The library's program with its driver in a class loader of their own, as a server runs its applications. */
public final class Isolated {
    private Isolated() {}

    /** Runs it; the argument is the JDBC URL. */
    public static void main(String[] args) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            Class<?> library = loader.loadClass("dev.rowan.agent.program.Library");
            if (library == Library.class) {
                throw new IllegalStateException("the loader asks its parent");
            }
            Thread.currentThread().setContextClassLoader(loader); // where DriverManager looks for drivers
            library.getMethod("main", String[].class).invoke(null, (Object) args);
        }
        System.exit(0);
    }
}
