package dev.rowan.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/** Puts the agent into the JVMs that run tests, by the property that their plugin appends to its arguments. */
abstract class AgentMojo extends RowanMojo {

    @Inject
    @Nullable
    RepositorySystem repositories;

    /**
     * The property that the agent's argument is put into, before what it holds already: Surefire and Failsafe read
     * {@code argLine}. A pom that has an argLine of its own for them refers to the property as {@code @{argLine}}.
     */
    @Parameter(property = "rowan.propertyName", defaultValue = "argLine")
    String propertyName = "argLine";

    /** The agent's jar; by default the one of this plugin's version, from the repository. */
    @Parameter(property = "rowan.agentJar")
    @Nullable
    File agentJar;

    /** The application's classes, such as {@code com.acme.*}; by default all that belong to no known library. */
    @Parameter(property = "rowan.includes")
    List<String> includes = new ArrayList<>();

    /** Classes that are not the application's, whatever {@code includes} says. */
    @Parameter(property = "rowan.excludes")
    List<String> excludes = new ArrayList<>();

    /** Whether a fault of the agent at start stops the JVM, instead of being told. */
    @Parameter(property = "rowan.strict", defaultValue = "false")
    boolean strict;

    /** Further options of the agent, as they are written after its jar: {@code name=value,name=value}. */
    @Parameter(property = "rowan.agentOptions")
    @Nullable
    String agentOptions;

    /** Keeps recordings of earlier runs. By default they go, since what no longer is would be compared. */
    @Parameter(property = "rowan.append", defaultValue = "false")
    boolean append;

    /** The version of the plugin, and of the agent. */
    @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
    String version = "";

    abstract File destdir();

    @Override
    final void run() throws MojoExecutionException {
        if (project().getPackaging().equals("pom")) {
            getLog().debug("Rowan has nothing to do in a module of packaging pom.");
            return;
        }
        Path folder = destdir().toPath();
        if (!append) {
            removeRecordings(folder);
        }
        String argument = argument(agent(), folder);
        Properties properties = project().getProperties();
        String before = AgentArgument.without(properties.getProperty(propertyName, ""));
        String after = before.isEmpty() ? argument : argument + " " + before;
        properties.setProperty(propertyName, after);
        getLog().info(propertyName + " set to " + after);
    }

    private String argument(Path agent, Path folder) throws MojoExecutionException {
        List<String> options = new ArrayList<>();
        add(options, "destdir", folder.toString());
        add(options, "includes", String.join(":", includes));
        add(options, "excludes", String.join(":", excludes));
        if (strict) {
            options.add("strict=true");
        }
        if (agentOptions != null && !agentOptions.isBlank()) {
            options.add(agentOptions.strip());
        }
        return AgentArgument.of(agent, String.join(",", options));
    }

    private static void add(List<String> options, String name, String value) throws MojoExecutionException {
        if (value.contains(",")) {
            throw new MojoExecutionException("The agent's option " + name + " cannot hold a comma, which separates"
                    + " options, and is '" + value + "'. Lists are separated by colons.");
        }
        if (!value.isEmpty()) {
            options.add(name + "=" + value);
        }
    }

    private Path agent() throws MojoExecutionException {
        if (agentJar != null) {
            if (!agentJar.isFile()) {
                throw new MojoExecutionException("There is no agent at " + agentJar
                        + ", which rowan.agentJar names. Leave it out to use the one" + " of this plugin's version.");
            }
            return agentJar.toPath();
        }
        DefaultArtifact artifact = new DefaultArtifact("dev.rowan", "rowan-agent", "runtime", "jar", version);
        ArtifactRequest request = new ArtifactRequest(artifact, project().getRemotePluginRepositories(), null);
        try {
            return given(repositories, "repositories")
                    .resolveArtifact(session().getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new MojoExecutionException(
                    "The agent " + artifact + " cannot be resolved. Name a jar with -Drowan.agentJar=FILE, or mend the"
                            + " repository: " + e.getMessage(),
                    e);
        }
    }

    private void removeRecordings(Path folder) throws MojoExecutionException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".rowan")).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "Recordings of an earlier run cannot be removed from " + folder + " (" + e
                            + "); they would be counted as this run's. Remove them, or set rowan.append.",
                    e);
        }
    }
}
