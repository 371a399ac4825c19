package dev.rowan.maven;

import dev.rowan.reports.Recordings;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Copies the recordings of all modules into one folder: {@code mvn verify rowan:merge}. */
@Mojo(name = "merge", aggregator = true, threadSafe = true)
public final class MergeMojo extends RecordingsMojo {

    /** The folder to fill. */
    @Parameter(property = "rowan.mergeDirectory", defaultValue = "${project.build.directory}/rowan-merged")
    @Nullable
    File mergeDirectory;

    @Override
    boolean looksAtOtherModules() {
        return true;
    }

    @Override
    void act() throws IOException, MojoFailureException {
        File folder = given(mergeDirectory, "mergeDirectory");
        int count = Recordings.merge(recordings().paths(), folder.toPath());
        if (count == 0) {
            throw new MojoFailureException(
                    "Rowan: no recording was found in any module. Did prepare-agent run before the tests?");
        }
        getLog().info(count + " recordings in " + folder);
    }
}
