package dev.rowan.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Attaches the agent to the JVMs that run integration tests. */
@Mojo(name = "prepare-agent-integration", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class PrepareAgentIntegrationMojo extends AgentMojo {

    /** The folder for the recordings; not that of unit tests, so that each kind may be run alone. */
    @Parameter(property = "rowan.destdirIt", defaultValue = "${project.build.directory}/rowan-it")
    @Nullable
    File destdirIt;

    @Override
    File destdir() {
        return given(destdirIt, "destdirIt");
    }
}
