package dev.rowan.maven;

import dev.rowan.reports.Engine;
import dev.rowan.reports.Result;
import dev.rowan.reports.gate.BaselineFile;
import dev.rowan.reports.gate.ConfigurationException;
import dev.rowan.reports.view.Verdict;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes what the recordings count as the baseline, to be put into git: {@code mvn verify rowan:baseline}. */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends RecordingsMojo {

    /** The file to write. */
    @Parameter(property = "rowan.baseline", defaultValue = "${project.basedir}/rowan-baseline.json")
    @Nullable
    File baseline;

    @Override
    void act() throws ConfigurationException, IOException, MojoFailureException {
        Result result = Engine.standard().look(recordings(), benchmarks(), settings());
        Verdict verdict = result.report().verdict();
        if (verdict.outcome() != Verdict.Outcome.PASS) {
            throw new MojoFailureException("Rowan: no baseline was written. " + verdict.reason());
        }
        File file = given(baseline, "baseline");
        BaselineFile.write(result.measured(), file.toPath());
        long tests = result.report().totals().tests();
        getLog().info("baseline of " + tests + (tests == 1 ? " test" : " tests") + ", to be put into git: " + file);
    }
}
