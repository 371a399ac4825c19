package dev.rowan.maven;

import dev.rowan.reports.gate.ConfigurationException;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes one report of all modules' tests: {@code mvn verify rowan:report-aggregate}. */
@Mojo(name = "report-aggregate", aggregator = true, threadSafe = true)
public final class ReportAggregateMojo extends ReportingMojo {
    @Override
    boolean looksAtOtherModules() {
        return true;
    }

    @Override
    void act() throws ConfigurationException, IOException, MojoExecutionException {
        report();
    }
}
