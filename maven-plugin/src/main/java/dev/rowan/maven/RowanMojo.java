package dev.rowan.maven;

import java.io.File;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What every goal shares: the project, and a way to leave Rowan out. */
abstract class RowanMojo extends AbstractMojo {

    /** The project that is built. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @Nullable
    MavenProject project;

    /** The build that it is part of. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @Nullable
    MavenSession session;

    /** Leaves Rowan out: no agent, no report, no check. */
    @Parameter(property = "rowan.skip", defaultValue = "false")
    boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Rowan is skipped: rowan.skip is set.");
            return;
        }
        run();
    }

    abstract void run() throws MojoExecutionException, MojoFailureException;

    final MavenProject project() {
        return given(project, "project");
    }

    final MavenSession session() {
        return given(session, "session");
    }

    /** A parameter that Maven always sets. */
    static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException("Maven did not set the parameter '" + name + "'");
        }
        return value;
    }

    /** Whether the module can have recordings at all. */
    final boolean hasTests() {
        return !project().getPackaging().equals("pom")
                && new File(project().getBuild().getTestOutputDirectory()).isDirectory();
    }

    /** Whether the user asked for a build without tests. */
    final boolean testsAreSkipped() {
        return set("skipTests") || set("maven.test.skip");
    }

    private boolean set(String property) {
        String value = session().getUserProperties().getProperty(property);
        return value != null && !value.equals("false");
    }
}
