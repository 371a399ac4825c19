package dev.rowan.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Attaches the agent to the JVMs that run unit tests. */
@Mojo(name = "prepare-agent", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class PrepareAgentMojo extends AgentMojo {

    /** The folder for the recordings. */
    @Parameter(property = "rowan.destdir", defaultValue = "${project.build.directory}/rowan")
    @Nullable
    File destdir;

    @Override
    File destdir() {
        return given(destdir, "destdir");
    }
}
