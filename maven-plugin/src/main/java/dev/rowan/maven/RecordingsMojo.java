package dev.rowan.maven;

import dev.rowan.reports.Benchmarks;
import dev.rowan.reports.Recordings;
import dev.rowan.reports.Request;
import dev.rowan.reports.gate.ConfigurationException;
import dev.rowan.reports.gate.Settings;
import dev.rowan.reports.gate.SettingsFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals share that read recordings. */
abstract class RecordingsMojo extends RowanMojo {

    private static final String CONFIG = "rowan.yaml";

    /**
     * Recordings: files, folders or globs. By default this module's {@code target/rowan} and {@code target/rowan-it}.
     */
    @Parameter(property = "rowan.recordings")
    List<String> recordings = new ArrayList<>();

    /** Rules, levels, suppressions. By default {@code rowan.yaml} here, else in the topmost module. */
    @Parameter(property = "rowan.config")
    @Nullable
    File config;

    /** Results of JMH, written with {@code -prof gc -rf json}: files or globs. */
    @Parameter(property = "rowan.benchmarks")
    List<String> benchmarks = new ArrayList<>();

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        if (recordings.isEmpty() && benchmarks.isEmpty() && !looksAtOtherModules() && !hasTests()) {
            getLog().info("Rowan has nothing to look at: this module has no tests.");
            return;
        }
        if (testsAreSkipped()) {
            getLog().warn("Rowan did nothing: tests are skipped.");
            return;
        }
        try {
            act();
        } catch (ConfigurationException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("Rowan cannot read or write: " + e, e);
        }
    }

    abstract void act() throws ConfigurationException, IOException, MojoExecutionException, MojoFailureException;

    /** Whether the goal is about more than its own module. */
    boolean looksAtOtherModules() {
        return false;
    }

    final Recordings.Found recordings() throws IOException {
        if (!recordings.isEmpty()) {
            return Recordings.found(absolute(recordings));
        }
        List<String> names = new ArrayList<>();
        List<MavenProject> modules = looksAtOtherModules() ? session().getProjects() : List.of(project());
        for (MavenProject module : modules) {
            names.add(module.getBuild().getDirectory() + "/rowan");
            names.add(module.getBuild().getDirectory() + "/rowan-it");
        }
        // Not every module has both: only what was named by hand is missed.
        List<Path> there = Recordings.named(names);
        return new Recordings.Found(there, there.isEmpty() ? List.of(names.get(0)) : List.of());
    }

    /** A module without tests may have benchmarks alone; one with tests is asked for their recordings as well. */
    final Benchmarks benchmarks() throws IOException {
        return Benchmarks.named(absolute(benchmarks), recordings.isEmpty() && !looksAtOtherModules() && !hasTests());
    }

    /** Names are relative to the module, whatever folder Maven was started in. */
    private List<String> absolute(List<String> names) {
        return names.stream()
                .map(name -> new File(name).isAbsolute() ? name : project().getBasedir() + "/" + name)
                .toList();
    }

    final Settings settings() throws ConfigurationException {
        if (config != null) {
            return SettingsFile.read(config.toPath());
        }
        File found = beside(CONFIG);
        return found == null ? Settings.DEFAULT : SettingsFile.read(found.toPath());
    }

    /** A file of that name in the module, else in the topmost one; null when neither has it. */
    final @Nullable File beside(String name) {
        File here = new File(project().getBasedir(), name);
        if (here.isFile()) {
            return here;
        }
        File top = new File(session().getTopLevelProject().getBasedir(), name);
        return top.isFile() ? top : null;
    }

    final Request request(Settings settings, @Nullable Path baseline, @Nullable Path before) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (MavenProject module : looksAtOtherModules() ? session().getProjects() : List.of(project())) {
            module.getCompileSourceRoots().forEach(root -> sources.add(Path.of(root)));
            module.getTestCompileSourceRoots().forEach(root -> sources.add(Path.of(root)));
        }
        sources.add(session().getTopLevelProject().getBasedir().toPath());
        return new Request(recordings(), benchmarks(), settings, baseline, before, sources, title());
    }

    private String title() {
        MavenProject named = looksAtOtherModules() ? session().getTopLevelProject() : project();
        return named.getName();
    }

    final void say(List<String> lines) {
        lines.forEach(line -> getLog().info(line));
    }
}
