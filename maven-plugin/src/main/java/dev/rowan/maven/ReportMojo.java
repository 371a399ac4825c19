package dev.rowan.maven;

import dev.rowan.reports.gate.ConfigurationException;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes the report of this module's tests. */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends ReportingMojo {
    @Override
    void act() throws ConfigurationException, IOException, MojoExecutionException {
        report();
    }
}
