package dev.rowan.benchmarks.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The JVM options that put an agent into a measured JVM, by the name of the subject. Immutable. */
public final class Agents {
    private final Path rowan;
    private final Path others;
    private final Path out;

    /**
     * @param rowan our packed jar
     * @param others the folder of the other agents' jars
     * @param out where agents write
     */
    public Agents(Path rowan, Path others, Path out) {
        this.rowan = rowan;
        this.others = others;
        this.out = out;
    }

    /** The options for a subject; none for one that is no agent. */
    public List<String> optionsOf(String subject) {
        return switch (subject) {
            case "rowan-agent" -> rowan("includes=dev.rowan.benchmarks.*");
            case "rowan-agent-no-call-sites" -> rowan("callsites=off");
            case "empty-agent" -> List.of("-javaagent:" + empty());
            case "jacoco" ->
                List.of("-javaagent:" + other("org.jacoco.agent") + "=destfile=" + out.resolve("jacoco.exec"));
            case "opentelemetry" ->
                List.of(
                        "-javaagent:" + other("opentelemetry-javaagent"),
                        // Spans are made and dropped: a collector would be another program's cost.
                        "-Dotel.traces.exporter=none",
                        "-Dotel.metrics.exporter=none",
                        "-Dotel.logs.exporter=none",
                        "-Dotel.javaagent.logging=none");
            default -> List.of();
        };
    }

    /** Our agent without options of the benchmarks' own. */
    List<String> asAttached() {
        return List.of("-javaagent:" + existing(rowan) + "=destdir=" + out.resolve("recordings"));
    }

    private List<String> rowan(String option) {
        return List.of(asAttached().get(0) + "," + option);
    }

    private static Path existing(Path jar) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no agent at " + jar + ".\n"
                    + "  Build it: mvn -q -Dquick -DskipTests -pl jmh-benchmarks,agent -am package");
        }
        return jar;
    }

    private Path other(String name) {
        try (Stream<Path> jars = Files.list(others)) {
            return jars.filter(jar -> String.valueOf(jar.getFileName()).startsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no " + name + " in " + others + "."));
        } catch (IOException unreadable) {
            throw new IllegalStateException("There is no folder of agents: " + others, unreadable);
        }
    }

    /** An agent that does nothing: what having one costs. */
    private Path empty() {
        Path jar = out.resolve("empty-agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
        String entry = EmptyAgent.class.getName().replace('.', '/') + ".class";
        try {
            Files.createDirectories(out);
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream packed = new JarOutputStream(file, manifest);
                    InputStream code = EmptyAgent.class.getResourceAsStream("/" + entry)) {
                packed.putNextEntry(new JarEntry(entry));
                packed.write(code == null ? new byte[0] : code.readAllBytes());
                packed.closeEntry();
            }
            return jar;
        } catch (IOException failed) {
            throw new IllegalStateException("The empty agent could not be packed at " + jar, failed);
        }
    }
}
